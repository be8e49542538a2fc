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
  /** In lines. */
  readonly name: readonly string[];
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
    return { sign, name: inLines(calledOn(presence, picture, asOf), measure, false), presence, lead };
  });
}

function hasGlyph({ finding: { status } }: Presence): boolean {
  return status !== 'ASSERTED' && status !== 'CONFIRMED';
}

/** The text in lines that are no wider than words may be, if it has blanks to be broken at. */
function inLines(text: string, measure: Measure, strong: boolean): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1) ?? ''} ${word}` : '';
    if (longer !== '' && measure(longer, strong) <= MOST_WIDTH) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

interface Heading {
  readonly text: string;
  readonly cls: string;
}

function headOf({ title, below, position }: Entry, measure: Measure): readonly Heading[] {
  const cls = position?.kind === 'area' && below === null ? 'map-place vague' : 'map-place';
  return [
    ...inLines(title, measure, true).map((text) => ({ text, cls })),
    ...(below === null ? [] : inLines(below, measure, false).map((text) => ({ text, cls: 'map-below' }))),
  ];
}

function nameWidth({ name }: Cell, measure: Measure): number {
  return Math.max(...name.map((text) => measure(text, false)));
}

function rowOf({ name }: Cell): number {
  return ROW + (name.length - 1) * LINE;
}

/** With names, with letters alone, and the place's own name left out. */
export function formsOf(entry: Entry, cells: readonly Cell[], measure: Measure): Size[] {
  const head = headOf(entry, measure);
  const headWidth = Math.max(...head.map(({ text }) => measure(text, true)));
  const cell = cellWidth(cells);
  const short = { width: Math.min(cells.length, COLUMNS) * cell, height: Math.ceil(cells.length / COLUMNS) * ROW };
  const named = { width: Math.max(headWidth, ...cells.map((each) => each.lead + nameWidth(each, measure))), height: head.length * LINE + cells.reduce((sum, each) => sum + rowOf(each), 0) };
  const letters = { width: Math.max(headWidth, short.width), height: head.length * LINE + short.height };
  return [cells.length > MOST_NAMED ? letters : named, letters, short];
}

function cellWidth(cells: readonly Cell[]): number {
  return Math.max(ROW, ...cells.map(({ lead }) => lead)) + 3;
}

/** The place's name above those who were there. */
export function headShapes(entry: Entry, { x, y, form }: Placed, measure: Measure): Shape[] {
  if (form === 2) return [];
  return headOf(entry, measure).map(({ text, cls }, n) => shape('text', cls, { x, y: y + 12 + n * LINE }, text));
}

/** Behind the words, so that borders do not run through them. */
export function plates(entry: Entry, cells: readonly Cell[], flag: Placed, measure: Measure): Shape[] {
  const head = flag.form === 2 ? [] : headOf(entry, measure).map(({ text, cls }, n) => ({ x: flag.x - 2, y: flag.y + n * LINE, width: measure(text, cls !== 'map-below') + 4, height: LINE }));
  const rows = cellShapes(entry, cells, flag, measure).flatMap(([hit]) => (hit ? [hit.attrs] : []));
  return [...head, ...rows].map((attrs) => shape('rect', 'map-plate', attrs));
}

/** The shapes of each cell. */
export function cellShapes(entry: Entry, cells: readonly Cell[], { x, y, form }: Placed, measure: Measure): Shape[][] {
  const top = y + (form === 2 ? 0 : headOf(entry, measure).length * LINE);
  const named = form === 0 && cells.length <= MOST_NAMED;
  const width = cellWidth(cells);
  return cells.map((cell, n) => {
    const left = named ? x : x + (n % COLUMNS) * width;
    const middle = top + ROW / 2 + (named ? cells.slice(0, n).reduce((sum, each) => sum + rowOf(each), 0) : Math.floor(n / COLUMNS) * ROW);
    const { sign: { letter, hue }, presence, name, lead } = cell;
    const no = presence.finding.status === 'DENIED' || presence.finding.status === 'REFUTED';
    const wide = named ? lead + nameWidth(cell, measure) : width - 3;
    return [
      shape('rect', 'map-hit', { x: left - 2, y: middle - ROW / 2, width: wide + 4, height: named ? rowOf(cell) : ROW }),
      swatch(presence, hue, { x: left + SWATCH / 2, y: middle }),
      ...statusGlyph(presence.finding.status, { x: left + SWATCH + 5 + 7, y: middle }),
      shape('text', 'map-letter', { x: left + lead - 5 - measure(letter, true), y: middle + 4.5 }, letter),
      ...(named ? name.map((text, line) => shape('text', no ? 'map-name no' : 'map-name', { x: left + lead, y: middle + 4.5 + line * LINE }, text)) : []),
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
