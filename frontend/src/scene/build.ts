/** A picture laid out: lanes and connectors as one scene, all of it or those in a window. A pure function of its input. */
import type { Box } from '../layout/routes';
import { timeScale, type TimeRange } from '../layout/timeScale';
import type { TieView } from '../model/picture';
import type { Certainty } from '../model/spans';
import { axis, grid } from './axis';
import { captions, tellsStory } from './captions';
import { behindShapes, type CoalitionFrame, memberShapes } from './coalitions';
import { FEW_LANES, isShown, type PlacedTie, SIGN, straightTie, takenOn, tieMark, wovenTies } from './connectors';
import type { Point } from './curves';
import { foldedLabel, laneMarks } from './laneMarks';
import { isEndMark } from './lanes';
import { atMoment, momentOf } from './moment';
import { isMoved, originOf } from './moved';
import { drawnNames, nameShapes, type Row } from './rows';
import { type LanePath, type Mark, type Scene, type Shape, shape } from './scene';
import { hueOf, HUES, type SceneInput, type Sheet, sheetOf, SIDE } from './sheet';
import { chevron, type DrawnStrip, stripMiddle } from './stripRoom';

/** What of a sheet to draw. */
export interface Window {
  /** The heights in view, with some room around them. */
  readonly top: number;
  readonly bottom: number;
  /** How far beyond the days in the window, in pixels, for moving on. */
  readonly over: number;
  /** A lane that is drawn wherever it lies, as it has the focus. */
  readonly kept: string | null;
}

export const EVERYTHING: Window = { top: -Infinity, bottom: Infinity, over: 0, kept: null };

/** The size of captions in that of names. */
const CAPTION_SIZE = 12 / 13;

export function buildScene(input: SceneInput, window: Window = EVERYTHING): Scene {
  const sheet = sheetOf(input);
  const scene = drawScene(sheet, window);
  return atMoment(scene, momentOf(scene, input.picture, input.asOf, sheet.scale));
}

/** The scene whatever day is looked at. */
export function drawScene(sheet: Sheet, window: Window): Scene {
  const { input, scale, height, width } = { ...sheet, width: sheet.input.width };
  const rows = rowsIn(sheet, window);
  const { ties, words } = sheet.placed ? woven(sheet, window.over) : straight(sheet, rows, window.over);
  const lanes = rows.flatMap((row) => laneMarks(row, sheet));
  const strips = rows.flatMap((row) => stripsUnder(row, sheet));
  let ways: readonly LanePath[] | null = null;
  return {
    width,
    height,
    plot: { left: scale.left, right: scale.right },
    title: `${sheet.lookup.count} lanes`,
    back: grid(input, scale),
    behind: [...sheet.coalitions.flatMap((coalition) => behindShapes(coalition, frameOf(sheet))), ...passing(sheet, rows, window)],
    lanes: lanes.map((mark) => withoutEndMarks(mark)),
    // Signs lie over the lines of others.
    ties: [...ties, ...strips].sort((a, b) => Number(a.signed) - Number(b.signed)).map(({ mark }) => withoutEndMarks(mark)),
    labels: [...words, ...(sheet.level.text === null ? [] : [...lanes, ...strips.map(({ mark }) => mark)].flatMap(endMarks)), ...namesIn(sheet, rows, lanes)],
    axis: axis(input, scale),
    // Only keys ask for them.
    get paths() {
      return (ways ??= paths(rows, [...ties, ...strips]));
    },
  };
}

/** The years and the names while the window moves on without a new scene: what does not move with the lanes. */
export function movedOn(sheet: Sheet, scene: Scene, range: TimeRange, window: Window): Pick<Scene, 'back' | 'axis' | 'labels'> {
  const scale = timeScale(range, sheet.scale.left, sheet.scale.right);
  const input = { ...sheet.input, range };
  return {
    back: grid(input, scale),
    axis: axis(input, scale),
    labels: namesIn({ ...sheet, scale }, rowsIn(sheet, window), scene.lanes),
  };
}

function rowsIn({ rows }: Sheet, { top, bottom, kept }: Window): Row[] {
  const [first, last] = rows.within(top, bottom);
  const numbers = Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index);
  const also = kept === null ? undefined : rows.indexOf(kept);
  if (also !== undefined && also < first) numbers.unshift(also);
  if (also !== undefined && also > last) numbers.push(also);
  return numbers.flatMap((number) => rows.at(number) ?? []);
}

