/** How many connectors cross lanes: one sweep through time over a Fenwick tree of the rows that are there. */
import type { Graph } from './graph';

/**
 * Gives what counts the crossings of lanes and links in the rows they have. A connector crosses a lane that lies
 * in a row strictly between its ends, and that began before the connector's day and ends after it.
 */
export function crossingCounter({ lanes, links }: Graph): () => number {
  const lasting = lanes.filter(({ from, to }) => from < to);
  // Ends come first and beginnings last: what only touches the day does not cross.
  const events = [
    ...lasting.map(({ to, number }) => ({ time: to, one: number, other: ENDS })),
    ...links.filter(({ at }) => at < Infinity).map(({ at, source, target }) => ({ time: at, one: source.number, other: target.number })),
    ...lasting.map(({ from, number }) => ({ time: from, one: number, other: BEGINS })),
  ].sort((a, b) => a.time - b.time || rankOf(a.other) - rankOf(b.other));
  const ones = Int32Array.from(events, ({ one }) => one);
  const others = Int32Array.from(events, ({ other }) => other);
  const rows = new Int32Array(lanes.length);
  const tree = new Int32Array(lanes.length + 1);
  /** The lanes that are there in rows before one. */
  const before = (row: number) => {
    let sum = 0;
    for (let place = row; place > 0; place -= place & -place) sum += tree[place] ?? 0;
    return sum;
  };
  return () => {
    for (const { number, row } of lanes) rows[number] = row;
    tree.fill(0);
    let count = 0;
    for (let event = 0; event < ones.length; event++) {
      const row = rows[ones[event] ?? 0] ?? 0;
      const other = others[event] ?? 0;
      if (other < 0) {
        const step = other === BEGINS ? 1 : -1;
        for (let place = row + 1; place < tree.length; place += place & -place) tree[place] = (tree[place] ?? 0) + step;
      } else {
        const end = rows[other] ?? 0;
        if (Math.abs(row - end) > 1) count += before(Math.max(row, end)) - before(Math.min(row, end) + 1);
      }
    }
    return count;
  };
}

/** In the place of a link's other lane: the lane begins or ends. */
const BEGINS = -1;
const ENDS = -2;

function rankOf(other: number): number {
  return other === ENDS ? 0 : other === BEGINS ? 2 : 1;
}
