/**
 * The rules of evidence: what the claims about one fact amount to, on any day one looks from.
 *
 * The rules of `app/domain/evidence.py`; both run `tests/vectors/status.json`.
 */
import type { Channel, Ended, Reliability, Stance } from '../api/operations';
import { type Day, later, ONGOING, parseDate } from './dates';
import { type Bounds, boundsOf, observations, precedes, type Said, type SaidSpan } from './spans';

export const STATUSES = ['ANNOUNCED', 'ASSERTED', 'CONTESTED', 'DENIED', 'CONFIRMED', 'REFUTED'] as const;
export type Status = (typeof STATUSES)[number];

export interface Quantity {
  readonly low: number;
  readonly high: number | null;
  readonly approximate: boolean;
}

/** What the rules need of a claim. `claimant` is an entity's id, else `source|name`. */
export interface Statement {
  readonly id: string;
  readonly stance: Stance;
  readonly channel: Channel;
  readonly claimant: string;
  readonly source: string;
  readonly said: Said;
  readonly knownFrom: Day;
  readonly span: SaidSpan | null;
  readonly share: number | null;
  readonly count: Quantity | null;
  readonly how: Ended | null;
  readonly reliability: Reliability | null;
  readonly credibility: number | null;
  readonly reliesOn: readonly string[];
  readonly revises: readonly string[];
  readonly retracted: boolean;
}

/** What is held of a fact on one day of knowledge. */
export interface Finding {
  readonly status: Status;
  readonly bounds: Bounds;
  readonly from: string | null;
  readonly to: string | null;
  readonly observed: readonly string[];
  readonly share: number | null;
  readonly count: Quantity | null;
  readonly how: Ended | null;
  readonly assertions: number;
  readonly denials: number;
  readonly sources: number;
  readonly independentSources: number;
}

/** A day on which the status changed, and the claim that changed it. */
export interface StatusChange {
  readonly on: Day;
  readonly status: Status;
  readonly claim: string;
}

const DECIDES_UP_TO = 3;
const OPPOSITE = { ASSERTS: 'DENIES', DENIES: 'ASSERTS' } as const;
const NO_SPAN: SaidSpan = { from: null, to: null, observed: [] };
const STANCE_OF: Readonly<Partial<Record<Status, Stance>>> = {
  CONFIRMED: 'ASSERTS',
  ASSERTED: 'ASSERTS',
  REFUTED: 'DENIES',
  DENIED: 'DENIES',
  ANNOUNCED: 'ANNOUNCES',
};