/** All ties, each on its own way, with the words that have room; members of coalitions in their bands. */
function woven(sheet: Sheet, over: number): { ties: PlacedTie[]; words: Shape[] } {
  const { input } = sheet;
  const frame = frameOf(sheet);
  const members = sheet.coalitions.flatMap((coalition) =>
    [...coalition.members.values()].flatMap((view): PlacedTie[] => {
      const drawn = memberShapes(coalition, view, frame);
      const signed = view.finding.status === 'CONTESTED';
      return drawn ? [{ mark: tieMark(view, drawn.shapes, drawn.point, sheet), view, x: drawn.point.x, way: [], bundle: null, signed }] : [];
    }),
  );
  const inside = new Set(members.map(({ view }) => view));
  const taken = takenOn(sheet);
  const views = sheet.lookup.views.filter((view) => view !== null && !inside.has(view) && isShown(view, sheet.level.ties)) as TieView[];
  const ties = [...members, ...wovenTies(views, sheet, taken, over)];
  const strips = input.strips ? rowsIn(sheet, EVERYTHING).flatMap((row) => drawnStrips(row, sheet).map(({ room }) => room)) : [];
  return { ties, words: captionShapes(ties, sheet, [...taken.all, ...strips]) };
}

/** The ties of some rows, each by itself. */
function straight(sheet: Sheet, rows: readonly Row[], over: number): { ties: PlacedTie[]; words: Shape[] } {
  const { lookup, level } = sheet;
  if (level.ties === 'none') return { ties: [], words: [] };
  const found = new Set<TieView>();
  const { source, target } = lookup.joined;
  const { rowOf } = sheet.rows;
  for (const { lanes } of rows) {
    for (const lane of lanes) {
      lookup.eachTie(lookup.number(lane), (view, tie) => {
        // What joins two of one row, as of a folded family, is not drawn.
        if (rowOf[source[tie] ?? -1] !== rowOf[target[tie] ?? -1] && isShown(view, level.ties)) found.add(view);
      });
    }
  }
  const ties = [...found].flatMap((view) => straightTie(view, sheet, over) ?? []);
  return { ties: ties.sort((a, b) => a.x - b.x || (a.mark.id < b.mark.id ? -1 : 1)), words: [] };
}

/** Where ties begin, by number, as long as they are the same at the same zoom. */
interface Begins {
  readonly zoom: string;
  readonly views: (TieView | null)[];
  readonly x: Float64Array;
}

const begins = new WeakMap<Sheet['lookup']['joined'], Begins>();

function beginsOn({ lookup: { joined, views }, zoom }: Sheet): Begins {
  const known = begins.get(joined);
  if (known?.zoom === zoom) return known;
  const made = { zoom, views: [], x: new Float64Array(views.length) };
  begins.set(joined, made);
  return made;
}

/** Ties that only pass the rows drawn, as one shape of thin lines. */
function passing(sheet: Sheet, drawn: readonly Row[], { top, bottom, over }: Window): Shape[] {
  const { lookup, rows, level, placed, scale } = sheet;
  const [first, last] = rows.within(top, bottom);
  if (placed || level.ties === 'none' || drawn.length === rows.count || first === 0 || last === rows.count - 1) return [];
  const span = ` ${rows.edge(first)}V${rows.edge(last + 1)}`;
  const { rowOf } = rows;
  const { joined, views } = lookup;
  const { views: known, x } = beginsOn(sheet);
  const lines: number[] = [];
  for (let tie = 0; tie < views.length; tie++) {
    const view = views[tie];
    const [a, b] = [rowOf[joined.source[tie] ?? -1] ?? -1, rowOf[joined.target[tie] ?? -1] ?? -1];
    if (!view || a < 0 || b < 0 || Math.min(a, b) >= first || Math.max(a, b) <= last || !isShown(view, level.ties)) continue;
    if (known[tie] !== view) {
      known[tie] = view;
      const day = view.finding.bounds.fromEarliest ?? view.finding.bounds.fromLatest;
      x[tie] = day === null ? NaN : Math.round(scale.x(day));
    }
    const at = x[tie] ?? NaN;
    if (at >= scale.left - over && at <= scale.right + over) lines.push(at);
  }
  return lines.length === 0 ? [] : [shape('path', 'passing', { d: `M${lines.join(`${span}M`)}${span}` })];
}

function frameOf({ scale, input, lookup, rows, place }: Sheet): CoalitionFrame {
  return {
    scale,
    width: input.width,
    stretches: (id) => lookup.stretches(id),
    place: (id) => {
      const [row, own] = [rows.of(id), place(id)];
      return row && own && { ...own, top: row.top, bottom: row.bottom };
    },
  };
}

function namesIn(sheet: Sheet, rows: readonly Row[], lanes: readonly Mark[]): Shape[] {
  const { input, lookup, level, rowsInput, scale } = sheet;
  const size = level.text === 'small' ? ' small' : '';
  const clsOf = (id: string) =>
    `name${size}${id === input.focus ? ' focus' : ''}${lookup.view(lookup.number(id))?.entity.type === 'Person' ? ' person' : ''}`;
  if (level.text === null) return [];
  const folded = lanes.filter(({ data }) => data['family'] !== undefined).map((mark) => foldedLabel(mark, level.text === 'small'));
  const names = rows.flatMap((row) => {
    const hue = hueOf(input.order.family.get(row.lanes[0] ?? '') ?? HUES);
    return nameShapes(row, drawnNames(row, rowsInput, scale), level, hue, clsOf);
  });
  return [...names, ...folded, ...rows.flatMap((row) => stripNames(row, { ...sheet, scale }))];
}

