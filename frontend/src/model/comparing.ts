/**
 * What differs between two moments, and because of which claims.
 *
 * The rules of the server's `changes` (`app/graph/changes.py`), over what was loaded. A change is one of
 * date where the second day as known at the first would make it too, else one of knowledge.
 */
import type { Claim } from './claims';
import type { Day } from './dates';
import { assess, type Finding, type Statement } from './evidence';
import { nameAt, type NameView, namesOf, spellsOf } from './existence';
import type { Entity, History, Vocabulary } from './history';
import { because, compareTexts, type Dating, type Ground } from './reasons';
import { type Bounds, possibleOn } from './spans';
import { type About, firstKnown, nameSubject, type Part, type Subject, subjectsOf } from './subjects';

/** A point in the two times at once; null is the whole history, and everything known. */
export interface TwoTimes {
  readonly asOf: Day | null;
  readonly knownAt: Day | null;
}

export type ChangeKind = 'APPEARED' | 'DISAPPEARED' | 'STATUS_CHANGED' | 'RENAMED' | 'REDATED';

export interface Side {
  readonly finding: Finding;
  /** The prevailing name, where names are compared. */
  readonly name: string | null;
}

export interface Change {
  readonly kind: ChangeKind;
  readonly about: About;
  readonly instant: boolean;
  /** The day on which it changed, in the world or in what was known; null: none in particular. */
  readonly day: Day | null;
  readonly before: Side | null;
  readonly after: Side | null;
  readonly because: readonly Claim[];
}

/** Days beyond both ends, which sort as days do. */
const BEFORE_ALL = '';
const AFTER_ALL = '9999-99-99';

/** What differs, in order of the day of the change and the fact's id. */
export function changesBetween(history: History, vocabulary: Vocabulary, part: Part, before: TwoTimes, after: TwoTimes): Change[] {
  const comparison = new Comparison(history, part.certain, before, after);
  const found = subjectsOf(history, vocabulary, part).flatMap((subject) => comparison.ofFact(subject));
  for (const id of part.entities) {
    const entity = history.entities.get(id);
    if (entity) found.push(...comparison.ofName(entity));
  }
  const key = ({ day, about, kind }: Change) => [day ?? AFTER_ALL, about.fact.id, kind];
  return found.sort((a, b) => compareTexts(key(a), key(b)));
}

class Comparison {
  private readonly between: TwoTimes;
  private readonly forward: boolean;
  /** The two days looked from, the earlier first. */
  private readonly known: readonly [Day, Day];
  private readonly first: ReadonlyMap<string, Day>;
  private readonly spells = new Map<string, readonly Bounds[]>();

  constructor(
    private readonly history: History,
    private readonly certain: boolean,
    private readonly before: TwoTimes,
    private readonly after: TwoTimes,
  ) {
    this.between = { asOf: after.asOf, knownAt: before.knownAt };
    const [first, last] = [before.knownAt ?? AFTER_ALL, after.knownAt ?? AFTER_ALL];
    this.forward = first <= last;
    this.known = this.forward ? [first, last] : [last, first];
    this.first = firstKnown(history);
  }

  ofFact(subject: Subject): Change[] {
    const { claims, instant, about, ends } = subject;
    const old = this.assessed(claims, this.before.knownAt, instant);
    const fresh = this.before.knownAt === this.after.knownAt ? old : this.assessed(claims, this.after.knownAt, instant);
    const was = this.there(subject, old, this.before);
    const now = this.there(subject, fresh, this.after);
    if (was && now && old && fresh) {
      const kinds: ChangeKind[] = old.status === fresh.status ? [] : ['STATUS_CHANGED'];
      if (datesOf(old) !== datesOf(fresh)) kinds.push('REDATED');
      if (kinds.length === 0) return [];
      const grounds = [groundOf(subject, null)];
      const rest = { about, instant, day: this.newsOf(subject), before: sideOf(old), after: sideOf(fresh), because: this.because(grounds, false) };
      return kinds.map((kind) => ({ kind, ...rest }));
    }
    if (was === now) return [];
    const byDate = now === this.there(subject, old, this.between);
    const day = (now ? this.before : this.after).asOf ?? AFTER_ALL;
    const edges = this.edges(old, instant);
    const itself = byDate ? outside(day, edges) : this.holds(old, instant, this.between) !== this.holds(fresh, instant, this.after);
    const grounds = ends.flatMap((end) => this.existenceOf(end, byDate, day));
    if (itself || ends.length === 0) grounds.push(groundOf(subject, byDate && old ? datingOf(subject, old, day, edges) : null));
    return [
      {
        kind: now ? 'APPEARED' : 'DISAPPEARED',
        about,
        instant,
        day: byDate ? this.dayOf(day, edges) : this.newsOf(subject),
        before: was ? sideOf(old) : null,
        after: now ? sideOf(fresh) : null,
        because: this.because(grounds, byDate),
      },
    ];
  }

