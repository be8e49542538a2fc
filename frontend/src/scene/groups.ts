/** Which lanes stand on a row: those that the layout put there, or a folded family. */
import type { LaneOrder } from '../layout/order';
import type { Fold } from './folding';
import { type Lookup, numbersOf, same } from './lookup';

export interface Group {
  /** By time. */
  readonly lanes: readonly string[];
  readonly fold: Fold | null;
}

/** A group with all the lanes that it may have. */
interface Block {
  readonly first: number;
  readonly whole: Group;
  /** The one asked for last: it stays the same object as long as it has the same lanes. */
  last: Group;
}

interface Blocks {
  readonly folds: ReadonlyMap<number, Fold>;
  readonly list: readonly Block[];
  /** The block of each lane, and of each folded family. */
  readonly of: Int32Array;
  readonly folded: ReadonlyMap<string, number>;
}

const blocks = new WeakMap<LaneOrder, Blocks>();

function blocksOf(order: LaneOrder, folds: ReadonlyMap<number, Fold>): Blocks {
  const known = blocks.get(order);
  if (known?.folds === folds) return known;
  const { row, family } = numbersOf(order);
  const found: { first: number; lanes: string[]; fold: Fold | null }[] = [];
  const of = new Int32Array(order.lanes.length);
  let last: unknown = null;
  order.lanes.forEach((id, number) => {
    const fold = folds.get(family[number] ?? -1) ?? null;
    const key = fold ?? row[number];
    if (key === last) found.at(-1)?.lanes.push(id);
    else found.push({ first: number, lanes: [id], fold });
    of[number] = found.length - 1;
    last = key;
  });
  const list = found.map(({ first, ...whole }) => ({ first, whole, last: whole }));
  const folded = new Map(list.flatMap(({ whole: { fold } }, index) => (fold ? [[fold.id, index]] : [])));
  const made = { folds, list, of, folded };
  blocks.set(order, made);
  return made;
}

/** The rows of a picture by number: a group that none of its lanes are known of has none. */
export class Groups {
  readonly count: number;
  /** The row of each lane by its number, -1 where it is not shown. */
  readonly rowOf: Int32Array;
  private readonly blocks: Blocks;
  private readonly shown: Int32Array;

  constructor(private readonly lookup: Lookup, order: LaneOrder, folds: ReadonlyMap<number, Fold>) {
    this.blocks = blocksOf(order, folds);
    const { of, list } = this.blocks;
    this.rowOf = new Int32Array(of.length).fill(-1);
    this.shown = new Int32Array(list.length);
    let count = 0;
    for (let lane = 0; lane < of.length; lane++) {
      if (!lookup.has(lane)) continue;
      const block = of[lane] ?? 0;
      if (count === 0 || this.shown[count - 1] !== block) this.shown[count++] = block;
      this.rowOf[lane] = count - 1;
    }
    this.count = count;
  }

  at(row: number): Group | undefined {
    const block = row < this.count ? this.blocks.list[this.shown[row] ?? -1] : undefined;
    if (!block) return undefined;
    const { first, whole } = block;
    const lanes = whole.lanes.filter((_, index) => this.lookup.has(first + index));
    if (lanes.length === whole.lanes.length) return whole;
    if (!same(lanes, block.last.lanes)) block.last = { lanes, fold: whole.fold };
    return block.last;
  }

  /** The row of a lane or of a folded family; undefined where it is not shown. */
  indexOf(id: string): number | undefined {
    const block = this.blocks.folded.get(id);
    const lane = block === undefined ? this.lookup.number(id) : (this.blocks.list[block]?.whole.lanes ?? []).map((each) => this.lookup.number(each)).find((each) => this.lookup.has(each));
    const row = this.rowOf[lane ?? -1] ?? -1;
    return row < 0 ? undefined : row;
  }
}
