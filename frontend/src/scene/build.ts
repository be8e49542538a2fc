/** A picture laid out: rows, labels, lanes and connectors as one scene. A pure function of its input. */
import { FADE, type Measure, QUESTION } from '../layout/labels';
import { type Anchor, anchorOf, firstSaid, type Stretch, stretchesOf } from '../layout/lifelines';
import type { LaneOrder } from '../layout/order';
import { type Box, type Obstacle, placeRuns, type Wanted } from '../layout/routes';
import { ticks, type TimeRange, type TimeScale, timeScale } from '../layout/timeScale';
import type { Day } from '../model/dates';
import type { Vocabulary } from '../model/history';
import { existsOn, holdsOn, type Picture, type TieView } from '../model/picture';
import { captions, tellsStory } from './captions';
import type { Point } from './curves';
import { END_MARK, laneShapes, type Thinning } from './lanes';
import { laneName, tieName } from './names';
import { BAR, nameShapes, namesOf, type Row, rowsOf } from './rows';
import { type LanePath, type Mark, type Scene, type Shape, shape } from './scene';
import { isDenial, isDescent, type LanePlace, startsOnTarget, type TiePlace, tieShapes } from './ties';

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
const NARROW_BAR = 5;
/** Under the last lane. */
const BELOW = 22;
/** How far out of its way a connector goes to spare a name, and a question mark at the end of a lane. */
const NAME_COST = 200;
const QUESTION_COST = 14;
/** How far from its day a connector may run; descent is a curve from day to day and keeps near. */
const REACH = 360;
const DESCENT_REACH = 40;
/** The room beside a ribbon or a sign; in a picture of few lanes also for words. */
const WIDE_TRACK = 16;
const ROOMY_TRACK = 22;
/** A picture narrower than this has no room for more. */
const NARROW = 700;
const NARROW_TRACK = 12;
/** Up to so many lanes every tie may have a word, with more only those that tell the story. */
const FEW_LANES = 16;
/** The size of captions in that of names. */
const CAPTION_SIZE = 12 / 13;
const SIDE = 14;
/** The room around the middle of a sign. */
const SIGN = 7;
const HUES = 4;

/** Room to the right of the last day, where connectors from there find their way. */
function afterwards(width: number): number {
  return Math.max(84, Math.min(width * 0.12, 165));
}

function trackOf(width: number, lanes: number): number {
  if (width < NARROW) return NARROW_TRACK;
  return lanes > FEW_LANES ? WIDE_TRACK : ROOMY_TRACK;
}

export function buildScene(input: SceneInput): Scene {
  const { picture, order, width, range, extent } = input;
  const scale = timeScale(range, SIDE, width - afterwards(width));
  const stretches = stretchesOf(picture, extent);
  const rows = rowsOf(picture, order, stretches, scale, (id) => (text) => input.measure(text, id === input.focus), {
    top: AXIS,
    right: (scale.right + width) / 2,
  });
  const places = new Map(rows.map((row, index) => [row.id, placeOf(row, index, input)]));
  const height = (rows.at(-1)?.bottom ?? AXIS) + BELOW;
  const names = namesOf(rows);
  const rooms = rows.map(({ id, y }) => roomOf(stretches.get(id) ?? [], scale, y));
  const questions = rooms.flatMap((room) => [{ ...room, x2: room.x1 + QUESTION }, { ...room, x1: room.x2 - QUESTION }]);
  const taken = {
    obstacles: [...names.map((box) => ({ ...box, cost: NAME_COST })), ...questions.map((box) => ({ ...box, cost: QUESTION_COST }))],
    all: [...names, ...rooms],
  };
  const ties = tieMarks(input, places, stretches, scale, taken);
  const lanes = rows.map((row) => laneMark(row, input, places, stretches, scale));
  return {
    width,
    height,
    plot: { left: scale.left, right: scale.right },
    title: `${rows.length} lanes`,
    back: grid(input, scale, height),
    lanes: lanes.map((mark) => ({ ...mark, shapes: mark.shapes.filter(({ cls }) => cls !== END_MARK) })),
    // Signs lie over the lines of others.
    ties: [...ties].sort((a, b) => Number(a.signed) - Number(b.signed)).map(({ mark }) => mark),
    labels: [
      ...captionShapes(ties, input, taken.all, rows.length),
      ...lanes.flatMap(endMarks),
      ...rows.flatMap((row) => nameShapes(row, places.get(row.id)?.hue ?? HUES, input)),
    ],
    axis: axis(input, scale),
    paths: paths(rows, ties),
  };
}

/** A lane's question marks, which lie with the names above the connectors. */
function endMarks({ cls, shapes }: Mark): Shape[] {
  const away = cls.includes('away') ? ' away' : '';
  return shapes.filter((each) => each.cls === END_MARK).map((each) => ({ ...each, cls: END_MARK + away }));
}

function placeOf({ id, y }: Row, row: number, { picture, order }: SceneInput): LanePlace {
  const family = order.family.get(id) ?? -1;
  const narrow = picture.entities.get(id)?.entity.type === 'Person' || isFront(id, picture);
  return { row, y, height: narrow ? NARROW_BAR : BAR, hue: family < 0 || family >= HUES ? HUES : family };
}

