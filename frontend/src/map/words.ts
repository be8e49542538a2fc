/** What stands beside a place: its name, and a swatch with a letter, and where there is room the name, for each who was there. */
import type { Measure } from '../layout/labels';
import type { Day } from '../model/dates';
import type { Picture } from '../model/picture';
import type { Presence } from '../model/places';
import type { Point } from '../scene/curves';
import { statusGlyph } from '../scene/glyphs';
import { type Shape, shape } from '../scene/scene';
import type { Placed, Size } from './flags';
import { calledOn, type Entry, type Sign } from './where';

/** One who was there. */
export interface Cell {
  readonly sign: Sign;
  readonly name: string;
  readonly presence: Presence;
  /** Pixels before the name. */
  readonly lead: number;
}

const LINE = 16;
const ROW = 24;
const SWATCH = 12;
const GLYPH = 17;
const MOST_NAMED = 6;
const MOST_WIDTH = 190;
const COLUMNS = 5;

export function cellsOf({ presences }: Entry, picture: Picture, asOf: Day | null, signs: ReadonlyMap<string, Sign>, measure: Measure): Cell[] {
  return presences.map((presence) => {
    const sign = signs.get(presence.who.id) ?? { letter: '?', hue: 0 };
    const lead = SWATCH + 5 + (hasGlyph(presence) ? GLYPH : 0) + measure(sign.letter, true) + 5;
    return { sign, name: shortened(calledOn(presence, picture, asOf), MOST_WIDTH, measure), presence, lead };
  });
}

function hasGlyph({ finding: { status } }: Presence): boolean {
  return status !== 'ASSERTED' && status !== 'CONFIRMED';
}

function shortened(text: string, width: number, measure: Measure, strong = false): string {
  if (measure(text, strong) <= width) return text;
  let end = text.length;
  while (end > 1 && measure(`${text.slice(0, end)}…`, strong) > width) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

function headOf({ title, below }: Entry, measure: Measure): readonly string[] {
  return [shortened(title, MOST_WIDTH, measure, true), ...(below === null ? [] : [shortened(below, MOST_WIDTH, measure)])];
}

/** With names, with letters alone, and the place's own name left out. */
export function formsOf(entry: Entry, cells: readonly Cell[], measure: Measure): Size[] {
  const head = headOf(entry, measure);
  const headWidth = Math.max(...head.map((text) => measure(text, true)));
  const cell = cellWidth(cells);
  const short = { width: Math.min(cells.length, COLUMNS) * cell, height: Math.ceil(cells.length / COLUMNS) * ROW };
  const named = { width: Math.max(headWidth, ...cells.map(({ lead, name }) => lead + measure(name, false))), height: head.length * LINE + cells.length * ROW };
  const letters = { width: Math.max(headWidth, short.width), height: head.length * LINE + short.height };
  return [cells.length > MOST_NAMED ? letters : named, letters, short];
}

function cellWidth(cells: readonly Cell[]): number {
  return Math.max(ROW, ...cells.map(({ lead }) => lead)) + 3;
}

/** The place's name above those who were there. */
export function headShapes(entry: Entry, { x, y, form }: Placed, measure: Measure): Shape[] {
  if (form === 2) return [];
  return headOf(entry, measure).map((text, n) => shape('text', n === 0 ? (entry.position?.kind === 'area' && entry.below === null ? 'map-place vague' : 'map-place') : 'map-below', { x, y: y + 12 + n * LINE }, text));
}

/** The shapes of each cell. */
export function cellShapes(entry: Entry, cells: readonly Cell[], { x, y, form }: Placed, measure: Measure): Shape[][] {
  const top = y + (form === 2 ? 0 : headOf(entry, measure).length * LINE);
  const named = form === 0 && cells.length <= MOST_NAMED;
  const width = cellWidth(cells);
  return cells.map((cell, n) => {
    const left = named ? x : x + (n % COLUMNS) * width;
    const middle = top + ROW / 2 + (named ? n : Math.floor(n / COLUMNS)) * ROW;
    const { sign: { letter, hue }, presence, name, lead } = cell;
    const no = presence.finding.status === 'DENIED' || presence.finding.status === 'REFUTED';
    const wide = named ? lead + measure(name, false) : width - 3;
    return [
      shape('rect', 'map-hit', { x: left - 2, y: middle - ROW / 2, width: wide + 4, height: ROW }),
      swatch(presence, hue, { x: left + SWATCH / 2, y: middle }),
      ...statusGlyph(presence.finding.status, { x: left + SWATCH + 5 + 7, y: middle }),
      shape('text', 'map-letter', { x: left + lead - 5 - measure(letter, true), y: middle + 4.5 }, letter),
      ...(named ? [shape('text', no ? 'map-name no' : 'map-name', { x: left + lead, y: middle + 4.5 }, name)] : []),
    ];
  });
}

/** Full where it controls, open where it operates, round for what holds only here. */
export function swatch({ tie, only }: Presence, hue: number, { x, y }: Point): Shape {
  const half = SWATCH / 2;
  if (only) return shape('circle', `swatch stroke-${hue}`, { cx: x, cy: y, r: half - 1 });
  const filled = tie.type === 'CONTROLS' ? `swatch full fill-${hue} stroke-${hue}` : `swatch stroke-${hue}`;
  return shape('rect', filled, { x: x - half + 1, y: y - half + 1, width: SWATCH - 2, height: SWATCH - 2 });
}

/** The place itself: a dot, a square for a site; a broken circle around what it lies in; a diamond in an area. */
export function placeSign({ place, position }: Entry, { x, y }: Point, reach: number): Shape[] {
  const hit = shape('circle', 'map-hit', { cx: x, cy: y, r: Math.max(reach, 12) });
  if (position?.kind === 'around') return [hit, shape('circle', 'map-around', { cx: x, cy: y, r: reach })];
  if (position?.kind === 'area') return [hit, shape('path', 'map-somewhere', { d: `M${x - 5} ${y}L${x} ${y - 5}L${x + 5} ${y}L${x} ${y + 5}Z` })];
  if (place.kind === 'SITE') return [hit, shape('rect', 'map-dot', { x: x - 4, y: y - 4, width: 8, height: 8 })];
  return [hit, shape('circle', 'map-dot', { cx: x, cy: y, r: place.kind === 'CITY' ? 5.5 : 4 })];
}
