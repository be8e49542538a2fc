/** A picture laid out: rows, labels, lanes and connectors as one scene. A pure function of its input. */
import type { TieType } from '../api/operations';
import { type Label, type Measure, placeLabels } from '../layout/labels';
import { type Anchor, anchorOf, firstSaid, type Stretch, stretchesOf } from '../layout/lifelines';
import type { LaneOrder } from '../layout/order';
import { placeRuns, type Wanted } from '../layout/routes';
import { ticks, type TimeRange, type TimeScale, timeScale } from '../layout/timeScale';
import type { Day } from '../model/dates';
import type { Vocabulary } from '../model/history';
import { existsOn, holdsOn, type Picture, type TieView } from '../model/picture';
import { laneShapes, type Thinning } from './lanes';
import { laneName, tieName } from './names';
import { type LanePath, type Mark, type Scene, type Shape, shape } from './scene';
import { isDenial, type LanePlace, startsOnTarget, type TiePlace, tieShapes } from './ties';

export interface SceneInput {
  readonly picture: Picture;
  readonly order: LaneOrder;
  readonly vocabulary: Vocabulary;
  /** The days of the whole history, and those in the window. */
  readonly extent: TimeRange;
  readonly range: TimeRange;
  readonly width: number;
  readonly asOf: Day | null;
  readonly focus: string;
  readonly measure: Measure;
}

const AXIS = 30;
const LINE = 16;
const BAR = 10;
const NARROW_BAR = 5;
const GAP = 16;
const SIDE = 14;
/** The room around the middle of a sign. */
const SIGN = 7;
const HUES = 4;
const REMNANT_TYPES: ReadonlySet<TieType> = new Set<TieType>(['PLEDGED_TO']);

/** Room to the right of the last day, where connectors from there find their way. */
function afterwards(width: number): number {
  return Math.max(36, Math.min(width * 0.06, 90));
}

