/**
 * The order of lanes from top to bottom: families first, each laid out by itself, then families among one
 * another by their cross-ties, then what makes fewer crossings. A pure function; equal choices fall to ids.
 */
import { climb } from './climbing';
import { crossingCounter } from './crossings';
import { familiesOf, linear } from './families';
import { difference, draw, type Drawn, type Family, type Graph, graphOf, type Lane } from './graph';
import type { Arranged, Packed } from './packed';
import { shareRows, switchNeighbours } from './passing';

/** Families are swept so often at most, and until that is of no use. */
const FAMILY_SWEEPS = 40;
const PATIENCE = 6;
const SWEEPS = 3;
const DAMPING = 0.5;
/** So many lanes there is time to better step by step. */
const SMALL = 120;

export function arrange(packed: Packed): Arranged {
  const graph = graphOf(packed);
  const found = familiesOf(graph);
  const own = graph.lanes[packed.focus]?.family ?? null;
  for (const family of found) family.lanes = linear(family);
  const count = crossingCounter(graph);
  // Of as many crossings the shorter connectors are better.
  const score = (families: readonly Family[]) => {
    let [row, length] = [0, 0];
    for (const { lanes } of families) for (const lane of lanes) lane.row = row++;
    for (const { source, target } of graph.links) length += Math.abs(source.row - target.row);
    return count() + length / 1e9;
  };
  const families = ordered(graph, found, own, score);
  // From the order with the children on alternate sides: no descent of a pure forest crosses there, nor after a sweep.
  let least = score(families);
  let best = families.map(({ lanes }) => lanes);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    sweepLanes(graph, families);
    const crossed = score(families);
    if (crossed < least) [least, best] = [crossed, families.map(({ lanes }) => lanes)];
  }
  families.forEach((family, index) => (family.lanes = best[index] ?? []));
  if (graph.lanes.length <= SMALL) {
    score(families);
    for (const lane of graph.lanes) lane.above = lane.parent !== null && lane.row < lane.parent.row;
    for (const { roots } of families) roots.sort((a, b) => a.row - b.row);
    climb(families, Number(own !== null), score);
  }
  score(families);
  for (const { lanes } of families) switchNeighbours(lanes);
  const number = numbered(found, own);
  const places: number[] = [];
  let row = 0;
  for (const { lanes } of families) {
    for (const shared of shareRows(lanes, packed.room)) {
      shared.sort((a, b) => a.first - b.first || a.number - b.number);
      for (const lane of shared) places.push(lane.number, row, number.get(lane.family) ?? -1);
      row += 1;
    }
  }
  return Int32Array.from(places);
}

/** Where something is drawn to from a place, half the way; null where nothing draws it. */
function damped({ sum, weight }: Drawn, place: number): number | null {
  return weight === 0 ? null : place * (1 - DAMPING) + (sum / weight) * DAMPING;
}

/** Families by the weighted mean place of what they are tied to, as often as it makes fewer crossings; the focus's comes first. */
function ordered({ links }: Graph, families: readonly Family[], own: Family | null, score: (families: readonly Family[]) => number): Family[] {
  const across = links.flatMap(({ source, target, at, weight }) => {
    const [a, b] = [source.family, target.family];
    if (!a || !b || a === b) return [];
    for (const family of [a, b]) family.begun = Math.min(family.begun, at);
    return [{ a, b, weight }];
  });
  // What is tied to the same lane keeps this order below it: the earliest tie is nearest, so that its
  // connector need not pass the names of lanes that begin later.
  const first = [...families].sort((a, b) => Number(a !== own) - Number(b !== own) || difference(a.begun, b.begun));
  let [order, best, least] = [first, first, Infinity];
  for (let sweep = 0, useless = 0; sweep < FAMILY_SWEEPS && useless < PATIENCE; sweep++, useless++) {
    const crossed = score(order);
    if (crossed < least) [best, least, useless] = [order, crossed, 0];
    let row = 0;
    for (const family of order) {
      family.place = row + family.lanes.length / 2;
      row += family.lanes.length;
      family.sum = family.weight = 0;
    }
    for (const { a, b, weight } of across) {
      draw(a, b.place, weight);
      draw(b, a.place, weight);
    }
    for (const family of order) family.place = family === own ? -1 : (damped(family, family.place) ?? Infinity);
    order = [...first].sort((a, b) => difference(a.place, b.place));
  }
  return best;
}

/**
 * One damped sweep: each child goes, with what descends from it, to the side of its parent that its other ties
 * draw it to, and each tree of a family to their middle. Descent alone draws nothing, so it crosses nothing.
 */
function sweepLanes({ lanes, links }: Graph, families: readonly Family[]): void {
  for (const lane of lanes) lane.sum = lane.weight = 0;
  for (const { source, target, weight } of links) {
    if (source.parent === target || target.parent === source) continue;
    // Within the tree that holds both ends the link draws neither way.
    const common = ancestor(source, target);
    for (const [lane, other] of [[source, target], [target, source]] as const) {
      draw(lane, other.row, weight);
      if (common) draw(common, other.row, -weight);
    }
  }
  const deepest = [...lanes].sort((a, b) => b.depth - a.depth);
  for (const { parent, sum, weight } of deepest) {
    if (!parent) continue;
    parent.sum += sum;
    parent.weight += weight;
  }
  const place = (lane: Lane) => damped(lane, lane.row) ?? lane.row;
  for (const lane of lanes) if (lane.parent) lane.above = place(lane) < lane.parent.row;
  for (const family of families) {
    family.roots.sort((a, b) => place(a) - place(b) || a.number - b.number);
    family.lanes = linear(family);
  }
}

/** The lowest lane that two descend from or are. */
function ancestor(one: Lane | null, other: Lane | null): Lane | null {
  while (one && other && one !== other) {
    if (one.depth >= other.depth) one = one.parent;
    else other = other.parent;
  }
  return one && other;
}

/** The families by size, the focus's first; -1 for lanes by themselves. */
function numbered(families: readonly Family[], own: Family | null): ReadonlyMap<Family | null, number> {
  const bySize = [...families].sort((a, b) => Number(a !== own) - Number(b !== own) || b.lanes.length - a.lanes.length);
  return new Map(bySize.map((family, place) => [family, family.lanes.length > 1 || family === own ? place : -1]));
}
