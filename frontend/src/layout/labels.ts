/** Names on lanes: before the lane where there is room, else along it, on as many lines as keep them apart. */
import { addDays, type Day, FIRST_DAY } from '../model/dates';
import { latinNames } from '../model/existence';
import type { EntityView } from '../model/picture';
import { possibleOn } from '../model/spans';
import type { EndKind, Stretch } from './lifelines';
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
/** The room of an end's fade and sign beyond its outer day. */
export function endRoom(kind: EndKind): number {
  return kind === 'unknown' ? FADE + QUESTION : kind === 'exact' || kind === 'vague' ? 0 : QUESTION;
}

const GAP = 14;
/** Between a name and the lane that it stands before. */
const BEFORE = 7;

interface LaneName {
  readonly text: string;
  readonly from: Day | null;
  /** The label, which is not a fact: it stands where no name is known to have prevailed. */
  readonly editorial: boolean;
}

const named = new WeakMap<EntityView, LaneName[]>();

/** The names that prevailed on a lane one after the other, each with its first day; null before the first dated one. */
function laneNames(view: EntityView): LaneName[] {
  const known = named.get(view);
  if (known) return known;
  const own = latinNames(view);
  const turns = own.flatMap(({ finding: { bounds } }) => [
    bounds.fromEarliest,
    bounds.toLatest === null ? null : addDays(bounds.toLatest, 1),
  ]);
  const days = [FIRST_DAY, ...turns.filter((day) => day !== null)].sort();
  const names: LaneName[] = [];
  for (const day of days) {
    const name = own.findLast(({ finding }) => possibleOn(finding.bounds, day));
    if (!name && names.length > 0) continue;
    const text = name?.fact.text ?? view.entity.label;
    if (names.at(-1)?.text !== text) names.push({ text, from: day === FIRST_DAY ? null : day, editorial: !name });
  }
  named.set(view, names);
  return names;
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
  const fitted = (text: string) => shortened(text, right - scale.left, measure);
  const startX = scale.x(first.start.outer);
  if (startX > scale.right) {
    const text = fitted(`${names[0]?.text ?? ''} ▸`);
    return [{ text, x: Math.max(scale.left, scale.right - measure(text)), width: measure(text), line: 0, tickX: null }];
  }
  if (scale.x(end) < scale.left) {
    const text = fitted(`◂ ${names.at(-1)?.text ?? ''}`);
    return [{ text, x: scale.left, width: measure(text), line: 0, tickX: null }];
  }
  const spots = names
    .map((name) => ({ ...name, at: name.from === null ? startX : Math.max(scale.x(name.from), startX) }))
    .filter(({ at, editorial }, index, all) => {
      const next = all[index + 1]?.at ?? Infinity;
      // A name that gave way on the first day to be seen was there before; the label was not.
      return at <= scale.right && next > scale.left && (next > at || !editorial);
    });
  const placed = spots.map(({ text: name, at }, index) => {
    const text = fitted(name);
    const width = measure(text);
    const before = startX - endRoom(first.start.kind) - BEFORE - width;
    if (index === 0 && before >= scale.left) return { text, x: before, width, line: null, tickX: null };
    // Connectors run to the right of where a late lane begins: its name ends there.
    const latest = index === 0 && startX + width > scale.right ? startX - width : right - width;
    const x = Math.max(scale.left, Math.min(Math.max(at, scale.left), latest));
    return { text, x, width, line: 0, tickX: (at > startX || index > 0) && at >= scale.left ? at : null };
  });
  return inLines(placed);
}

/** The later of two names that would touch lies nearer to the lane, so that the line to the earlier passes it by. */
export function inLines(labels: readonly Label[]): Label[] {
  const begins: number[] = [];
  return labels
    .toReversed()
    .map((label) => {
      if (label.line === null) return label;
      let line = begins.findIndex((x) => label.x + label.width + GAP <= x);
      if (line < 0) line = begins.length;
      begins[line] = label.x;
      return { ...label, line };
    })
    .reverse();
}

/** The text, cut where it is wider than the room. Cut or not drawn, every name is in the lane's accessible name. */
function shortened(text: string, room: number, measure: (text: string) => number): string {
  if (measure(text) <= room) return text;
  const signs = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  while (signs.length > 1 && measure(`${signs.join('')}…`) > room) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}
