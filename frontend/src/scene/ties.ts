/** Ties: one mark a type, told apart by shape first and hue second. */
import type { Anchor } from '../layout/lifelines';
import type { TimeScale } from '../layout/timeScale';
import type { Status } from '../model/evidence';
import { isDenial, type TieView } from '../model/picture';
import { along, type Point, polyline, ribbon, routePoints, sCurve, sCurvePoints, zigzag } from './curves';
import { arrowhead, endGlyph, evidenceTicks, statusGlyph } from './glyphs';
import { type Shape, shape } from './scene';

/** Where a lane lies. */
export interface LanePlace {
  readonly row: number;
  readonly y: number;
  readonly height: number;
  readonly hue: number;
}

export interface TiePlace {
  readonly view: TieView;
  /** The lane the mark starts on, and the one it leads to. */
  readonly from: LanePlace;
  readonly to: LanePlace;
  readonly anchor: Anchor;
  /** The x of the day on the first lane, and of the run to the other. */
  readonly x: number;
  readonly runX: number;
  /** Where the first lane may begin. */
  readonly laneStart: number;
  /** Where the first lane ends, if that is before the day. */
  readonly laneEnd: number | null;
  /** Where signs stand at the ends of the first lane. */
  readonly endSigns: readonly number[];
  /** Where the other lane's fade ends. */
  readonly otherEnd: number;
  /** A front's rungs: the stretch in which both lanes are there, where they lie side by side. */
  readonly ladder: { readonly x1: number; readonly x2: number } | null;
}

/** Whether a sign at the point would cover a name or another sign. */
export type Covers = (point: Point) => boolean;

/** Parts of the way at which a sign may stand, the best first. */
const SIGN_SPOTS = [0.62, 0.7, 0.55, 0.48, 0.78, 0.4, 0.85, 0.33, 0.25] as const;

const SHORT_OF_PATRON = 15;
/** The width of a pledge by a share that nobody gives. */
const UNKNOWN_SHARE = 4.5;
/** How far a connector keeps off the signs at the ends of its lane; a denial farther, and so off what is so. */
const STEP_OFF = 13;
const DENIAL_OFF = 20;
/** Half the bar that a denial ends at. */
const DENIAL_END = 6;
const RUNG_SPACE = 13;

/** Whether the mark starts on the tie's target: descent is drawn from parent to child. */
export function startsOnTarget(view: TieView): boolean {
  return view.founding || view.tie.type === 'BRANCH_OF';
}

export interface DrawnTie {
  readonly shapes: Shape[];
  /** Where its sign stands and its tooltip points. */
  readonly point: Point;
  readonly way: readonly Point[];
  /** The dotted lines from lanes that are over to what lies after them. */
  readonly leads: readonly (readonly Point[])[];
}

export function tieShapes(place: TiePlace, scale: TimeScale, covers: Covers): DrawnTie {
  const { view, from, to, x, runX } = place;
  const side = Math.sign(to.y - from.y) || 1;
  const start = { x, y: from.y };
  const edge = { x: runX, y: to.y - (side * to.height) / 2 };
  const short = isDenial(view) ? Math.min(SHORT_OF_PATRON, Math.abs(to.y - from.y) / 3) : 0;
  const passes = place.endSigns.some((sign) => (sign - x) * (sign - runX) < 0);
  const points = routePoints({ from: start, to: { x: runX, y: edge.y - side * short }, off: !passes ? 0 : isDenial(view) ? DENIAL_OFF : STEP_OFF });
  const way = isDescent(view) ? sCurvePoints(start, { x: runX, y: to.y }) : points;
  const spots = SIGN_SPOTS.map((part) => along(way, part));
  const middle = spots.find((point) => !covers(point)) ?? along(way, 0.62);
  const body = isDenial(view) ? denial(place, points) : bodyOf(place, points, start, edge, side);
  const hit = place.ladder
    ? shape('rect', 'hit area', { x: place.ladder.x1, y: Math.min(from.y, to.y), width: place.ladder.x2 - place.ladder.x1, height: Math.abs(to.y - from.y) })
    : shape('path', 'hit', { d: polyline(way) });
  const sign: Status = isDenial(view) ? 'DENIED' : view.finding.status;
  const signAt = place.ladder ? { x: place.ladder.x1 + 8, y: (from.y + to.y) / 2 } : middle;
  const leads = leadsOf(place);
  const ticksY = from.y + side * (from.height / 2 + 6);
  return {
    shapes: [
      hit,
      ...leads.map(({ hue, points: [a, b] }) => shape('line', `lead stroke-${hue}`, { x1: a.x, y1: a.y, x2: b.x, y2: b.y })),
      ...whisker(place, scale, side),
      ...body,
      ...statusGlyph(sign, signAt),
      ...evidenceTicks(view.finding.independentSources, x - 3, ticksY),
    ],
    point: signAt,
    way,
    leads: leads.map((lead) => lead.points),
  };
}

