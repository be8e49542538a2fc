/** Made-up histories of any size, for measuring: the same seed gives the same history. */
import type { GroupKind, TieType } from '../src/api/operations';
import type { Claim } from '../src/model/claims';
import { type Day, fromTime, ONGOING, toTime } from '../src/model/dates';
import { type Entity, type History, indexClaims, type Tie } from '../src/model/history';

/** Ties for each lane, unless others are wanted. */
const TIES_A_LANE = 1.7;
export const FOCUS = 'group:g0';

const FIRST = toTime('1980-01-01');
const LAST = toTime('2024-12-31');
const DAY = 86_400_000;
const YEAR = 365 * DAY;
/** A family grows by splits until so many years after its first group. */
const FAMILY_YEARS = 25;
const CHANNELS = ['PRESS', 'PRESS', 'ANALYST', 'OFFICIAL', 'IN_NAME_OF', 'INSIDER'] as const;
const SYLLABLES = ['ba', 'dar', 'fa', 'ha', 'jab', 'ka', 'lim', 'mur', 'na', 'qas', 'ra', 'sha', 'tah', 'wa', 'zin'] as const;

type Random = () => number;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Lane {
  readonly id: string;
  readonly label: string;
  readonly family: number;
  readonly from: number;
  to: number;
  kind: GroupKind;
}

/** A history of so many groups, tied to one another by splits, mergers, successions, pledges, fronts and denials. */
export function generate(count: number, seed = 1, tiesALane = TIES_A_LANE): History {
  const random = randomFrom(seed);
  const lanes: Lane[] = [];
  const ties = new Map<string, Tie>();
  const made = new ClaimMaker(random);
  const wanted = Math.round(count * tiesALane);
  const tie = (type: TieType, source: Lane, target: Lane, claims: readonly Claim[]) => {
    const id = `tie:${type.toLowerCase().replaceAll('_', '-')}/${source.id}/${target.id}`;
    if (source === target || ties.has(id) || ties.size >= wanted) return;
    const ends = { source: { id: source.id, label: source.label }, target: { id: target.id, label: target.label } };
    ties.set(id, { id, type, ...ends, place: null, derived: type === 'DENIED_MEMBERSHIP', role: null, note: null, claims });
  };

  const families: Lane[][] = [];
  while (lanes.length < count) {
    // Few large families, many small ones, the focus's among the largest.
    const size = Math.min(count - lanes.length, families.length === 0 ? Math.ceil(count / 40) + 5 : Math.ceil(3 / (random() + 0.02)));
    const family: Lane[] = [];
    const root = FIRST + random() * (LAST - FIRST - FAMILY_YEARS * YEAR);
    for (let index = 0; index < size; index++) {
      const parent = family[Math.floor(random() ** 1.5 * family.length)];
      const from = parent ? between(random, parent.from, Math.min(parent.to, root + FAMILY_YEARS * YEAR)) : root;
      const lane = laneAt(lanes.length, families.length, from, random);
      lanes.push(lane);
      family.push(lane);
      if (!parent) continue;
      const chance = random();
      if (chance < 0.12) {
        parent.to = from;
        tie('SUCCEEDED', lane, parent, made.about(from));
      } else if (chance < 0.2) {
        lane.kind = 'FRONT';
        tie('FRONT_FOR', lane, parent, made.about(from, lane.to));
      } else if (chance < 0.28) tie('GREW_OUT_OF', lane, parent, made.about(from));
      else tie('SPLIT_FROM', lane, parent, made.about(from));
    }
    families.push(family);
  }
  for (let tried = 0; ties.size < wanted && tried < wanted * 20; tried++) acrossFamilies(lanes, families, random, made, tie);

  const entities = lanes.map((lane) => entityOf(lane, random, made));
  return {
    focus: FOCUS,
    entities: new Map(entities.map((entity) => [entity.id, entity])),
    ties,
    claims: indexClaims(entities, ties.values()),
    truncated: null,
  };
}

/** One of the events between lanes that are there already: half of them stay within a family. */
function acrossFamilies(
  lanes: readonly Lane[],
  families: readonly Lane[][],
  random: Random,
  made: ClaimMaker,
  tie: (type: TieType, source: Lane, target: Lane, claims: readonly Claim[]) => void,
): void {
  const source = pick(lanes, random);
  const near = families[random() < 0.5 ? source.family : (source.family + 1 + Math.floor(random() ** 3 * 12)) % families.length] ?? lanes;
  const target = pick(near, random);
  const [first, last] = [Math.max(source.from, target.from), Math.min(source.to, target.to)];
  if (source === target || first >= last) return;
  const at = between(random, first, last);
  const chance = random();
  if (chance < 0.45) {
    const claims = made.about(at, null, { share: random() < 0.3 ? Math.round(random() * 9 + 1) / 10 : null });
    if (random() > 0.25) {
      tie('PLEDGED_TO', source, target, claims);
      return;
    }
    const denial = made.denial(source, at);
    tie('PLEDGED_TO', source, target, [...claims, denial]);
    tie('DENIED_MEMBERSHIP', source, target, [denial]);
  } else if (chance < 0.65) {
    target.kind = 'COALITION';
    tie('MEMBER_OF', source, target, made.about(at, last));
  } else if (chance < 0.75) tie('FRONT_FOR', source, target, made.about(at));
  else if (chance < 0.85 && source.family === target.family) {
    source.to = at;
    tie('MERGED_INTO', source, target, made.about(at));
  } else tie(chance < 0.92 ? 'DEFECTED_TO' : 'ALLIED_WITH', source, target, made.about(at));
}

