/** The lanes and ties of a picture by number, so that those of a lane or a window are found without a search. */
import { laneOf, type Stretch } from '../layout/lifelines';
import type { LaneOrder } from '../layout/order';
import type { TimeRange } from '../layout/timeScale';
import { partsOf, type Whole } from '../model/parts';
import type { EntityView, Picture, TieView } from '../model/picture';

interface Life {
  readonly ties: readonly TieView[];
  readonly extent: TimeRange;
  readonly stretches: readonly Stretch[];
}

export interface Numbers {
  readonly of: ReadonlyMap<string, number>;
  /** The row and the family of each lane, by its number. */
  readonly row: Int32Array;
  readonly family: Int32Array;
}

/** Lanes keep their numbers, whatever day one looks from. */
const numbered = new WeakMap<LaneOrder, Numbers>();

export function numbersOf(order: LaneOrder): Numbers {
  const known = numbered.get(order);
  if (known) return known;
  const made = {
    of: new Map(order.lanes.map((id, index) => [id, index])),
    row: Int32Array.from(order.lanes, (id, index) => order.row.get(id) ?? index),
    family: Int32Array.from(order.lanes, (id) => order.family.get(id) ?? -1),
  };
  numbered.set(order, made);
  return made;
}

/** What joins the lanes of a layout, whichever of it is known. */
interface Joined {
  readonly order: LaneOrder;
  /** The place of each lane's entity in the whole, -1 where it has none. */
  readonly placeOf: Int32Array;
  /** The lanes each tie joins, by number; -1 where one is not there. */
  readonly source: Int32Array;
  readonly target: Int32Array;
  /** The ties of lane i are `list` from `first[i]` to before `first[i + 1]`. */
  readonly first: Int32Array;
  readonly list: Int32Array;
}

const joined = new WeakMap<Whole, Joined>();

function joinedIn(whole: Whole, order: LaneOrder, { of }: Numbers): Joined {
  const known = joined.get(whole);
  if (known?.order === order) return known;
  const count = whole.ties.length;
  const source = Int32Array.from(whole.ties, ({ tie }) => of.get(tie.source.id) ?? -1);
  const target = Int32Array.from(whole.ties, ({ tie }) => of.get(tie.target.id) ?? -1);
  // Lanes that are not known are counted at the front.
  const next = new Int32Array(order.lanes.length + 3);
  for (const ends of [source, target]) for (const lane of ends) next[lane + 2] = (next[lane + 2] ?? 0) + 1;
  next[1] = 0;
  for (let lane = 2; lane < next.length; lane++) next[lane] = (next[lane] ?? 0) + (next[lane - 1] ?? 0);
  const list = new Int32Array(count * 2);
  for (let tie = 0; tie < count; tie++) {
    for (const ends of [source, target]) {
      const lane = ends[tie] ?? -1;
      if (lane < 0) continue;
      const place = next[lane + 1] ?? 0;
      list[place] = tie;
      next[lane + 1] = place + 1;
    }
  }
  const placeOf = Int32Array.from(order.lanes, (id) => whole.placeOf.get(id) ?? -1);
  const made = { order, placeOf, source, target, first: next, list };
  joined.set(whole, made);
  return made;
}

/** What was worked out for a lane holds for as long as it and its ties are the same objects. */
const lives = new WeakMap<EntityView, Life>();

export class Lookup {
  readonly numbers: Numbers;
  /** All ties that may be known, by number; null those that are not. */
  readonly views: readonly (TieView | null)[];
  readonly joined: Joined;
  /** How many lanes the picture has. */
  readonly count: number;
  private readonly entities: readonly (EntityView | null)[];
  private readonly ties: (readonly TieView[])[] = [];
  private readonly lives: (readonly Stretch[])[] = [];

  constructor(readonly picture: Picture, order: LaneOrder, private readonly extent: TimeRange) {
    const parts = partsOf(picture);
    this.numbers = numbersOf(order);
    this.joined = joinedIn(parts.whole, order, this.numbers);
    this.views = parts.ties;
    this.entities = parts.entities;
    let count = 0;
    for (let lane = 0; lane < order.lanes.length; lane++) count += Number(this.has(lane));
    this.count = count;
  }

  /** The place of a lane among all that the layout knows, -1 where it knows none. */
  number(id: string): number {
    return this.numbers.of.get(id) ?? -1;
  }

  /** Whether a lane is in the picture. */
  has(lane: number): boolean {
    return Boolean(this.entities[this.joined.placeOf[lane] ?? -1]);
  }

  view(lane: number): EntityView | undefined {
    return this.entities[this.joined.placeOf[lane] ?? -1] ?? undefined;
  }

  /** Calls back for the ties of a lane, with the number of each. */
  eachTie(lane: number, visit: (view: TieView, tie: number) => void): void {
    const { first, list } = this.joined;
    const end = first[lane + 1] ?? 0;
    for (let place = first[lane] ?? 0; place < end; place++) {
      const tie = list[place] ?? -1;
      const view = this.views[tie];
      if (view) visit(view, tie);
    }
  }

  tiesOf(id: string): readonly TieView[] {
    return this.tiesAt(this.number(id));
  }

  tiesAt(lane: number): readonly TieView[] {
    if (lane < 0) return [];
    let found = this.ties[lane];
    if (!found) {
      const views: TieView[] = [];
      this.eachTie(lane, (view) => { views.push(view); });
      this.ties[lane] = found = views;
    }
    return found;
  }

  stretches(id: string): readonly Stretch[] {
    const lane = this.number(id);
    const view = lane < 0 ? undefined : this.view(lane);
    if (!view) return [];
    return (this.lives[lane] ??= this.lifeOf(view, this.tiesAt(lane)));
  }

  private lifeOf(view: EntityView, ties: readonly TieView[]): readonly Stretch[] {
    const known = lives.get(view);
    if (known?.extent === this.extent && same(known.ties, ties)) return known.stretches;
    const stretches = laneOf(view, ties, this.extent);
    lives.set(view, { ties, extent: this.extent, stretches });
    return stretches;
  }
}

export function same<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}
