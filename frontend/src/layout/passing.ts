/** Lanes that pass one another: neighbours that change places, and lanes that move into a row further up. */
import type { Lane } from './graph';

const PASSES = 10;
/** How many rows up a lane looks for room: further away it would be lost from sight. */
const REACH = 24;

/** What a lane passing another changes: crossings in all, and those of connectors that mean descent. */
interface Change {
  all: number;
  descent: number;
}

/** Adds what changes when a lane right below another passes above it. */
function pass(upper: Lane, lower: Lane, change: Change): void {
  cross(upper, lower, upper.row, 1, change);
  cross(lower, upper, upper.row, -1, change);
}

/** Connectors of one lane that cross the other: `step` each where they lead up, its opposite where they lead down. */
function cross(lane: Lane, other: Lane, row: number, step: number, change: Change): void {
  for (const { source, target, at, descent } of lane.links) {
    const end = source === lane ? target : source;
    if (end === other || at <= other.from || at >= other.to || end.row === row) continue;
    const by = end.row < row ? step : -step;
    change.all += by;
    if (descent) change.descent += by;
  }
}

/** Neighbours of a family, in rows one after the other, change places where it makes fewer crossings; none makes descent cross. */
export function switchNeighbours(lanes: Lane[]): void {
  for (let rest = PASSES, changed = true; changed && rest > 0; rest--) {
    changed = false;
    lanes.forEach((lower, index) => {
      const upper = lanes[index - 1];
      if (!upper) return;
      const change = { all: 0, descent: 0 };
      pass(upper, lower, change);
      if (change.all >= 0 || change.descent > 0) return;
      lanes[index - 1] = lower;
      lanes[index] = upper;
      [upper.row, lower.row] = [lower.row, upper.row];
      changed = true;
    });
  }
}

/**
 * The rows of a family. Each lane goes to the nearest row above it that has room, where passing the rows between
 * makes no crossing and it comes no further from what it is tied to. A lane that keeps to itself shares with none,
 * nor do two that are tied: one would seem to go on as the other. The rows of the lanes follow, closed up from
 * the first one's on.
 */
export function shareRows(lanes: readonly Lane[], room: number): Lane[][] {
  const top = lanes[0]?.row ?? 0;
  const rows: Lane[][] = [];
  for (const lane of lanes) {
    const found = roomFor(lane, rows, room);
    lane.row = top + (found ? rows.indexOf(found) : rows.length);
    if (found) found.push(lane);
    else rows.push([lane]);
  }
  return rows;
}

function roomFor(lane: Lane, rows: readonly Lane[][], room: number): Lane[] | null {
  const change = { all: 0, descent: 0 };
  if (lane.alone) return null;
  const length = lengthFrom(lane, lane.row);
  for (const row of rows.slice(-REACH).reverse()) {
    const near = lengthFrom(lane, row[0]?.row ?? 0) <= length;
    if (near && change.all <= 0 && change.descent <= 0 && row.every((other) => fits(lane, other, room))) return row;
    for (const other of row) pass(other, lane, change);
  }
  return null;
}

/** How far its connectors would reach from a row. */
function lengthFrom(lane: Lane, row: number): number {
  return lane.links.reduce((sum, { source, target }) => sum + Math.abs((source === lane ? target : source).row - row), 0);
}

function fits(lane: Lane, other: Lane, room: number): boolean {
  const apart = Math.max(lane.first - other.last, other.first - lane.last) >= room;
  return apart && !other.alone && !lane.apart.includes(other) && !lane.links.some(({ source, target }) => source === other || target === other);
}