/** Whether it is drawn as a curve from lane to lane. */
export function isDescent(view: TieView): boolean {
  return !isDenial(view) && (view.founding || view.tie.type === 'MERGED_INTO');
}

/** From the end of a lane to what lies after it: a day, as when a group grew out of one that was gone, or a run. */
function leadsOf({ laneEnd, otherEnd, x, runX, from, to, ladder }: TiePlace): { hue: number; points: [Point, Point] }[] {
  const line = ({ hue, y }: LanePlace, x1: number, x2: number) =>
    x2 - x1 < 6 ? [] : [{ hue, points: [{ x: x1, y }, { x: x2, y }] as [Point, Point] }];
  return [...line(from, laneEnd ?? x, x), ...(ladder ? [] : line(to, otherEnd, runX))];
}

/** The days it may lie between, where they are too far apart for a point. */
function whisker({ anchor, from, laneStart }: TiePlace, scale: TimeScale, side: number): Shape[] {
  if (anchor.earliest === null || anchor.latest === null) return [];
  const x1 = Math.max(scale.x(anchor.earliest), laneStart);
  const x2 = scale.x(anchor.latest);
  if (x2 - x1 < 8) return [];
  const y = from.y + side * (from.height / 2 + 1.5);
  return [shape('line', 'whisker', { x1, y1: y, x2, y2: y })];
}

/** Dashed, struck through and stopping short of the other side; the claim is never hidden. */
function denial(place: TiePlace, points: readonly Point[]): Shape[] {
  // Drawn from its end, so that a dash meets the bar.
  const cls = `denial stroke-${place.from.hue}`;
  const end = points.at(-1) ?? { x: place.runX, y: place.to.y };
  return [
    shape('path', cls, { d: polyline([...points].reverse()) }),
    shape('line', 'denial-end', { x1: end.x - DENIAL_END, y1: end.y, x2: end.x + DENIAL_END, y2: end.y }),
  ];
}

