/** Families folded into one row each, where there are too many lanes to look at. */
import type { LaneOrder } from '../layout/order';

export interface Fold {
  /** `family:` and the number of the family. */
  readonly id: string;
  readonly family: number;
}

/** Beyond so many lanes families are folded. */
const TOO_MANY = 2000;

type Folds = ReadonlyMap<number, Fold>;

const found = new WeakMap<LaneOrder, { readonly unfolded: ReadonlySet<number>; readonly folds: Folds }>();

/** The families to fold, by number: all of more than one lane but the focus's and those unfolded. */
export function foldsOf(order: LaneOrder, unfolded: ReadonlySet<number>): Folds {
  let known = found.get(order);
  if (known?.unfolded !== unfolded) found.set(order, (known = { unfolded, folds: foldsIn(order, unfolded) }));
  return known.folds;
}

function foldsIn({ lanes, family }: LaneOrder, unfolded: ReadonlySet<number>): Folds {
  const folds = new Map<number, Fold>();
  if (lanes.length <= TOO_MANY) return folds;
  for (const number of family.values()) {
    if (number > 0 && !unfolded.has(number) && !folds.has(number)) folds.set(number, { id: `family:${number}`, family: number });
  }
  return folds;
}

/** The number of the family that an id of a folded one names; null for any other id. */
export function foldedFamily(id: string): number | null {
  return id.startsWith('family:') ? Number(id.slice('family:'.length)) : null;
}