/** The room a name takes. */
interface Box {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

interface Row {
  readonly id: string;
  readonly top: number;
  readonly bottom: number;
  readonly labels: readonly Label[];
}

export function buildScene(input: SceneInput): Scene {
  const { picture, order, width, range, extent } = input;
  const scale = timeScale(range, SIDE, width - afterwards(width));
  const stretches = stretchesOf(picture, extent);
  const places = new Map<string, LanePlace>();
  const rows: Row[] = [];
  let y = AXIS;
  for (const id of order.lanes) {
    const view = picture.entities.get(id);
    if (!view) continue;
    const strong = id === input.focus;
    const labels = placeLabels(view, stretches.get(id) ?? [], scale, (text) => input.measure(text, strong));
    const lines = Math.max(1, ...labels.map((label) => label.line + 1));
    const top = y + GAP / 2;
    const bottom = top + lines * LINE + BAR + 2;
    const family = order.family.get(id) ?? -1;
    const narrow = view.entity.type === 'Person' || isFront(id, picture);
    places.set(id, {
      row: rows.length,
      y: bottom - BAR / 2,
      height: narrow ? NARROW_BAR : BAR,
      hue: family < 0 || family >= HUES ? HUES : family,
    });
    rows.push({ id, top, bottom, labels });
    y = bottom + GAP / 2;
  }
  const height = y + GAP;
  const ties = tieMarks(input, places, stretches, scale, boxesOf(rows));
  return {
    width,
    height,
    plot: { left: scale.left, right: scale.right },
    title: `${rows.length} lanes`,
    back: grid(input, scale, height),
    lanes: rows.map((row) => laneMark(row, input, places, stretches, scale)),
    ties: ties.map(({ mark }) => mark),
    labels: rows.flatMap((row) => labelShapes(row, input, places)),
    axis: axis(input, scale),
    paths: paths(rows, ties),
  };
}

function isFront(id: string, picture: Picture): boolean {
  return [...picture.ties.values()].some((view) => view.tie.type === 'FRONT_FOR' && view.tie.source.id === id && !isDenial(view));
}

function laneMark(
  { id, top, bottom }: Row,
  { picture, asOf }: SceneInput,
  places: ReadonlyMap<string, LanePlace>,
  stretches: ReadonlyMap<string, Stretch[]>,
  scale: TimeScale,
): Mark {
  const view = picture.entities.get(id);
  const place = places.get(id);
  if (!view || !place) throw new Error(`no lane for ${id}`);
  const own = [...picture.ties.values()].filter(({ tie }) => tie.source.id === id);
  const thinnings: Thinning[] = own
    .filter((tie) => REMNANT_TYPES.has(tie.tie.type) && !isDenial(tie) && tie.finding.status !== 'ANNOUNCED')
    .flatMap(({ finding }) => {
      const on = finding.bounds.fromLatest ?? finding.bounds.fromEarliest;
      return finding.share !== null && on !== null ? [{ on, rest: 1 - finding.share }] : [];
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  const outlined = own.some(({ tie, finding }) => tie.type === 'FRONT_FOR' && finding.status !== 'CONFIRMED');
  const here = asOf === null || existsOn(view, asOf);
  return {
    kind: 'lane',
    id,
    cls: here ? 'lane' : 'lane away',
    name: laneName(view, picture),
    data: { 'entity-id': id, here: String(here) },
    shapes: [
      shape('rect', 'hit', { x: scale.left, y: top, width: scale.right - scale.left, height: bottom - top + 2 }),
      ...laneShapes(stretches.get(id) ?? [], scale, { y: place.y, height: place.height, hue: place.hue, outlined, thinnings }),
    ],
    x: Math.min(Math.max(scale.x(stretches.get(id)?.[0]?.start.inner ?? ''), scale.left), scale.right),
    y: place.y,
  };
}

interface PlacedTie {
  readonly mark: Mark;
  readonly view: TieView;
  readonly x: number;
}

function tieMarks(
  input: SceneInput,
  places: ReadonlyMap<string, LanePlace>,
  stretches: ReadonlyMap<string, Stretch[]>,
  scale: TimeScale,
  names: readonly Box[],
): PlacedTie[] {
  const wanted: (Wanted & Omit<TiePlace, 'runX'>)[] = [];
  for (const view of input.picture.ties.values()) {
    const [fromId, toId] = startsOnTarget(view)
      ? [view.tie.target.id, view.tie.source.id]
      : [view.tie.source.id, view.tie.target.id];
    const from = places.get(fromId);
    const to = places.get(toId);
    if (!from || !to || from === to) continue;
    const lanes = [stretches.get(fromId) ?? [], stretches.get(toId) ?? []] as const;
    const anchor = anchorOf(view.finding.bounds, lanes[0], firstSaid(view));
    const x = scale.x(anchor.at);
    if (x < scale.left - 30 || x > scale.right + 1) continue;
    const { status } = view.finding;
    const wide = isDenial(view) || status === 'CONTESTED' || status === 'ANNOUNCED';
    const beside = view.tie.type === 'FRONT_FOR' && !isDenial(view) && Math.abs(from.row - to.row) === 1;
    const ladder = beside ? ladderOf(view, anchor, lanes, scale) : null;
    const end = lanes[0].at(-1)?.end;
    const laneEnd = end && end.outer < anchor.at ? scale.x(end.outer) : null;
    const bundle = bundleOf(view, from, to);
    wanted.push({ id: view.tie.id, view, from, to, anchor, x, laneEnd, a: from.row, b: to.row, wide, ladder, bundle });
  }
  const runs = placeRuns(wanted.filter((tie) => !tie.ladder), LINE + BAR + GAP, input.width - SIDE);
  const signs: { x: number; y: number }[] = [];
  const covers = ({ x, y }: { x: number; y: number }) =>
    names.some((box) => x > box.x1 - SIGN && x < box.x2 + SIGN && y > box.y1 - SIGN && y < box.y2 + SIGN) ||
    signs.some((sign) => Math.hypot(sign.x - x, sign.y - y) < 2 * SIGN);
  return wanted
    .sort((a, b) => a.x - b.x || (a.id < b.id ? -1 : 1))
    .map((tie) => {
      const { shapes, point } = tieShapes({ ...tie, runX: runs.get(tie.id) ?? tie.x }, scale, covers);
      if (tie.wide) signs.push(point);
      const holds = input.asOf === null || holdsOn(tie.view, input.picture, input.asOf);
      const mark: Mark = {
        kind: 'tie',
        id: tie.id,
        cls: holds ? 'tie' : 'tie away',
        name: tieName(tie.view, input.vocabulary),
        data: { 'tie-id': tie.id, type: tie.view.tie.type, status: tie.view.finding.status, holds: String(holds) },
        shapes,
        ...point,
      };
      return { mark, view: tie.view, x: tie.x };
    });
}

/** Lines of one kind to one lane, or from one lane, run together. Pledges of a known share keep apart. */
function bundleOf({ tie, finding }: TieView, from: LanePlace, to: LanePlace): string | null {
  const kind = `${tie.type} ${finding.status} ${Math.sign(to.row - from.row)}`;
  if (tie.type === 'BRANCH_OF') return `${kind} from ${from.row}`;
  return finding.share === null ? `${kind} to ${to.row}` : null;
}

/** The stretch for a front's rungs, where front and principal lie side by side. */
function ladderOf(
  { finding }: TieView,
  anchor: Anchor,
  [own, other]: readonly [readonly Stretch[], readonly Stretch[]],
  scale: TimeScale,
): TiePlace['ladder'] {
  const start = scale.x(anchor.at);
  const ends = [own.at(-1)?.end.inner, other.at(-1)?.end.inner, finding.bounds.toLatest].filter((day) => day !== undefined && day !== null);
  const x1 = Math.max(start, scale.left);
  const x2 = Math.min(scale.right, ...ends.map((day) => scale.x(day)));
  return { x1, x2: Math.max(x2, x1 + 26) };
}

function baselineOf(row: Row, line: number): number {
  return row.bottom - BAR - 5 - line * LINE;
}

function boxesOf(rows: readonly Row[]): Box[] {
  return rows.flatMap((row) =>
    row.labels.map(({ x, width, line }) => {
      const baseline = baselineOf(row, line);
      return { x1: x, x2: x + width, y1: baseline - 11, y2: baseline + 3 };
    }),
  );
}

function labelShapes(row: Row, input: SceneInput, places: ReadonlyMap<string, LanePlace>): Shape[] {
  const place = places.get(row.id);
  const view = input.picture.entities.get(row.id);
  if (!place || !view) return [];
  const here = input.asOf === null || existsOn(view, input.asOf);
  const cls = ['name', row.id === input.focus ? 'focus' : '', here ? '' : 'away', view.entity.type === 'Person' ? 'person' : ''];
  return row.labels.flatMap(({ text, x, line, tickX }) => {
    const baseline = baselineOf(row, line);
    const label = shape('text', cls.filter(Boolean).join(' '), { x, y: baseline }, text);
    if (tickX === null) return [label];
    const tick = { x1: tickX, y1: baseline - 3, x2: tickX, y2: place.y + place.height / 2 + 2 };
    return [shape('line', `rename stroke-${place.hue}`, tick), label];
  });
}

function grid({ range, asOf }: SceneInput, scale: TimeScale, height: number): Shape[] {
  const lines = ticks(range, scale).map(({ x, strong }) =>
    shape('line', strong ? 'grid strong' : 'grid', { x1: x, y1: AXIS, x2: x, y2: height }),
  );
  const x = asOf === null ? null : scale.x(asOf);
  if (x === null || x < scale.left || x > scale.right) return lines;
  return [...lines, shape('line', 'cursor', { x1: x, y1: 0, x2: x, y2: height })];
}

function axis({ range }: SceneInput, scale: TimeScale): Shape[] {
  return ticks(range, scale).map(({ x, label, strong }) =>
    shape('text', strong ? 'tick strong' : 'tick', { x, y: 19, 'text-anchor': 'middle' }, label),
  );
}

function paths(rows: readonly Row[], ties: readonly PlacedTie[]): LanePath[] {
  return rows.map(({ id }) => ({
    id,
    ties: ties.filter(({ view }) => view.tie.source.id === id || view.tie.target.id === id).map(({ mark }) => mark.id),
  }));
}
