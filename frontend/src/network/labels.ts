/** Names beside entities, as many as fit without touching one another, an entity or a sign, the most tied first. */
import type { Measure } from '../layout/labels';
import { type Shape, shape } from '../scene/scene';
import type { Point } from '../scene/curves';
import { boxAround, stepsOf, Taken } from '../scene/taken';
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
/** Between an entity and its name: next to it, or past the ends of the ties that arrive there. */
const BESIDE = [5, 15] as const;
const BELOW = [1, 11] as const;
/** From the middle of a line of text to its baseline. */
const BASELINE = 4.5;

const SIGN = 8;
/** Beyond this many letters a name takes two lines. */
const LONG = 26;
/** A name on a sign, or one that may be cut off: as bad as crossing many ties. */
const SPOILT = 100;
/** A name that touches the end of a tie, with its arrowhead or square: rather some lines under it. */
const TOUCHED = 6;
const END = 4;

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
  const ended = new Taken();
  for (const way of ways) for (const end of [way[0], way.at(-1)]) if (end) ended.add(boxAround(end, END));
  for (const way of ways) for (const point of stepsOf(way)) lines.add(boxAround(point, 0));
  return named.map(({ x, y, r, text, cls, strong }, index) => {
    const mine = own[index];
    const rows = rowsOf(text);
    const width = Math.max(...rows.map((row) => measure(row, strong)));
    const height = rows.length * HEIGHT;
    const spots = [0, 1].flatMap((far) => {
      const [beside, below] = [r + (BESIDE[far] ?? 0), r + (BELOW[far] ?? 0)];
      return [
        { middle: x + beside + width / 2, top: y - height / 2, anchor: 'start', at: x + beside },
        { middle: x, top: y + below, anchor: 'middle', at: x },
        { middle: x, top: y - below - height, anchor: 'middle', at: x },
        { middle: x - beside - width / 2, top: y - height / 2, anchor: 'end', at: x - beside },
        { middle: x + r + width / 2, top: y + below - 5, anchor: 'start', at: x + r },
        { middle: x + r + width / 2, top: y - below + 5 - height, anchor: 'start', at: x + r },
        { middle: x - r - width / 2, top: y + below - 5, anchor: 'end', at: x - r },
        { middle: x - r - width / 2, top: y - below + 5 - height, anchor: 'end', at: x - r },
      ].map((spot) => ({ ...spot, far }));
    });
    let best: { readonly box: Box; readonly at: number; readonly anchor: string; readonly cost: number } | null = null;
    for (const { middle, top, at, anchor, far } of spots) {
      const box = { x1: middle - width / 2 - 2, y1: top, x2: middle + width / 2 + 2, y2: top + height };
      const wide = { x1: box.x1 - room, y1: box.y1 - room, x2: box.x2 + room, y2: box.y2 + room };
      if (!mine || taken.touches(wide, mine)) continue;
      const outside = box.x1 < all.x1 - margin.x || box.x2 > all.x2 + margin.x || box.y2 > all.y2 + margin.y || box.y1 < all.y1 - margin.y;
      const spoilt = outside || signed.touches(box, mine);
      // Only the focus has a name at any cost.
      if (spoilt && !strong) continue;
      const cost = lines.count(box) + (spoilt ? SPOILT : 0) + (ended.touches(box) ? TOUCHED : 0) + far;
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