function bodyOf(place: TiePlace, points: readonly Point[], start: Point, edge: Point, side: number): Shape[] {
  const { view, from, to } = place;
  const weak = view.finding.status === 'ANNOUNCED' || place.anchor.undated ? ' weak' : '';
  const onLane = { x: place.runX, y: to.y };
  switch (view.tie.type) {
    case 'SPLIT_FROM':
      return [shape('path', `split stroke-${to.hue}${weak}`, { d: sCurve(start, onLane) }), endGlyph('open-circle', start)];
    case 'SUCCEEDED':
      return [
        shape('path', `succession stroke-${to.hue}${weak}`, { d: sCurve(start, onLane) }),
        shape('path', 'succession-core', { d: sCurve(start, onLane) }),
      ];
    case 'GREW_OUT_OF':
      return [shape('path', `grew stroke-${to.hue}${weak}`, { d: sCurve(start, onLane) }), endGlyph('diamond', start)];
    case 'MERGED_INTO':
      return [shape('path', `split stroke-${from.hue}${weak}`, { d: sCurve(start, onLane) }), endGlyph('circle', onLane)];
    case 'PLEDGED_TO':
      return [...pledge(place, points, weak), arrowhead(edge, side, `arrow fill-${from.hue}`)];
    case 'DEFECTED_TO':
      return [
        shape('path', `defection stroke-${from.hue}${weak}`, { d: polyline(points) }),
        arrowhead(edge, side, `arrow-open stroke-${from.hue}`),
      ];
    case 'FRONT_FOR':
      return place.ladder
        ? rungs(place.ladder, from, to)
        : ['front', 'front-rungs'].map((cls) => shape('path', `${cls} stroke-${from.hue}`, { d: polyline(points) }));
    case 'BRANCH_OF':
      return [shape('path', `thin stroke-${to.hue}${weak}`, { d: polyline(points) }), endGlyph('square', start)];
    case 'MEMBER_OF':
      return [shape('path', `thin stroke-${from.hue}${weak}`, { d: polyline([...points].reverse()) }), endGlyph('square', edge)];
    case 'RIVAL_OF':
    case 'FOUGHT':
      return [
        shape('path', `thin stroke-${from.hue}${weak}`, { d: zigzag({ x: place.runX, y: from.y + (side * from.height) / 2 }, edge) }),
        ...(view.tie.type === 'FOUGHT' ? [endGlyph('diamond', along(points, 0.4))] : []),
      ];
    case 'ALLIED_WITH':
      return [shape('line', `thin stroke-${from.hue}${weak}`, { x1: place.runX, y1: from.y, x2: place.runX, y2: edge.y })];
    case 'AFFILIATED_WITH':
    case 'SUPPORTED_BY':
    case 'DENIED_MEMBERSHIP':
    case 'OPERATES_IN':
    case 'CONTROLS':
    case 'LOCATED_IN':
    case 'LED_BY':
      return [shape('path', `thin stroke-${from.hue}${weak}`, { d: polyline(points) }), endGlyph('open-square', edge)];
  }
}

/** A ribbon as wide as the share of the group that it takes along; an outline where nobody gives a share. */
function pledge({ view, from }: TiePlace, points: readonly Point[], weak: string): Shape[] {
  const { share } = view.finding;
  const way = points.slice(0, -1).concat(shortened(points));
  if (share === null) {
    return [shape('path', `ribbon-open stroke-${from.hue}${weak}`, { d: ribbon(way, UNKNOWN_SHARE, UNKNOWN_SHARE) })];
  }
  const width = Math.max(from.height * share, 2);
  return [shape('path', `ribbon fill-${from.hue}${weak}`, { d: ribbon(way, width, Math.max(width * 0.45, 2)) })];
}

/** The last point drawn back to the arrowhead's base. */
function shortened(points: readonly Point[]): Point[] {
  const last = points.at(-1);
  const before = points.at(-2);
  if (!last || !before) return [];
  const side = Math.sign(last.y - before.y);
  return [{ x: last.x, y: last.y - side * Math.min(8, Math.abs(last.y - before.y)) }];
}

/** A ladder between a front and its principal, for as long as both are there. */
function rungs({ x1, x2 }: { x1: number; x2: number }, from: LanePlace, to: LanePlace): Shape[] {
  const side = Math.sign(to.y - from.y) || 1;
  const a = from.y + (side * from.height) / 2;
  const b = to.y - (side * to.height) / 2;
  const count = Math.max(1, Math.floor((x2 - x1) / RUNG_SPACE));
  return Array.from({ length: count }, (_, index) => {
    const x = x1 + (index + 0.5) * ((x2 - x1) / count);
    return shape('line', `rung stroke-${from.hue}`, { x1: x, y1: a, x2: x, y2: b });
  });
}