function laneAt(index: number, family: number, from: number, random: Random): Lane {
  const to = random() < 0.25 ? LAST : Math.min(LAST, from + YEAR * (0.5 + random() ** 2 * 25));
  const word = () => Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(SYLLABLES, random)).join('');
  const label = `${capital(word())} al-${capital(word())}`;
  return { id: `group:g${index}`, label, family, from, to, kind: pick(['ORGANISATION', 'FACTION'] as const, random) };
}

function entityOf(lane: Lane, random: Random, made: ClaimMaker): Entity {
  const claims = made.about(lane.from, lane.to >= LAST ? ONGOING : random() < 0.8 ? lane.to : null);
  const renamed = random() < 0.15 && lane.to - lane.from > YEAR;
  const rename = renamed ? between(random, lane.from, lane.to) : null;
  const name = (text: string, from: number, to: number | null, number: number) => ({
    id: `name:${lane.id}/${number}`,
    text,
    kind: 'OFFICIAL' as const,
    language: null,
    script: null,
    usedBy: null,
    claims: made.about(from, to),
  });
  return {
    id: lane.id,
    label: lane.label,
    type: 'Group',
    kind: lane.kind,
    summary: null,
    names: [
      name(lane.label, lane.from, rename, 1),
      ...(rename === null ? [] : [name(`New ${lane.label}`, rename, null, 2)]),
    ],
    strengths: [],
    existences: [{ id: `existence:${lane.id}`, claims }],
    endings: [],
  };
}

/** Claims by made-up sources, each a while after what it speaks of. */
class ClaimMaker {
  private count = 0;

  constructor(private readonly random: Random) {}

  /** One to three claims that something began and, unless null, ended; dates are exact, of a month or of a year. */
  about(from: number, to: number | typeof ONGOING | null = null, part: Partial<Claim> = {}): Claim[] {
    const span = { from: this.dated(from), to: typeof to === 'number' ? this.dated(to) : to, observed: [] };
    return Array.from({ length: 1 + Math.floor(this.random() ** 2 * 3) }, () => this.claim(from, { span, ...part }));
  }

  denial(by: Lane, at: number): Claim {
    return this.claim(at, { stance: 'DENIES', channel: 'OFFICIAL', claimant: by.id, madeBy: { id: by.id, label: by.label }, madeByName: by.label });
  }

  private claim(at: number, part: Partial<Claim>): Claim {
    const id = `claim:${this.count.toString(16).padStart(20, '0')}`;
    this.count += 1;
    const knownFrom: Day = fromTime(Math.min(at + this.random() ** 2 * 6 * YEAR, LAST));
    const source = Math.floor(this.random() * 60);
    const speaker = `Speaker ${Math.floor(this.random() * 4)}`;
    const sourceId = `source:s${source}`;
    return {
      id,
      stance: 'ASSERTS',
      channel: pick(CHANNELS, this.random),
      claimant: `${sourceId}|${speaker.toLowerCase()}`,
      source: sourceId,
      said: { first: knownFrom, last: knownFrom },
      knownFrom,
      span: null,
      share: null,
      count: null,
      how: null,
      reliability: pick(['A', 'B', 'C', null], this.random),
      credibility: pick([1, 2, 3, null], this.random),
      reliesOn: [],
      revises: [],
      retracted: false,
      madeBy: null,
      madeByName: speaker,
      madeOn: knownFrom,
      madeOnAsGiven: null,
      summary: 'A made-up report.',
      locator: '¶ 1',
      sourceFacts: { id: sourceId, title: `Source ${source}`, author: null, publisher: null, publishedOn: knownFrom, url: null },
      ...part,
    };
  }

  private dated(time: number): string {
    const day = fromTime(time);
    const chance = this.random();
    if (chance < 0.5) return day;
    return chance < 0.75 ? day.slice(0, 7) : chance < 0.95 ? day.slice(0, 4) : `${day.slice(0, 4)}~`;
  }
}

function between(random: Random, first: number, last: number): number {
  return first + random() * Math.max(last - first, 0);
}

function pick<T>(list: readonly T[], random: Random): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