/** The places of the row's lanes that are unfolded. */
function drawnStrips(row: Row, { input, scale, place }: Sheet): DrawnStrip[] {
  return row.lanes.flatMap((id) =>
    (input.strips?.get(id) ?? []).map((strip, index) =>
      strip.draw({
        scale,
        width: input.width,
        y: stripMiddle(row.bottom, index),
        hue: place(id)?.hue ?? HUES,
        measure: (text) => input.measure(text, false) * CAPTION_SIZE,
      }),
    ),
  );
}

function stripsUnder(row: Row, sheet: Sheet): PlacedTie[] {
  return drawnStrips(row, sheet).flatMap(({ marks }) =>
    marks.map(({ view, shapes, x, y }) => {
      const made = tieMark(view, shapes, { x, y }, sheet);
      const mark = { ...made, data: { ...made.data, ...heldDays(view, sheet.input.picture.certainty) } };
      return { mark, view, x, way: [], bundle: null, signed: false };
    }),
  );
}

/** The first and last day on which a tie that is not in the picture is there. */
function heldDays({ finding: { bounds } }: TieView, certainty: Certainty | undefined): { first: string; last: string } {
  if (certainty !== 'certain') return { first: bounds.fromEarliest ?? '', last: bounds.toLatest ?? '9999' };
  return { first: bounds.fromLatest ?? '9999', last: bounds.toEarliest ?? '' };
}

/** The names of unfolded places, and what unfolds a lane. */
function stripNames(row: Row, sheet: Sheet): Shape[] {
  const first = row.lanes[0] ?? '';
  const open = sheet.input.strips?.has(first) ?? false;
  const names = drawnStrips(row, sheet).map(({ name, marks }) => ({ ...name, of: marks[0]?.view.tie.id ?? '' }));
  const unfolds = !row.fold && (open || sheet.input.unfolds?.(first) === true);
  return [...names, ...(unfolds ? chevron(first, row.y, open) : [])].map((each) => ({ ...each, pinned: true }));
}

/** A lane's question marks lie with the names above the connectors. */
const bare = new WeakMap<Mark, Mark>();

function withoutEndMarks(mark: Mark): Mark {
  const known = bare.get(mark);
  if (known) return known;
  const made = { ...mark, shapes: mark.shapes.filter((each) => !isEndMark(each)) };
  bare.set(mark, made);
  const { of, by } = originOf(mark);
  if (of !== mark) isMoved(made, withoutEndMarks(of), by);
  return made;
}

function endMarks({ id, shapes }: Mark): Shape[] {
  return shapes.filter(isEndMark).map((each) => ({ ...each, of: id }));
}

function around({ x, y }: Point, w: number, h: number): Box {
  return { x1: x - w, x2: x + w, y1: y - h, y2: y + h };
}

/** The words on ties lie with the names: within a mark they would have to be part of its accessible name. */
function captionShapes(ties: readonly PlacedTie[], { input, rows, scale }: Sheet, taken: readonly Box[]): Shape[] {
  const seen = ties.filter(({ x }) => x >= scale.left - SIDE && x <= scale.right + 1);
  const signs = seen
    .filter(({ signed }) => signed)
    .flatMap(({ mark, way }) => [around(mark, SIGN + 2, SIGN + 2), ...way.slice(-1).map((end) => around(end, SIGN, 3))]);
  const told = rows.count > FEW_LANES ? seen.filter(({ view }) => tellsStory(view)) : seen;
  const ways = seen.flatMap(({ way, leads }) => [way, ...(leads ?? [])]);
  const words = captions(told, ways, [...taken, ...signs], { left: SIDE, right: input.width - 4 }, (text) => input.measure(text, false) * CAPTION_SIZE);
  return ties.flatMap(({ mark }) => {
    const word = words.get(mark.id);
    return word ? [{ ...word, of: mark.id }] : [];
  });
}

/** The way along each lane drawn. */
function paths(rows: readonly Row[], ties: readonly PlacedTie[]): LanePath[] {
  const byLane = new Map<string, string[]>();
  for (const { view, mark } of ties) {
    for (const { id } of [view.tie.source, view.tie.target]) {
      const own = byLane.get(id);
      if (own) own.push(mark.id);
      else byLane.set(id, [mark.id]);
    }
  }
  return rows.flatMap(({ lanes, fold }) =>
    fold ? [{ id: fold.id, ties: lanes.flatMap((id) => byLane.get(id) ?? []) }] : lanes.map((id) => ({ id, ties: byLane.get(id) ?? [] })),
  );
}
