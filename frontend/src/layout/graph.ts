/** Lanes and links as objects that know one another, for the time of one layout. */
import { LANE_NUMBERS, LINK_NUMBERS, type Packed } from './packed';

/** What is drawn by others to where they are: a weighted mean. */
export interface Drawn {
  sum: number;
  weight: number;
}

export interface Lane extends Drawn {
  readonly number: number;
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
  /** It keeps a row to itself. */
  readonly alone: boolean;
  readonly links: Link[];
  /** What it is tied to by ties that are not believed. */
  readonly apart: Lane[];
  /** The primary parent, and how far below the first ancestor that makes it. */
  parent: Lane | null;
  depth: number;
  /** By primary parent, the earliest first. */
  children: Lane[];
  /** When it came from its parent. */
  born: number;
  /** It lies above its parent, with what descends from it. */
  above: boolean;
  family: Family | null;
  row: number;
}

export interface Link {
  readonly source: Lane;
  readonly target: Lane;
  readonly at: number;
  /** 1 the surest; 0 is none. */
  readonly descent: number;
  readonly front: boolean;
  readonly weight: number;
}

export interface Family extends Drawn {
  /** The trees, and all lanes from top to bottom. */
  roots: Lane[];
  lanes: Lane[];
  /** The first dated tie to another family. */
  begun: number;
  /** Where its lanes' middle lies, and where it is drawn to. */
  place: number;
}

export interface Graph {
  readonly lanes: readonly Lane[];
  readonly links: readonly Link[];
}

export function graphOf(packed: Packed): Graph {
  const lanes = records(packed.lanes, LANE_NUMBERS).map(([from = 0, to = 0, first = 0, last = 0, alone], number): Lane => ({
    number, from, to, first, last, alone: alone === 1,
    links: [], apart: [], parent: null, depth: 0, children: [], born: 0, above: false, family: null, row: 0, sum: 0, weight: 0,
  }));
  const links = records(packed.links, LINK_NUMBERS).flatMap(([from = -1, to = -1, at = 0, descent = 0, front, weight = 0]): Link[] => {
    const [source, target] = [lanes[from], lanes[to]];
    if (!source || !target || source === target) return [];
    if (weight === 0) {
      source.apart.push(target);
      target.apart.push(source);
      return [];
    }
    const link = { source, target, at, descent, front: front === 1, weight };
    source.links.push(link);
    target.links.push(link);
    return [link];
  });
  return { lanes, links };
}

function records(numbers: Float64Array, size: number): Float64Array[] {
  return Array.from({ length: numbers.length / size }, (_, index) => numbers.subarray(index * size, (index + 1) * size));
}

export function draw(on: Drawn, place: number, weight: number): void {
  on.sum += place * weight;
  on.weight += weight;
}

/** For sorting: infinite numbers are equal to one another. */
export function difference(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
