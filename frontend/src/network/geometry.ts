/** Points and paths between entities in any direction. Pixels; y grows downwards. */
import { polyline, type Point } from '../scene/curves';
import { round } from '../scene/scene';

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Viewport extends Size {
  /** Where the middle of the world lies, and how large it is drawn. */
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

export interface Box {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

const CURVE_STEPS = 8;

/** What names have beyond the outermost entities when everything fits, in pixels. */
export function marginOf({ width, height }: Size): Point {
  return { x: Math.min(120, width * 0.16), y: Math.min(44, height * 0.12) };
}

/** The viewport in which all of the places lie; no larger than `most`. */
export function fitted(places: Iterable<Point>, size: Size, most = 1.6): Viewport {
  const { width, height } = size;
  const all = [...places];
  if (all.length === 0) return { width, height, x: width / 2, y: height / 2, k: 1 };
  const [left, right] = ends(all.map(({ x }) => x));
  const [top, bottom] = ends(all.map(({ y }) => y));
  const room = marginOf(size);
  const k = Math.min((width - 2 * room.x) / Math.max(right - left, 1), (height - 2 * room.y) / Math.max(bottom - top, 1), most);
  return { width, height, x: width / 2 - (k * (left + right)) / 2, y: height / 2 - (k * (top + bottom)) / 2, k };
}

function ends(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
}

/** From edge to edge of two round entities, bent by so many pixels in its middle. */
export function wayBetween(a: Point, b: Point, bend: number, gapA: number, gapB: number): Point[] {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const bow = Math.sign(bend) * Math.min(Math.abs(bend), length / 3);
  // Where entities touch, a stub is left in the middle.
  const fit = Math.min(1, (length - 4) / (gapA + gapB));
  if (bow === 0) return [{ x: a.x + ux * gapA * fit, y: a.y + uy * gapA * fit }, { x: b.x - ux * gapB * fit, y: b.y - uy * gapB * fit }];
  const control = { x: (a.x + b.x) / 2 - uy * bow * 2, y: (a.y + b.y) / 2 + ux * bow * 2 };
  const first = (gapA * fit) / length;
  const last = 1 - (gapB * fit) / length;
  return Array.from({ length: CURVE_STEPS + 1 }, (_, step) => {
    const t = first + ((last - first) * step) / CURVE_STEPS;
    const u = 1 - t;
    return { x: u * u * a.x + 2 * u * t * control.x + t * t * b.x, y: u * u * a.y + 2 * u * t * control.y + t * t * b.y };
  });
}

/** The way up to so many pixels before its end, or half of it. */
export function cutShort(way: readonly Point[], by: number): Point[] {
  const points = [...way];
  let left = Math.min(by, lengthOf(way) / 2);
  for (;;) {
    const [b, a] = [points.at(-1), points.at(-2)];
    if (!a || !b) return points;
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    points.pop();
    if (length > left) return [...points, { x: b.x - ((b.x - a.x) / length) * left, y: b.y - ((b.y - a.y) / length) * left }];
    left -= length;
  }
}

export function lengthOf(way: readonly Point[]): number {
  return way.reduce((sum, { x, y }, index) => {
    const before = way[index - 1];
    return before ? sum + Math.hypot(x - before.x, y - before.y) : sum;
  }, 0);
}

/** The direction of the way at its end, of length 1. */
function heading(way: readonly Point[]): Point {
  const [b, a] = [way.at(-1), way.at(-2)];
  if (!a || !b) return { x: 1, y: 0 };
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  return { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
}

/** A triangle whose tip is the end of the way. */
export function headAt(way: readonly Point[]): string {
  const tip = way.at(-1) ?? { x: 0, y: 0 };
  const { x, y } = heading(way);
  const corner = (side: number) => ({ x: tip.x - 9 * x - 5.5 * side * y, y: tip.y - 9 * y + 5.5 * side * x });
  return `${polyline([tip, corner(1), corner(-1)])} Z`;
}

/** A bar across the end of the way. */
export function barAt(way: readonly Point[], half: number): string {
  const tip = way.at(-1) ?? { x: 0, y: 0 };
  const { x, y } = heading(way);
  return polyline([{ x: tip.x - half * y, y: tip.y + half * x }, { x: tip.x + half * y, y: tip.y - half * x }]);
}

/** The way beside the way. */
function beside(way: readonly Point[], by: number): Point[] {
  return way.map(({ x, y }, index) => {
    const h = heading(index === 0 ? way.slice(0, 2) : way.slice(index - 1, index + 1));
    return { x: x - h.y * by, y: y + h.x * by };
  });
}

/** Two rails with rungs. */
export function ladder(way: readonly Point[], points: (count: number) => readonly Point[]): string {
  const [left, right] = [beside(way, 3.5), beside(way, -3.5)];
  const { x, y } = heading([way[0] ?? { x: 0, y: 0 }, way.at(-1) ?? { x: 1, y: 0 }]);
  const rungs = points(Math.max(2, Math.floor(lengthOf(way) / 11))).map((p) => polyline([{ x: p.x - 3.5 * y, y: p.y + 3.5 * x }, { x: p.x + 3.5 * y, y: p.y - 3.5 * x }]));
  return [polyline(left), polyline(right), ...rungs].join(' ');
}

/** A zigzag along a straight line. */
export function zigzagged(way: readonly Point[]): string {
  const [a, b] = [way[0] ?? { x: 0, y: 0 }, way.at(-1) ?? { x: 0, y: 0 }];
  const { x, y } = heading([a, b]);
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const count = Math.max(2, Math.floor(length / 7));
  const inner = Array.from({ length: count - 1 }, (_, index) => {
    const at = (length * (index + 1)) / count;
    const off = index % 2 === 0 ? 3 : -3;
    return { x: a.x + x * at - y * off, y: a.y + y * at + x * off };
  });
  return polyline([a, ...inner, b]);
}

/** The distance of a point from a way. */
export function distanceTo(way: readonly Point[], { x, y }: Point): number {
  let least = Infinity;
  for (let index = 1; index < way.length; index++) {
    const [a, b] = [way[index - 1], way[index]];
    if (!a || !b) continue;
    const square = (b.x - a.x) ** 2 + (b.y - a.y) ** 2 || 1;
    const t = Math.min(1, Math.max(0, ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / square));
    least = Math.min(least, Math.hypot(x - a.x - t * (b.x - a.x), y - a.y - t * (b.y - a.y)));
  }
  return least;
}

export function diamond({ x, y }: Point, r: number): string {
  return `M${round(x - r)} ${round(y)} L${round(x)} ${round(y - r)} L${round(x + r)} ${round(y)} L${round(x)} ${round(y + r)} Z`;
}
