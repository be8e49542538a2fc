/** Names on lanes: before the lane where there is room, else along it, on as many lines as keep them apart. */
import type { Day } from '../model/dates';
import { ownNames } from '../model/existence';
import type { EntityView } from '../model/picture';
import type { Stretch } from './lifelines';
import type { TimeScale } from './timeScale';

/** The width of a text in pixels. */
export type Measure = (text: string, strong: boolean) => number;

export interface Label {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  /** Lines are counted from the lane away; null stands before the lane, level with it. */
  readonly line: number | null;
  /** Where on the lane the name begins; null where that lies outside or is not known. */
  readonly tickX: number | null;
}

/** The length of a lane's fade into an unknown beginning or end, and the room of the question mark beyond it. */
export const FADE = 26;
export const QUESTION = 12;
const GAP = 14;
/** Between a name and the lane that it stands before. */
const BEFORE = 7;

interface DatedName {
  readonly text: string;
  readonly from: Day | null;
}

/** The names of a lane in order: the one it begins with, then each rename with its day. */
export function laneNames(view: EntityView): DatedName[] {
  const latin = ownNames(view.entity, view.names).filter(
    ({ fact }) => fact.script === null || fact.script === 'Latn',
  );
  const dated: DatedName[] = [];
  let first = view.entity.label;
  for (const { fact, finding } of latin) {
    const from = finding.bounds.fromEarliest ?? null;
    if (from !== null) dated.push({ text: fact.text, from });
    else if (first !== fact.text && !latin.some((name) => name.fact.text === view.entity.label)) first = fact.text;
  }
  const opening = latin.find((name) => name.finding.bounds.fromEarliest === null && dated.length > 0);
  return [{ text: opening?.fact.text ?? first, from: null }, ...dated];
}

/** Where the names of one lane stand, none touching another, the window's left edge or `right`. */
export function placeLabels(
  view: EntityView,
  stretches: readonly Stretch[],
  scale: TimeScale,
  right: number,
  measure: (text: string) => number,
): Label[] {
  const first = stretches[0];
  const end = stretches.at(-1)?.end.outer;
  if (first === undefined || end === undefined) return [];
  const names = laneNames(view);
  const startX = scale.x(first.start.outer);
  if (startX > scale.right) {
    const text = `${names[0]?.text ?? ''} ▸`;
    return [{ text, x: Math.max(scale.left, scale.right - measure(text)), width: measure(text), line: 0, tickX: null }];
  }
  if (scale.x(end) < scale.left) {
    const text = `◂ ${names.at(-1)?.text ?? ''}`;
    return [{ text, x: scale.left, width: measure(text), line: 0, tickX: null }];
  }
  const spots = names
    .map((name) => ({ text: name.text, at: name.from === null ? startX : Math.max(scale.x(name.from), startX) }))
    .filter((spot, index, all) => spot.at <= scale.right && !((all[index + 1]?.at ?? Infinity) <= Math.max(scale.left, spot.at)));
  const ends: number[] = [];
  return spots.map(({ text, at }, index) => {
    const width = measure(text);
    const before = startX - (first.start.kind === 'unknown' ? FADE + QUESTION : 0) - BEFORE - width;
    if (index === 0 && before >= scale.left) return { text, x: before, width, line: null, tickX: null };
    // Connectors run to the right of where a late lane begins: its name ends there.
    const latest = index === 0 && startX + width > scale.right ? startX - width : right - width;
    const x = Math.max(scale.left, Math.min(Math.max(at, scale.left), latest));
    let line = ends.findIndex((edge) => edge + GAP <= x);
    if (line < 0) line = ends.length;
    ends[line] = x + width;
    return { text, x, width, line, tickX: at > startX && at >= scale.left ? at : null };
  });
}
