/** Where the words beside places go: next to them where there is room, farther off with a line, shorter, or nowhere. */
import type { Point } from '../scene/curves';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

export interface Flag {
  readonly at: Point;
  /** How far from the point the place's own sign reaches. */
  readonly reach: number;
  /** The sizes it can have, the fullest first. */
  readonly sizes: readonly Size[];
}

export interface Placed extends Box {
  /** Which of its sizes it has. */
  readonly form: number;
  /** Where a line leads from the sign to the words, if they are not next to each other. */
  readonly line: Line | null;
}

const GAP = 4;
/** What is tried in turn, round by round for all: which size, and how many pixels off. So none takes the room near another for words far away. */
const ROUNDS = [
  [[0, 0], [0, 26], [1, 0], [1, 26]],
  [[0, 60], [1, 60], [0, 105], [1, 105]],
  [[0, 160], [1, 160], [2, 0], [2, 26], [2, 60], [2, 105]],
] as const;
/** Right and left of the sign, then below and above, then between. */
const NEAR = [[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, 1], [1, -1], [-1, -1]] as const;
/** Farther off, where a line leads to the words. */
const FAR = [...NEAR, [1, 0.5], [-1, 0.5], [1, -0.5], [-1, -0.5], [0.5, 1], [-0.5, 1], [0.5, -1], [-0.5, -1]] as const;
/** Between a line and what it passes. */
const CLEAR = 3;

type Line = readonly [Point, Point];

/** The first have the best places; null where there is no room at all. No line crosses words, signs or another line. */
export function placeFlags(flags: readonly Flag[], { width, height }: Size): (Placed | null)[] {
  const signs: Box[] = flags.map(({ at, reach }) => ({ x: at.x - reach, y: at.y - reach, width: 2 * reach, height: 2 * reach }));
  const taken: Box[] = [...signs];
  const lines: Line[] = [];
  const isFree = (box: Box) =>
    box.x >= 2 && box.y >= 2 && box.x + box.width <= width - 2 && box.y + box.height <= height - 2 &&
    !taken.some((other) => meet(box, other)) && !lines.some((line) => passes(line, box));
  // A sign around the same point is left by the line in any case.
  const isClear = (line: Line, { at }: Flag) =>
    !taken.some((other) => !holds(other, at) && passes(line, other)) && !lines.some((other) => cross(line, other));
  const placed: (Placed | null)[] = flags.map(() => null);
  for (const round of ROUNDS) flags.forEach((flag, n) => (placed[n] ??= place(flag, round)));
  return placed;

  function place(flag: Flag, tries: (typeof ROUNDS)[number]): Placed | null {
    for (const [form, distance] of tries) {
      const size = flag.sizes[form];
      for (const [sx, sy] of distance === 0 ? NEAR : FAR) {
        const box = size && boxAt(flag, size, distance, sx, sy);
        if (!box || !isFree(box)) continue;
        const line = distance === 0 ? null : lineTo(flag, box);
        if (line && !isClear(line, flag)) continue;
        taken.push(box);
        if (line) lines.push(line);
        return { ...box, form, line };
      }
    }
    return null;
  }
}

function boxAt({ at, reach }: Flag, { width, height }: Size, distance: number, sx: number, sy: number): Box {
  const off = reach + GAP + distance;
  const slant = Math.abs(sx * sy) === 1 ? 0.75 : 1;
  return {
    x: at.x + sx * off * slant + ((sx - 1) / 2) * width,
    y: at.y + sy * off * slant + ((sy - 1) / 2) * height,
    width,
    height,
  };
}

/** From the edge of the sign to the nearest point of the words. */
function lineTo({ at, reach }: Flag, box: Box): Line {
  const to = { x: Math.min(Math.max(at.x, box.x), box.x + box.width), y: Math.min(Math.max(at.y, box.y), box.y + box.height) };
  const length = Math.hypot(to.x - at.x, to.y - at.y) || 1;
  return [{ x: at.x + ((to.x - at.x) * reach) / length, y: at.y + ((to.y - at.y) * reach) / length }, to];
}

export function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function holds({ x, y, width, height }: Box, at: Point): boolean {
  return at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;
}

/** Whether a line comes into a box or near it. */
export function passes([a, b]: Line, box: Box): boolean {
  const [left, top, right, bottom] = [box.x - CLEAR, box.y - CLEAR, box.x + box.width + CLEAR, box.y + box.height + CLEAR];
  // The part of the line between the sides, then of that what lies between top and bottom.
  let [from, to] = [0, 1];
  for (const [start, way, low, high] of [[a.x, b.x - a.x, left, right], [a.y, b.y - a.y, top, bottom]] as const) {
    if (way === 0) {
      if (start < low || start > high) return false;
      continue;
    }
    const [one, other] = [(low - start) / way, (high - start) / way];
    from = Math.max(from, Math.min(one, other));
    to = Math.min(to, Math.max(one, other));
  }
  return from < to;
}

/** Whether two lines cross. */
export function cross([a, b]: Line, [c, d]: Line): boolean {
  const side = (p: Point, q: Point, r: Point) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
