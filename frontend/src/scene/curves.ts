/** Paths between lanes. Pixels; y grows downwards. */
import { round } from './scene';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A connector: a curve off its own lane into a straight run up or down to the other. */
export interface Route {
  readonly from: Point;
  /** The end on the other lane's edge, or short of it. */
  readonly to: Point;
  /** How far it first steps off its own lane, to pass by what lies on that. */
  readonly off: number;
}

const STEPS = 10;

/** From one lane to another, level at both ends. */
export function sCurve(from: Point, to: Point): string {
  const middle = (from.x + to.x) / 2;
  return `M${xy(from)} C${xy({ x: middle, y: from.y })} ${xy({ x: middle, y: to.y })} ${xy(to)}`;
}

/** The points of `sCurve`. */
export function sCurvePoints(from: Point, to: Point): Point[] {
  const middle = (from.x + to.x) / 2;
  return curve(from, { x: middle, y: from.y }, { x: middle, y: to.y }, to);
}

/** The points of a route: level at first, then straight to its end. */
export function routePoints({ from, to, off }: Route): Point[] {
  const side = Math.sign(to.y - from.y) || 1;
  const away = Math.min(off, Math.abs(to.y - from.y) / 3);
  const level = { x: from.x + Math.sign(to.x - from.x) * away * 0.6, y: from.y + side * away };
  const radius = Math.min(20, Math.abs(to.y - level.y) / 2);
  const bend = { x: to.x, y: level.y + side * radius };
  const first = away > 0 ? curve(from, { x: from.x, y: level.y }, { x: from.x, y: level.y }, level).slice(0, -1) : [];
  return [...first, ...curve(level, { x: level.x + (to.x - level.x) * 0.6, y: level.y }, { x: to.x, y: level.y }, bend), to];
}

function curve(a: Point, b: Point, c: Point, d: Point): Point[] {
  return Array.from({ length: STEPS + 1 }, (_, step) => cubic(a, b, c, d, step / STEPS));
}

export function polyline(points: readonly Point[]): string {
  return `M${points.map(xy).join(' L')}`;
}

/** A filled band along the points, its width running from the first to the last. */
export function ribbon(points: readonly Point[], first: number, last: number): string {
  const lengths = cumulative(points);
  const total = lengths.at(-1) ?? 1;
  const left: Point[] = [];
  const right: Point[] = [];
  points.forEach((point, index) => {
    const before = points[index - 1] ?? point;
    const after = points[index + 1] ?? point;
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    const width = (first + (last - first) * ((lengths[index] ?? 0) / total)) / 2;
    const nx = (-(after.y - before.y) / length) * width;
    const ny = ((after.x - before.x) / length) * width;
    left.push({ x: point.x + nx, y: point.y + ny });
    right.unshift({ x: point.x - nx, y: point.y - ny });
  });
  return `${polyline([...left, ...right])} Z`;
}

/** The point a part of the way along. */
export function along(points: readonly Point[], part: number): Point {
  const lengths = cumulative(points);
  const wanted = (lengths.at(-1) ?? 0) * part;
  const index = Math.max(1, lengths.findIndex((length) => length >= wanted));
  const a = points[index - 1] ?? { x: 0, y: 0 };
  const b = points[index] ?? a;
  const start = lengths[index - 1] ?? 0;
  const span = (lengths[index] ?? start) - start || 1;
  const share = (wanted - start) / span;
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

/** A zigzag down a straight line. */
export function zigzag(from: Point, to: Point): string {
  const side = Math.sign(to.y - from.y) || 1;
  const points = [from];
  const count = Math.max(2, Math.floor(Math.abs(to.y - from.y) / 6));
  for (let step = 1; step < count; step++) {
    points.push({ x: from.x + (step % 2 === 0 ? -3 : 3), y: from.y + (side * step * Math.abs(to.y - from.y)) / count });
  }
  return polyline([...points, to]);
}

function cubic(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const u = 1 - t;
  const mix = (p: number, q: number, r: number, s: number) =>
    u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
  return { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) };
}

function cumulative(points: readonly Point[]): number[] {
  let sum = 0;
  return points.map((point, index) => {
    const before = points[index - 1];
    if (before) sum += Math.hypot(point.x - before.x, point.y - before.y);
    return sum;
  });
}

function xy({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}
