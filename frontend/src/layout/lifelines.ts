/** From what is held of entities and ties to where they begin, end and join: days, not yet pixels. */
import { addDays, type Day, earlier, fromTime, later, ONGOING, toTime } from '../model/dates';
import { type EntityView, isBelieved, type Picture, tiesOf, type TieView } from '../model/picture';
import type { Spell } from '../model/existence';
import type { Bounds } from '../model/spans';
import type { TimeRange } from './timeScale';

/** How sure an end is: an exact day, a range, a range from an approximate date, or nothing. */
export type EndKind = 'exact' | 'vague' | 'approximate' | 'unknown' | 'ongoing';

/** One stretch of a lane: solid between the inner days, possible out to the outer ones. */
export interface Stretch {
  readonly start: { readonly kind: EndKind; readonly outer: Day; readonly inner: Day };
  readonly end: { readonly kind: EndKind; readonly inner: Day; readonly outer: Day };
  readonly spell: Spell;
  /** No claim dates it: only what else is known of the entity shows where it belongs. */
  readonly undated: boolean;
}

/** The day a tie is drawn at, and the days it may lie between. */
export interface Anchor {
  readonly at: Day;
  readonly earliest: Day | null;
  readonly latest: Day | null;
  readonly undated: boolean;
}

/** The first and the last of some days. */
class Reach {
  first: Day | null = null;
  last: Day | null = null;

  add(day: Day | null): void {
    this.first = earlier(this.first, day);
    this.last = later(this.last, day);
  }

  addAll({ fromEarliest, fromLatest, toEarliest, toLatest }: Bounds): void {
    this.add(fromEarliest);
    this.add(fromLatest);
    this.add(toEarliest);
    this.add(toLatest);
  }
}

function isUndated({ fromEarliest, fromLatest, toEarliest, toLatest }: Bounds): boolean {
  return (fromEarliest ?? fromLatest ?? toEarliest ?? toLatest) === null;
}

/** The first and last day that anything in the picture speaks of; a year of room where nothing is dated. */
export function extentOf(picture: Picture): TimeRange {
  const reach = new Reach();
  for (const { spells } of picture.entities.values()) for (const { bounds } of spells) reach.addAll(bounds);
  for (const { tie, finding } of picture.ties.values()) {
    reach.addAll(finding.bounds);
    for (const { knownFrom } of tie.claims) reach.add(knownFrom);
  }
  const to = reach.last ?? '2000-12-31';
  const from = reach.first ?? addDays(to, -365);
  const room = Math.max((toTime(to) - toTime(from)) / 86_400_000 / 40, 10);
  return { first: addDays(from, -room), last: addDays(to, 10) };
}

/**
 * Where a tie is drawn: the middle of the days it may have begun on, as far as they are bounded; of these
 * days, one on which the lane it starts from is there.
 */
export function anchorOf(bounds: Bounds, lane: readonly Stretch[], said: Day): Anchor {
  const { fromEarliest: earliest, fromLatest: latest } = bounds;
  if (earliest !== null && latest !== null) {
    const middle = fromTime((toTime(earliest) + toTime(latest)) / 2);
    const start = lane[0]?.start.outer ?? middle;
    const end = lane.at(-1)?.end.outer ?? middle;
    const onLane = middle < start ? start : middle > end ? end : middle;
    return { at: onLane >= earliest && onLane <= latest ? onLane : middle, earliest, latest, undated: false };
  }
  const at = latest ?? earliest ?? bounds.toEarliest ?? bounds.toLatest;
  return { at: at ?? said, earliest, latest, undated: at === null };
}

/** The stretches of every lane, by entity. */
export function stretchesOf(picture: Picture, extent: TimeRange): Map<string, Stretch[]> {
  return new Map([...picture.entities].map(([id, view]) => [id, laneOf(view, tiesOf(picture, id), extent)] as const));
}

/** The stretches of one lane, by the entity and all its ties. */
export function laneOf(view: EntityView, ties: readonly TieView[], extent: TimeRange): Stretch[] {
  // Most lanes are dated at both ends and need none.
  let found: Reach | null = null;
  const mentions = () => (found ??= mentionsOf(view, ties));
  const none = new Reach();
  const birth = ties.find((t) => isBelieved(t) && t.founding && t.tie.source.id === view.entity.id);
  const single = view.spells.length === 1;
  return view.spells.map((spell) => {
    const mentioned = single ? mentions : () => none;
    const start = startOf(spell, birth?.finding.bounds ?? null, mentioned, extent);
    const end = endOf(spell, mentioned, start.inner, extent);
    return { start, end, spell, undated: isUndated(spell.bounds) && start.kind === 'unknown' };
  });
}

/** The first and last day on which something of it is dated, of what is believed if there is any. */
function mentionsOf(view: EntityView, ties: readonly TieView[]): Reach {
  const reach = new Reach();
  for (const tie of ties) if (isBelieved(tie)) reach.addAll(tie.finding.bounds);
  for (const { finding } of view.names) reach.addAll(finding.bounds);
  if (reach.first === null) for (const { finding } of ties) reach.addAll(finding.bounds);
  if (reach.first === null) for (const tie of ties) reach.add(firstSaid(tie));
  return reach;
}

function startOf(spell: Spell, birth: Bounds | null, mentions: () => Reach, extent: TimeRange): Stretch['start'] {
  const own = spell.bounds;
  const fromBirth = own.fromEarliest === null && birth !== null && birth.fromEarliest !== null;
  const { fromEarliest, fromLatest } = fromBirth ? birth : own;
  if (fromEarliest !== null) {
    const outer = fromEarliest;
    const inner = fromLatest ?? later(fromEarliest, mentions().first) ?? fromEarliest;
    return { kind: kindOf(outer, inner, fromBirth ? null : spell.from), outer, inner };
  }
  const inner = earlier(fromLatest, mentions().first) ?? own.toEarliest ?? own.toLatest ?? extent.first;
  return { kind: 'unknown', outer: inner, inner };
}

function endOf(spell: Spell, mentions: () => Reach, start: Day, extent: TimeRange): Stretch['end'] {
  const { toEarliest, toLatest } = spell.bounds;
  if (toLatest !== null) {
    const inner = later(start, toEarliest) ?? start;
    const outer = later(inner, toLatest) ?? toLatest;
    return { kind: kindOf(inner, outer, spell.to), inner, outer };
  }
  if (spell.to === ONGOING) return { kind: 'ongoing', inner: extent.last, outer: extent.last };
  const inner = later(toEarliest, later(start, mentions().last)) ?? start;
  return { kind: 'unknown', inner, outer: inner };
}

function kindOf(a: Day, b: Day, edtf: string | null): EndKind {
  if (a === b) return 'exact';
  return edtf !== null && /[~?%]/.test(edtf) ? 'approximate' : 'vague';
}

/** The first day on which somebody spoke of a tie: where it is shown if nothing dates it. */
export function firstSaid({ tie }: TieView): Day {
  return tie.claims.map((claim) => claim.said.last).reduce((a, b) => (a < b ? a : b));
}