  ofName(entity: Entity): Change[] {
    const [x, y, z] = [this.before, this.between, this.after].map((moment) => this.named(entity, moment));
    if (!x || !z || x.fact.text === z.fact.text) return [];
    const byDate = y?.fact.text === z.fact.text;
    // Either a later name begins, or the one before it ends.
    const begins = !y || !byDate || (this.before.asOf !== null && !possibleOn(y.finding.bounds, this.before.asOf));
    const deciding = begins ? y : x;
    const day = (begins ? this.before : this.after).asOf ?? AFTER_ALL;
    const bounds = deciding?.finding.bounds;
    const edges = [bounds?.fromEarliest ?? BEFORE_ALL, bounds?.toLatest ?? AFTER_ALL] as const;
    const subject = (name: NameView) => nameSubject(name.fact, entity);
    const grounds =
      byDate && deciding
        ? [groundOf(subject(deciding), datingOf(subject(deciding), deciding.finding, day, edges))]
        : [z, y].flatMap((name) => (name ? [groundOf(subject(name), null)] : []));
    const news = this.forward ? this.stepOn(subject(z), this.after.knownAt) : this.stepOn(subject(x), this.before.knownAt);
    return [
      {
        kind: 'RENAMED',
        about: subject(z).about,
        instant: false,
        day: byDate ? this.dayOf(day, edges) : news,
        before: { finding: x.finding, name: x.fact.text },
        after: { finding: z.finding, name: z.fact.text },
        because: this.because(grounds, byDate),
      },
    ];
  }

  private named(entity: Entity, { asOf, knownAt }: TwoTimes): NameView | null {
    return nameAt(entity, namesOf(entity, this.lookUp, knownAt), asOf);
  }

  private readonly lookUp = (id: string): Claim | undefined => this.history.claims.get(id);

  private assessed(claims: readonly Statement[], knownAt: Day | null, instant: boolean): Finding | null {
    return assess(claims, this.lookUp, knownAt, instant);
  }

  private because(grounds: readonly Ground[], byDate: boolean): Claim[] {
    const [after, last] = this.known;
    return because(grounds, { after, until: byDate ? (this.before.knownAt ?? AFTER_ALL) : last, certain: this.certain });
  }

  private there({ instant, ends }: Subject, finding: Finding | null, moment: TwoTimes): boolean {
    return this.holds(finding, instant, moment) && ends.every((end) => this.exists(end, moment));
  }

  private holds(finding: Finding | null, instant: boolean, { asOf }: TwoTimes): boolean {
    return finding !== null && (asOf === null || !outside(asOf, this.edges(finding, instant)));
  }

  /** The first and the last day on which a fact is there. */
  private edges(finding: Finding | null, instant: boolean): readonly [Day, Day] {
    const bounds = finding?.bounds;
    if (!this.certain) return [bounds?.fromEarliest ?? BEFORE_ALL, bounds?.toLatest ?? AFTER_ALL];
    return [bounds?.fromLatest ?? AFTER_ALL, instant ? AFTER_ALL : (bounds?.toEarliest ?? BEFORE_ALL)];
  }

