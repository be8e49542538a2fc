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
  readonly line: readonly [Point, Point] | null;
}

const GAP = 4;
/** What is tried in turn: which size, and how many pixels off. Short words near by say more than long ones far away. */
const TRIES = [[0, 0], [0, 26], [1, 0], [1, 26], [0, 60], [1, 60], [0, 105], [1, 105], [2, 0], [2, 26]] as const;
/** Right and left of the sign, then below and above, then between. */
const SIDES = [[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, 1], [1, -1], [-1, -1]] as const;

/** One after the other, so that the first have the best places; null where there is no room at all. */
export function placeFlags(flags: readonly Flag[], { width, height }: Size): (Placed | null)[] {
  const taken: Box[] = flags.map(({ at, reach }) => ({ x: at.x - reach, y: at.y - reach, width: 2 * reach, height: 2 * reach }));
  const isFree = (box: Box) =>
    box.x >= 2 && box.y >= 2 && box.x + box.width <= width - 2 && box.y + box.height <= height - 2 && !taken.some((other) => meet(box, other));
  return flags.map((flag) => {
    for (const [form, distance] of TRIES) {
      const size = flag.sizes[form];
      for (const [sx, sy] of SIDES) {
        const box = size && boxAt(flag, size, distance, sx, sy);
        if (!box || !isFree(box)) continue;
        taken.push(box);
        return { ...box, form, line: distance === 0 ? null : [flag.at, nearest(flag.at, box)] };
      }
    }
    return null;
  });
}

function boxAt({ at, reach }: Flag, { width, height }: Size, distance: number, sx: number, sy: number): Box {
  const off = reach + GAP + distance;
  const slant = sx !== 0 && sy !== 0 ? 0.75 : 1;
  return {
    x: at.x + sx * off * slant + (sx > 0 ? 0 : sx < 0 ? -width : -width / 2),
    y: at.y + sy * off * slant + (sy > 0 ? 0 : sy < 0 ? -height : -height / 2),
    width,
    height,
  };
}

function nearest({ x, y }: Point, box: Box): Point {
  return { x: Math.min(Math.max(x, box.x), box.x + box.width), y: Math.min(Math.max(y, box.y), box.y + box.height) };
}

export function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
