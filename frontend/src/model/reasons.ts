/** Because of which claims something differs between two moments: the rules of `claims_of_change.cypher`. */
import type { Claim } from './claims';
import type { Day } from './dates';

/** The dates that decide, where the day made the change. */
export interface Dating {
  readonly from: string | null;
  readonly to: string | null;
  /** The day that belongs to the fact itself. */
  readonly on: string | null;
  /** Nobody asserts it: then whoever gives a date counts. */
  readonly whoever: boolean;
}

/** Claims that a change may rest on. */
export interface Ground {
  readonly claims: readonly Claim[];
  /** The fact follows from claims about another: a later revision leaves it. */
  readonly derived: boolean;
  /** Null where it is what became known that made the change. */
  readonly dating: Dating | null;
}

/** After which day and until which a claim became known that counts; observations decide where certainty is asked for. */
export interface Known {
  readonly after: Day;
  readonly until: Day;
  readonly certain: boolean;
}

/** The claims behind a change, the earliest known first. */
export function because(grounds: readonly Ground[], { after, until, certain }: Known): Claim[] {
  const found = new Map<string, Claim>();
  for (const { claims, derived, dating } of grounds) {
    const there = claims.filter((claim) => !claim.retracted && claim.knownFrom <= until);
    const revised = new Set(derived ? [] : there.flatMap((claim) => claim.revises));
    for (const claim of there) {
      const counts = dating ? derived || gives(claim, dating, certain) : claim.knownFrom > after;
      if (counts && !revised.has(claim.id)) found.set(claim.id, claim);
    }
  }
  return [...found.values()].sort((a, b) => compareTexts([a.knownFrom, a.id], [b.knownFrom, b.id]));
}

function gives({ stance, span }: Claim, { from, to, on, whoever }: Dating, certain: boolean): boolean {
  if (!whoever && stance !== 'ASSERTS') return false;
  const begins = span?.from ?? on;
  return (begins !== null && begins === from) || (to !== null && span?.to === to) || (certain && (span?.observed.length ?? 0) > 0);
}

/** Orders lists of texts by their first difference. */
export function compareTexts(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((each, index) => each !== b[index]);
  return at < 0 ? 0 : (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
}