  /** Whether an end of a tie may have existed: without a day every one does, before it is known none. */
  private exists(entity: Entity, { asOf, knownAt }: TwoTimes): boolean {
    if (asOf === null) return true;
    if ((this.first.get(entity.id) ?? AFTER_ALL) > (knownAt ?? AFTER_ALL)) return false;
    const key = `${knownAt ?? ''} ${entity.id}`;
    const spells = this.spells.get(key) ?? spellsOf(entity, this.lookUp, knownAt).map(({ bounds }) => bounds);
    this.spells.set(key, spells);
    return spells.some((bounds) => possibleOn(bounds, asOf));
  }

  /** The claims of an end's existence and ending, where that changed whether it exists. */
  private existenceOf(end: Entity, byDate: boolean, day: Day): Ground[] {
    const [from, to] = byDate ? [this.before, this.between] : [this.between, this.after];
    if (this.exists(end, from) === this.exists(end, to)) return [];
    const grounds = (facts: Entity['endings'], instant: boolean) =>
      facts.flatMap(({ claims }): Ground[] => {
        if (!byDate) return [{ claims, derived: false, dating: null }];
        const held = this.assessed(claims, this.before.knownAt, instant);
        if (!held) return [];
        const { fromEarliest, fromLatest, toLatest } = held.bounds;
        const begins = instant ? day > (fromLatest ?? AFTER_ALL) : day < (fromEarliest ?? BEFORE_ALL);
        const ends = !instant && day > (toLatest ?? AFTER_ALL);
        const dating = { from: begins ? held.from : null, to: ends ? held.to : null, on: null, whoever: held.assertions === 0 };
        return [{ claims, derived: false, dating }];
      });
    return [...grounds(end.existences, false), ...grounds(end.endings, true)];
  }

  private dayOf(day: Day, [begun, over]: readonly [Day, Day]): Day | null {
    if (outside(day, [begun, over])) return day < begun ? begun : over;
    const { before, after } = this;
    return before.asOf === null || after.asOf === null ? null : before.asOf > after.asOf ? before.asOf : after.asOf;
  }

  /** The last day on which something of a fact became known; the later day looked from where nothing did. */
  private newsOf(subject: Subject): Day | null {
    const [before, after] = [this.stepOn(subject, this.before.knownAt), this.stepOn(subject, this.after.knownAt)];
    if (before === after) return this.known[1] === AFTER_ALL ? null : this.known[1];
    return this.forward ? after : before;
  }

  /** The last day of knowledge, until the one looked from, on which what is held of a fact changed. */
  private stepOn({ claims, instant }: Subject, knownAt: Day | null): Day | null {
    const all = new Map<string, Statement>(claims.map((claim) => [claim.id, claim]));
    // A map's iteration reaches what is added on the way.
    for (const { reliesOn } of all.values()) {
      for (const claim of reliesOn.map(this.lookUp)) if (claim && !all.has(claim.id)) all.set(claim.id, claim);
    }
    const days = [...new Set([...all.values()].filter((claim) => !claim.retracted).map((claim) => claim.knownFrom))];
    const until = days.filter((day) => knownAt === null || day <= knownAt).sort();
    const held = (day: Day | undefined) => (day === undefined ? 'null' : JSON.stringify(this.assessed(claims, day, instant)));
    const last = held(until.at(-1));
    return until.findLast((_, index) => held(until[index - 1]) !== last) ?? null;
  }
}

function outside(day: Day, [begun, over]: readonly [Day, Day]): boolean {
  return day < begun || day > over;
}

function groundOf({ about, derived }: Subject, dating: Dating | null): Ground {
  return { claims: about.fact.claims, derived, dating };
}

function datingOf({ on }: Subject, { from, to, assertions }: Finding, day: Day, [begun, over]: readonly [Day, Day]): Dating {
  return { from: day < begun || to === null ? from : null, to: day > over ? to : null, on, whoever: assertions === 0 };
}

function sideOf(finding: Finding | null): Side | null {
  return finding && { finding, name: null };
}

/** What is said of beginning and end, and the bounds that follow. */
function datesOf({ from, to, bounds }: Finding): string {
  const { fromEarliest, fromLatest, toEarliest, toLatest } = bounds;
  return JSON.stringify([from, to, fromEarliest, fromLatest, toEarliest, toLatest]);
}
