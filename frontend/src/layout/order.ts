/**
 * The order of lanes from top to bottom: families first, each laid out by itself, then the families among
 * one another by their cross-ties. A pure function; equal choices fall to ids.
 */
import { compare, families, type Link } from './families';

export interface LaneOrder {
  /** All lanes from top to bottom. */
  readonly lanes: readonly string[];
  /** Each lane's family: 0 is the focus's, then by falling size; -1 a lane by itself. */
  readonly family: ReadonlyMap<string, number>;
}

const SWEEPS = 12;
const DAMPING = 0.5;
const WEIGHTS: Readonly<Partial<Record<Link['type'], number>>> = { PLEDGED_TO: 3, DEFECTED_TO: 3, FRONT_FOR: 2, MEMBER_OF: 2 };

export function orderLanes(lanes: readonly string[], links: readonly Link[], focus: string): LaneOrder {
  const found = families(lanes, links).map((ids) => ({ ids, begun: begun(ids, links) }));
  const first = (ids: readonly string[]) => Number(!ids.includes(focus));
  // What is tied to the same lane keeps this order below it: the earliest tie is nearest, so that its
  // connector need not pass the names of lanes that begin later.
  const groups = found
    .sort((a, b) => first(a.ids) - first(b.ids) || (a.begun < b.begun ? -1 : Number(a.begun > b.begun)) || compare(a.ids[0] ?? '', b.ids[0] ?? ''))
    .map(({ ids }) => ids);
  const group = new Map(groups.flatMap((ids, index) => ids.map((id) => [id, index] as const)));
  const cross = links.filter((link) => (group.get(link.source) ?? -1) !== (group.get(link.target) ?? -1));
  const sequence = arrange(groups, group, cross);
  const bySize = [...groups].sort((a, b) => first(a) - first(b) || b.length - a.length || compare(a[0] ?? '', b[0] ?? ''));
  const family = new Map<string, number>();
  bySize.forEach((ids, index) => {
    for (const id of ids) family.set(id, ids.length > 1 || index === 0 ? index : -1);
  });
  return { lanes: flipped(sequence, cross), family };
}

/** The first dated tie of a family to another one. */
function begun(ids: readonly string[], links: readonly Link[]): number {
  const across = links.filter((link) => ids.includes(link.source) !== ids.includes(link.target));
  return Math.min(...across.map((link) => link.at));
}

/** Sorts families by the weighted mean place of what they are tied to; the focus's family comes first. */
function arrange(groups: string[][], group: ReadonlyMap<string, number>, cross: readonly Link[]): string[][] {
  let order = groups.map((_, index) => index);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const place = middles(order, groups);
    const pull = groups.map(() => ({ sum: 0, weight: 0 }));
    for (const link of cross) {
      const a = group.get(link.source);
      const b = group.get(link.target);
      if (a === undefined || b === undefined) continue;
      const weight = WEIGHTS[link.type] ?? 1;
      add(pull[a], place[b], weight);
      add(pull[b], place[a], weight);
    }
    const key = place.map((own, index) => {
      const { sum, weight } = pull[index] ?? { sum: 0, weight: 0 };
      return index === 0 ? -1 : weight === 0 ? Infinity : own * (1 - DAMPING) + (sum / weight) * DAMPING;
    });
    order = [...order].sort((a, b) => (key[a] ?? 0) - (key[b] ?? 0) || a - b);
  }
  return order.map((index) => groups[index] ?? []);
}

function add(pull: { sum: number; weight: number } | undefined, place: number | undefined, weight: number): void {
  if (!pull || place === undefined) return;
  pull.sum += place * weight;
  pull.weight += weight;
}

/** The middle row of each family, by family, when they stand in the given order. */
function middles(order: readonly number[], groups: readonly string[][]): number[] {
  const place = groups.map(() => 0);
  let row = 0;
  for (const index of order) {
    const size = groups[index]?.length ?? 0;
    place[index] = row + size / 2;
    row += size;
  }
  return place;
}

/** Turns each family upside down where that shortens its cross-ties. */
function flipped(sequence: readonly string[][], cross: readonly Link[]): string[] {
  const row = new Map(sequence.flat().map((id, index) => [id, index]));
  const length = () =>
    cross.reduce((sum, { source, target }) => sum + Math.abs((row.get(source) ?? 0) - (row.get(target) ?? 0)), 0);
  let top = 0;
  const result: string[] = [];
  for (const ids of sequence) {
    const first = top;
    const put = (lanes: readonly string[]) => {
      lanes.forEach((id, offset) => row.set(id, first + offset));
    };
    const before = length();
    const turned = [...ids].reverse();
    put(turned);
    const better = length() < before;
    if (!better) put(ids);
    result.push(...(better ? turned : ids));
    top += ids.length;
  }
  return result;
}
