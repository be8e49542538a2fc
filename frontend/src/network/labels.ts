/** Names beside entities, as many as fit without touching one another, an entity or a sign, the most tied first. */
import type { Measure } from '../layout/labels';
import { type Shape, shape } from '../scene/scene';
import type { Point } from '../scene/curves';
import type { Box } from './geometry';

export interface Named {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly text: string;
  readonly cls: string;
  readonly strong: boolean;
}

const HEIGHT = 16;
const CELL = 80;
const BESIDE = 5;
/** From the middle of a line of text to its baseline. */
const BASELINE = 4.5;

/** Boxes by the cells of a grid that they touch. */
class Taken {
  private readonly cells = new Map<number, Box[]>();

  add(box: Box): void {
    this.each(box, (key) => {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
      return false;
    });
  }

  touches(box: Box, own: Box): boolean {
    return this.each(box, (key) =>
      (this.cells.get(key) ?? []).some((other) => other !== own && other.x1 < box.x2 && other.x2 > box.x1 && other.y1 < box.y2 && other.y2 > box.y1),
    );
  }

  /** How many of the boxes lie in this one. */
  count(box: Box): number {
    let found = 0;
    this.each(box, (key) => {
      for (const { x1, y1 } of this.cells.get(key) ?? []) if (x1 > box.x1 && x1 < box.x2 && y1 > box.y1 && y1 < box.y2) found += 1;
      return false;
    });
    return found;
  }

  private each({ x1, y1, x2, y2 }: Box, look: (key: number) => boolean): boolean {
    for (let x = Math.floor(x1 / CELL); x <= Math.floor(x2 / CELL); x++) {
      for (let y = Math.floor(y1 / CELL); y <= Math.floor(y2 / CELL); y++) if (look(x * 65_536 + y)) return true;
    }
    return false;
  }
}

const SIGN = 8;
/** Beyond this many letters a name takes two lines. */
const LONG = 26;
/** A name on a sign, or one that may be cut off: as bad as crossing many ties. */
const SPOILT = 100;
const LINE_STEP = 9;

/** What names should keep away from: the middles of signs, and the lines of ties where that can be. */
export interface Avoided {
  readonly signs: readonly Point[];
  readonly ways: readonly (readonly Point[])[];
  /** How far names may reach beyond all entities before they may be cut off. */
  readonly margin: Point;
}

/** A name for each in lines, empty where there is no room; `room` is kept free around each name, in pixels. */
export function labelShapes(named: readonly Named[], measure: Measure, room: number, { signs, ways, margin }: Avoided): Shape[][] {
  const taken = new Taken();
  const lines = new Taken();
  const own = named.map(({ x, y, r }) => boxAround({ x, y }, r));
  const all = own.reduce((box, { x1, y1, x2, y2 }) => ({ x1: Math.min(box.x1, x1), y1: Math.min(box.y1, y1), x2: Math.max(box.x2, x2), y2: Math.max(box.y2, y2) }), { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity });
  for (const box of own) taken.add(box);
  const signed = new Taken();
  for (const sign of signs) signed.add(boxAround(sign, SIGN));
  for (const way of ways) for (const point of stepsOf(way)) lines.add(boxAround(point, 0));
  return named.map(({ x, y, r, text, cls, strong }, index) => {
    const mine = own[index];
    const rows = rowsOf(text);
    const width = Math.max(...rows.map((row) => measure(row, strong)));
    const height = rows.length * HEIGHT;
    const spots = [
      { middle: x + r + BESIDE + width / 2, top: y - height / 2, anchor: 'start', at: x + r + BESIDE },
      { middle: x, top: y + r + 1, anchor: 'middle', at: x },
      { middle: x, top: y - r - 1 - height, anchor: 'middle', at: x },
      { middle: x - r - BESIDE - width / 2, top: y - height / 2, anchor: 'end', at: x - r - BESIDE },
      { middle: x + r + width / 2, top: y + r - 4, anchor: 'start', at: x + r },
      { middle: x + r + width / 2, top: y - r + 4 - height, anchor: 'start', at: x + r },
      { middle: x - r - width / 2, top: y + r - 4, anchor: 'end', at: x - r },
      { middle: x - r - width / 2, top: y - r + 4 - height, anchor: 'end', at: x - r },
    ];
    let best: { readonly box: Box; readonly at: number; readonly anchor: string; readonly cost: number } | null = null;
    for (const { middle, top, at, anchor } of spots) {
      const box = { x1: middle - width / 2 - 2, y1: top, x2: middle + width / 2 + 2, y2: top + height };
      const wide = { x1: box.x1 - room, y1: box.y1 - room, x2: box.x2 + room, y2: box.y2 + room };
      if (!mine || taken.touches(wide, mine)) continue;
      const outside = box.x1 < all.x1 - margin.x || box.x2 > all.x2 + margin.x || box.y2 > all.y2 + margin.y || box.y1 < all.y1 - margin.y;
      const spoilt = outside || signed.touches(box, mine);
      // Only the focus has a name at any cost.
      if (spoilt && !strong) continue;
      const cost = lines.count(box) + (spoilt ? SPOILT : 0);
      if (!best || cost < best.cost) best = { box, at, anchor, cost };
      if (cost === 0) break;
    }
    if (!best) return [];
    const { box, at, anchor } = best;
    taken.add(box);
    return rows.map((row, line) => shape('text', cls, { x: at, y: box.y1 + (line + 0.5) * HEIGHT + BASELINE, 'text-anchor': anchor }, row));
  });
}

/** A long name in two lines of about the same length. */
function rowsOf(text: string): string[] {
  if (text.length < LONG) return [text];
  const blanks = [...text.matchAll(/ /g)].map(({ index }) => index);
  const cut = blanks.sort((a, b) => Math.abs(a - text.length / 2) - Math.abs(b - text.length / 2))[0];
  return cut === undefined ? [text] : [text.slice(0, cut), text.slice(cut + 1)];
}

function boxAround({ x, y }: Point, r: number): Box {
  return { x1: x - r, y1: y - r, x2: x + r, y2: y + r };
}

/** Points along a way, evenly on each of its parts. */
function stepsOf(way: readonly Point[]): Point[] {
  return way.slice(1).flatMap((b, index) => {
    const a = way[index] ?? b;
    const count = Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / LINE_STEP);
    return Array.from({ length: count }, (_, step) => ({ x: a.x + ((b.x - a.x) * step) / count, y: a.y + ((b.y - a.y) * step) / count }));
  });
}