/** The room of a lane with its fades, for what must not stand on it. */
function roomOf(stretches: readonly Stretch[], scale: TimeScale, y: number): Box {
  const room = FADE + QUESTION;
  const first = stretches[0]?.start;
  const last = stretches.at(-1)?.end;
  return {
    x1: first ? scale.x(first.outer) - (first.kind === 'unknown' ? room : 0) : 0,
    x2: last ? scale.x(last.outer) + (last.kind === 'unknown' ? room : 0) : 0,
    y1: y - BAR * 0.8,
    y2: y + BAR * 0.8,
  };
}

function around({ x, y }: Point, w: number, h: number): Box {
  return { x1: x - w, x2: x + w, y1: y - h, y2: y + h };
}

/** The words on ties lie with the names: within a mark they would have to be part of its accessible name. */
function captionShapes(ties: readonly PlacedTie[], input: SceneInput, taken: readonly Box[], lanes: number): Shape[] {
  const signs = ties
    .filter(({ signed }) => signed)
    .flatMap(({ mark, way }) => [around(mark, SIGN + 2, SIGN + 2), ...way.slice(-1).map((end) => around(end, SIGN, 3))]);
  const told = lanes > FEW_LANES ? ties.filter(({ view }) => tellsStory(view)) : ties;
  const words = captions(told, ties.map(({ way }) => way), [...taken, ...signs], { left: SIDE, right: input.width - 4 }, (text) => input.measure(text, false) * CAPTION_SIZE);
  return ties.flatMap(({ mark }) => {
    const word = words.get(mark.id);
    return word ? [mark.cls.includes('away') ? { ...word, cls: `${word.cls} away` } : word] : [];
  });
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
    .filter((tie) => tie.tie.type === 'PLEDGED_TO' && !isDenial(tie) && tie.finding.status !== 'ANNOUNCED')
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
  readonly way: readonly Point[];
  readonly bundle: string | null;
  readonly signed: boolean;
}

function tieMarks(
  input: SceneInput,
  places: ReadonlyMap<string, LanePlace>,
  stretches: ReadonlyMap<string, Stretch[]>,
  scale: TimeScale,
  taken: { readonly obstacles: readonly Obstacle[]; readonly all: readonly Box[] },
): PlacedTie[] {
  const wanted: (Wanted & Omit<TiePlace, 'runX'> & { readonly signed: boolean })[] = [];
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
    const signed = isDenial(view) || status === 'CONTESTED' || status === 'ANNOUNCED';
    const wide = signed || view.finding.share !== null;
    const reach = isDescent(view) ? DESCENT_REACH : REACH;
    const beside = view.tie.type === 'FRONT_FOR' && !isDenial(view) && Math.abs(from.row - to.row) === 1;
    const ladder = beside ? ladderOf(view, anchor, lanes, scale) : null;
    const end = lanes[0].at(-1)?.end;
    const begin = lanes[0][0]?.start;
    const laneStart = begin ? scale.x(begin.outer) : x;
    const laneEnd = end && end.outer < anchor.at ? scale.x(end.outer) : null;
    const { x1: otherStart, x2: otherEnd } = roomOf(lanes[1], scale, to.y);
    const earliest = isDescent(view) ? x : Math.max(laneStart, otherStart);
    const bundle = bundleOf(view, from, to);
    wanted.push({ id: view.tie.id, view, from, to, anchor, x, laneStart, laneEnd, otherEnd, earliest, a: from.y, b: to.y, wide, signed, reach, ladder, bundle });
  }
  const runs = placeRuns(wanted.filter((tie) => !tie.ladder), input.width - SIDE, trackOf(input.width, places.size), taken.obstacles);
  const signs: { x: number; y: number }[] = [];
  const covers = ({ x, y }: { x: number; y: number }) =>
    taken.all.some((box) => x > box.x1 - SIGN && x < box.x2 + SIGN && y > box.y1 - SIGN && y < box.y2 + SIGN) ||
    signs.some((sign) => Math.hypot(sign.x - x, sign.y - y) < 2 * SIGN);
  return wanted
    .sort((a, b) => a.x - b.x || (a.id < b.id ? -1 : 1))
    .map((tie) => {
      const { shapes, point, way } = tieShapes({ ...tie, runX: runs.get(tie.id) ?? tie.x }, scale, covers);
      if (tie.signed) signs.push(point);
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
      return { mark, view: tie.view, x: tie.x, way: tie.ladder ? [] : way, bundle: tie.bundle, signed: tie.signed };
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

function grid({ range, asOf }: SceneInput, scale: TimeScale, height: number): Shape[] {
  const lines = ticks(range, scale).map(({ x, strong }) =>
    shape('line', strong ? 'grid strong' : 'grid', { x1: x, y1: AXIS, x2: x, y2: height }),
  );
  const x = asOf === null ? null : scale.x(asOf);
  if (x === null || x < scale.left || x > scale.right) return lines;
  return [...lines, shape('line', 'cursor', { x1: x, y1: 0, x2: x, y2: height })];
}

function axis({ range, width, measure }: SceneInput, scale: TimeScale): Shape[] {
  return ticks(range, scale).map(({ x, label, strong }) => {
    const half = measure(label, strong) / 2 + 4;
    const middle = Math.min(Math.max(x, half), width - half);
    return shape('text', strong ? 'tick strong' : 'tick', { x: middle, y: 19, 'text-anchor': 'middle' }, label);
  });
}

function paths(rows: readonly Row[], ties: readonly PlacedTie[]): LanePath[] {
  return rows.map(({ id }) => ({
    id,
    ties: ties.filter(({ view }) => view.tie.source.id === id || view.tie.target.id === id).map(({ mark }) => mark.id),
  }));
}
