/** Where the signs of a comparison stand: on the line or the lane they are of, or near it, and on no name, lane or other sign. */
import type { Measure } from '../layout/labels';
import type { Box } from '../layout/routes';
import { along, type Point } from './curves';
import type { Mark, Scene, Shape } from './scene';
import { boxAround, stepsOf, Taken } from './taken';

export const RADIUS = 6.5;
/** A sign and the room around it. */
const ROOM = RADIUS + 1.5;
/** Parts of a line at which a sign may stand. */
const SPOTS = Array.from({ length: 37 }, (_, step) => 0.05 + step * 0.025);
/** How far from a mark its sign may stand where its line has no room, and in how many directions. */
const AROUND = [15, 21, 28, 36];
const DIRECTIONS = 12;
/** How far apart a lane's spots are, and how many there are. */
const STEP = 2 * ROOM;
const STEPS = 12;
/** What it costs to stand on a word or sign, on a lane, and on a piece of a line. */
const ON_WORD = 2000;
const ON_LANE = 400;
const ON_LINE = 12;
const BESIDE = 40;

export interface PlacedSign extends Point {
  /** The point that a line leads to where the sign stands off its mark. */
  readonly of: Point | null;
}

/** The middle of the sign of each mark named. */
export function placeSigns(scene: Scene, ids: ReadonlySet<string>, measure: Measure): Map<string, PlacedSign> {
  const words = new Taken();
  const lanes = new Taken();
  const lines = new Taken();
  for (const each of scene.labels) {
    if (each.text !== undefined) words.add(boxOfText(each, measure));
    else if (each.tag === 'circle') words.add(boxOf(each));
  }
  for (const { shapes } of scene.lanes) for (const each of shapes) if (each.tag === 'rect' && each.cls !== 'hit') lanes.add(boxOf(each));
  for (const { shapes } of scene.ties) for (const each of shapes) if (SIGNS.test(each.cls)) words.add(boxOf(each));
  const ways = new Map(scene.ties.map((mark) => [mark.id, wayOf(mark)]));
  for (const way of ways.values()) for (const point of stepsOf(way)) lines.add(boxAround(point, 0));
  const inside = ({ x, y }: Point) => x >= RADIUS && x <= scene.width - RADIUS && y >= RADIUS && y <= scene.height - RADIUS;
  const placed = new Map<string, PlacedSign>();
  const put = (id: string, spots: readonly (PlacedSign & { readonly cost: number })[], withLanes: boolean) => {
    let best: PlacedSign | null = null;
    let least = Infinity;
    for (const { x, y, of, cost: own } of spots) {
      if (own >= least || !inside({ x, y })) continue;
      const box = boxAround({ x, y }, ROOM);
      const cost = own + (words.touches(box) ? ON_WORD : 0) + (withLanes ? (lanes.touches(box) ? ON_LANE : 0) + lines.count(box) * ON_LINE : 0);
      if (cost >= least) continue;
      least = cost;
      best = { x, y, of };
    }
    if (!best) return;
    placed.set(id, best);
    words.add(boxAround(best, ROOM));
  };
  for (const { id, x, y } of scene.lanes) {
    if (!ids.has(id)) continue;
    const onLane = Array.from({ length: STEPS }, (_, step) => ({ x: x + ROOM + step * STEP, y, of: null, cost: 1 + step }));
    put(id, [{ x: RADIUS + 1, y, of: null, cost: 0 }, ...onLane], false);
  }
  for (const { id, x, y } of scene.ties) {
    if (!ids.has(id)) continue;
    const way = ways.get(id) ?? [];
    const onLine = way.length < 2 ? [] : SPOTS.map((part) => along(way, part)).map((spot) => ({ ...spot, of: null, cost: Math.hypot(spot.x - x, spot.y - y) / 10 }));
    const near = AROUND.flatMap((far) =>
      Array.from({ length: DIRECTIONS }, (_, step) => {
        const angle = ((step + 0.5) * 2 * Math.PI) / DIRECTIONS;
        return { x: x + far * Math.cos(angle), y: y + far * Math.sin(angle), of: { x, y }, cost: BESIDE + far };
      }),
    );
    put(id, [...onLine, ...near], true);
  }
  return placed;
}

/** What of a tie a sign must not cover: other signs, arrowheads and ends. */
const SIGNS = /^(glyph-ring|end-|arrow|denial-end|evidence)/;

/** The line of a tie, which is also where it is hit; empty where it is an area. */
function wayOf({ shapes }: Mark): Point[] {
  const line = shapes.find(({ tag, cls }) => tag === 'path' && cls === 'hit');
  return line ? pointsOf(line) : [];
}

function pointsOf({ attrs }: Shape): Point[] {
  const numbers = String(attrs['d'] ?? attrs['points'] ?? '').match(/-?[\d.]+/g)?.map(Number) ?? [];
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, index) => ({ x: numbers[2 * index] ?? 0, y: numbers[2 * index + 1] ?? 0 }));
}

function boxOf(shape: Shape): Box {
  const n = (name: string) => Number(shape.attrs[name]);
  switch (shape.tag) {
    case 'circle':
      return boxAround({ x: n('cx'), y: n('cy') }, n('r'));
    case 'rect':
      return { x1: n('x'), y1: n('y'), x2: n('x') + n('width'), y2: n('y') + n('height') };
    case 'line':
      return { x1: Math.min(n('x1'), n('x2')), y1: Math.min(n('y1'), n('y2')) - 1, x2: Math.max(n('x1'), n('x2')), y2: Math.max(n('y1'), n('y2')) + 1 };
    case 'path':
    case 'polygon':
    case 'polyline':
    case 'text': {
      const points = pointsOf(shape);
      const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
      return { x1: Math.min(...xs), y1: Math.min(...ys), x2: Math.max(...xs), y2: Math.max(...ys) };
    }
  }
}

/** The room of a text, which may stand on its end. */
function boxOfText({ cls, text = '', attrs }: Shape, measure: Measure): Box {
  const size = cls.includes('small') ? 11 : cls.startsWith('name') ? 13 : 12;
  const width = (measure(text, cls.includes('focus')) * size) / 13;
  const [x, y] = [Number(attrs['x']), Number(attrs['y'])];
  if (attrs['transform'] !== undefined) return { x1: x - size / 2, x2: x + size / 2, y1: y - 4 - width / 2, y2: y - 4 + width / 2 };
  const left = attrs['text-anchor'] === 'middle' ? x - width / 2 : attrs['text-anchor'] === 'end' ? x - width : x;
  return { x1: left, x2: left + width, y1: y - size * 0.8, y2: y + size * 0.25 };
}