/** Best first: analysts, then credibility, reliability, later made, id. */
function byRank(a: Statement, b: Statement): number {
  return (
    Number(a.channel !== 'ANALYST') - Number(b.channel !== 'ANALYST') ||
    (a.credibility ?? 6) - (b.credibility ?? 6) ||
    compare(a.reliability ?? 'F', b.reliability ?? 'F') ||
    compare(b.said.last, a.said.last) ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The claims that count on a day: known by then and not retracted; null looks from the end of time. */
export function knownBy<S extends Statement>(claims: readonly S[], knownAt: Day | null): S[] {
  return claims.filter((c) => !c.retracted && (knownAt === null || c.knownFrom <= knownAt));
}

/** Drop what the same claimant has since revised, by a link or by a certainly later opposite claim. */
export function kept(known: readonly Statement[]): Statement[] {
  // Most facts have claims of one mind.
  if (known.every((c) => c.stance === known[0]?.stance && c.revises.length === 0)) return [...known];
  const revised = new Set(known.flatMap((c) => c.revises));
  const latest = new Map<string, Day>();
  for (const { claimant, stance, said } of known) {
    const key = `${stance} ${claimant}`;
    latest.set(key, later(latest.get(key) ?? null, said.first) ?? '');
  }
  const standing = known.filter(({ id, claimant, stance, said }) => {
    if (revised.has(id)) return false;
    const since = stance === 'ANNOUNCES' ? '' : (latest.get(`${OPPOSITE[stance]} ${claimant}`) ?? '');
    return since <= said.last;
  });
  // Claims that revise one another in a circle take nothing back.
  return standing.length > 0 ? standing : [...known];
}

function opposed(a: Stance, b: Stance): boolean {
  return a !== b && a !== 'ANNOUNCES' && b !== 'ANNOUNCES';
}

function statusOf(standing: readonly Statement[]): Status {
  const deciding = standing.filter(
    (c) => c.channel === 'ANALYST' && (c.credibility ?? 1) <= DECIDES_UP_TO && c.stance !== 'ANNOUNCES',
  );
  const asserted = (claims: readonly Statement[]) => claims.some((c) => c.stance === 'ASSERTS');
  const denied = (claims: readonly Statement[]) => claims.some((c) => c.stance === 'DENIES');
  if (deciding.length > 0) {
    if (asserted(deciding) && denied(deciding)) return 'CONTESTED';
    const stance: Stance = asserted(deciding) ? 'ASSERTS' : 'DENIES';
    const gainsaid = standing.some(
      (c) =>
        c.channel === 'OFFICIAL' &&
        opposed(c.stance, stance) &&
        deciding.every((d) => c.said.first !== null && c.said.first > d.said.last),
    );
    if (gainsaid) return 'CONTESTED';
    return stance === 'ASSERTS' ? 'CONFIRMED' : 'REFUTED';
  }
  if (asserted(standing)) return denied(standing) ? 'CONTESTED' : 'ASSERTED';
  return denied(standing) ? 'DENIED' : 'ANNOUNCED';
}

/**
 * What the claims amount to as known on a day (null: all of them); null where nothing is known.
 *
 * `lookUp` finds claims of other facts, for what the assertions rest on.
 */
export function assess(
  claims: readonly Statement[],
  lookUp: (id: string) => Statement | undefined,
  knownAt: Day | null,
  instant: boolean,
): Finding | null {
  const known = knownBy(claims, knownAt);
  if (known.length === 0) return null;
  const standing = known.length === 1 ? known : kept(known).sort(byRank);
  const assertions = standing.every((c) => c.stance === 'ASSERTS') ? standing : standing.filter((c) => c.stance === 'ASSERTS');
  const givers = assertions.length > 0 ? assertions : standing;
  const [start, end] = endsOf(givers);
  const from = start?.span?.from ?? null;
  const to = end?.span?.to ?? null;
  const seen = givers.flatMap((c) => (c.span?.observed.length ? observations(c.span, c.said, c.stance) : []));
  const bounds = boundsOf(
    start && from !== null ? { date: parseDate(from), said: start.said, stance: start.stance } : null,
    end && to !== null && to !== ONGOING ? { date: parseDate(to), said: end.said, stance: end.stance } : null,
    end && to === ONGOING ? end.said : null,
    seen,
    instant,
  );
  const origins = new Set<string>();
  for (const claim of assertions) addOrigins(claim, known, lookUp, knownAt, origins);
  return {
    status: statusOf(standing),
    bounds,
    from,
    to,
    observed: seen.length === 0 ? [] : [...new Set(givers.flatMap((c) => c.span?.observed ?? []))].sort(),
    share: firstGiven(givers, (c) => c.share),
    count: firstGiven(givers, (c) => c.count),
    how: firstGiven(givers, (c) => c.how),
    assertions: assertions.length,
    denials: standing.filter((c) => c.stance === 'DENIES').length,
    sources: standing.length === 1 ? 1 : new Set(standing.map((c) => c.source)).size,
    independentSources: origins.size,
  };
}

function firstGiven<T>(givers: readonly Statement[], give: (claim: Statement) => T | null): T | null {
  for (const claim of givers) {
    const value = give(claim);
    if (value !== null) return value;
  }
  return null;
}

/** Who gives the beginning and the end: the best ranked, passing over an end that contradicts a better one. */
function endsOf(ranked: readonly Statement[]): [Statement | null, Statement | null] {
  let start: Statement | null = null;
  let end: Statement | null = null;
  for (const claim of ranked) {
    const { from, to } = claim.span ?? NO_SPAN;
    if (!start && from !== null && !contradicts(from, end?.span?.to ?? null)) start = claim;
    if (!end && to !== null && !contradicts(start?.span?.from ?? null, to)) end = claim;
  }
  return [start, end];
}

function contradicts(from: string | null, to: string | null): boolean {
  return from !== null && to !== null && to !== ONGOING && precedes(parseDate(to), parseDate(from));
}

/** Adds the claimants of the claims that one rests on in the end; its own where it rests on none known. */
export function addOrigins(
  claim: Statement,
  own: readonly Statement[],
  lookUp: (id: string) => Statement | undefined,
  knownAt: Day | null,
  origins: Set<string>,
): void {
  if (claim.reliesOn.length === 0) {
    origins.add(claim.claimant);
    return;
  }
  const visited = new Set([claim.id]);
  const pending = [claim];
  for (let current = pending.pop(); current; current = pending.pop()) {
    const found = current.reliesOn.map((id) => own.find((c) => c.id === id) ?? lookUp(id));
    const below = knownBy(found.filter((c) => c !== undefined), knownAt);
    if (below.length === 0) origins.add(current.claimant);
    for (const other of below) {
      if (visited.has(other.id)) continue;
      visited.add(other.id);
      pending.push(other);
    }
  }
}

/** Each day on which the status changed, by the claims known until `knownAt`, the first appearance included. */
export function statusHistory(claims: readonly Statement[], knownAt: Day | null): StatusChange[] {
  const known = knownBy(claims, knownAt);
  const days = [...new Set(known.map((c) => c.knownFrom))].sort();
  const changes: StatusChange[] = [];
  for (const day of days) {
    const status = statusOf(kept(knownBy(known, day)));
    if (changes.at(-1)?.status === status) continue;
    const fresh = known.filter((c) => c.knownFrom === day).sort(byRank);
    const maker = fresh.find((c) => c.stance === STANCE_OF[status]) ?? fresh[0];
    if (maker) changes.push({ on: day, status, claim: maker.id });
  }
  return changes;
}

/** A denial turned into the assertion that it was made, an instant on its day; a later revision leaves it. */
export function asDeniedMembership(claim: Statement): Statement {
  const { first, last } = claim.said;
  const from = first === last ? last : `[${first ?? ''}..${last}]`;
  return {
    ...claim,
    stance: 'ASSERTS',
    span: { from, to: null, observed: [] },
    share: null,
    count: null,
    how: null,
    revises: [],
  };
}
