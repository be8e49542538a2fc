/**
 * When something held: the four bounds that follow from what claims say of its beginning and end.
 *
 * The rules of `app/domain/spans.py`; both run `tests/vectors/spans.json`.
 */
import { type DateRange, type Day, earlier, later, parseDate } from './dates';
import type { Stance } from '../api/operations';

/** What one claim says: EDTF texts, `to` also `..` for going on. */
export interface SaidSpan {
  readonly from: string | null;
  readonly to: string | null;
  readonly observed: readonly string[];
}

/** When a claim was made: its first possible day (null: unknown) and its last. */
export interface Said {
  readonly first: Day | null;
  readonly last: Day;
}

/** Null is unbounded for the outer two, unknown for the inner two. */
export interface Bounds {
  readonly fromEarliest: Day | null;
  readonly fromLatest: Day | null;
  readonly toEarliest: Day | null;
  readonly toLatest: Day | null;
}

export const UNDATED: Bounds = { fromEarliest: null, fromLatest: null, toEarliest: null, toLatest: null };

/** One end as a claim gives it. */
export interface GivenEnd {
  readonly date: DateRange;
  readonly said: Said;
  readonly stance: Stance;
}

/** Whether every day the end can mean lies before every day the start can mean. */
export function precedes(end: DateRange, start: DateRange): boolean {
  return end.latest !== null && start.earliest !== null && end.latest < start.earliest;
}

/** A claim's observations, each cut at the day on which it was asserted. */
export function observations(span: SaidSpan, said: Said, stance: Stance): DateRange[] {
  const cut = stance === 'ASSERTS' ? said.last : null;
  return span.observed.map((text) => {
    const day = parseDate(text);
    return { earliest: day.earliest, latest: earlier(day.latest, cut) };
  });
}

/** The bounds that follow from both ends and every observation; `ongoing` is who said that it goes on. */
export function boundsOf(
  start: GivenEnd | null,
  end: GivenEnd | null,
  ongoing: Said | null,
  seen: readonly DateRange[],
  instant: boolean,
): Bounds {
  const firstSeen = seen.reduce<Day | null>((day, o) => earlier(day, o.latest), null);
  const lastSeen = seen.reduce<Day | null>((day, o) => later(day, o.earliest), null);
  let fromEarliest: Day | null = null;
  let fromLatest = firstSeen;
  if (start) {
    const cut = start.stance === 'ASSERTS' ? start.said.last : null;
    fromEarliest = start.date.earliest;
    fromLatest = earlier(earlier(start.date.latest, cut), firstSeen);
    if (fromLatest !== null) fromLatest = later(fromLatest, fromEarliest);
  }
  if (instant) return { ...UNDATED, fromEarliest, fromLatest };
  if (end) {
    const toEarliest = later(end.date.earliest, lastSeen);
    let toLatest = earlier(end.date.latest, pastCut(end));
    if (toLatest !== null) toLatest = later(toLatest, toEarliest);
    return { fromEarliest, fromLatest, toEarliest, toLatest };
  }
  const toEarliest = ongoing ? later(lastSeen, ongoing.first) : lastSeen;
  return { fromEarliest, fromLatest, toEarliest: toEarliest ?? fromLatest, toLatest: null };
}

/** An end asserted as past is not after the claim; one whose first day lies ahead is foreseen. */
function pastCut(end: GivenEnd): Day | null {
  if (end.stance !== 'ASSERTS') return null;
  const foreseen = end.date.earliest !== null && end.date.earliest > end.said.last;
  return foreseen ? null : end.said.last;
}

/** Whether it may have held on the day, by its dates alone. Instants stay once they have happened. */
export function possibleOn(bounds: Bounds, day: Day): boolean {
  return (bounds.fromEarliest ?? day) <= day && day <= (bounds.toLatest ?? day);
}

/** Whether it held on the day if it is true at all. Instants stay once they certainly happened. */
export function certainOn({ fromLatest, toEarliest }: Bounds, instant: boolean, day: Day): boolean {
  return fromLatest !== null && fromLatest <= day && (instant || (toEarliest !== null && day <= toEarliest));
}

/** What counts as there on a day: what may have been, or only what certainly was. */
export type Certainty = 'possible' | 'certain';

export function heldOn(bounds: Bounds, instant: boolean, day: Day, certainty: Certainty): boolean {
  return certainty === 'certain' ? certainOn(bounds, instant, day) : possibleOn(bounds, day);
}
