/** The lanes and ties of a picture by number, so that those of a lane or a window are found without a search. */
import { laneOf, type Stretch } from '../layout/lifelines';
import type { LaneOrder } from '../layout/order';
import type { TimeRange } from '../layout/timeScale';
import type { EntityView, Picture, TieView } from '../model/picture';

interface Life {
  readonly ties: readonly TieView[];
  readonly extent: TimeRange;
  readonly stretches: readonly Stretch[];
}

interface Numbers {
  readonly of: ReadonlyMap<string, number>;
  /** The row and the family of each lane, by its number. */
  readonly row: Int32Array;
  readonly family: Int32Array;
}

/** Lanes keep their numbers, whatever day one looks from. */
const numbered = new WeakMap<LaneOrder, Numbers>();

function numbersOf(order: LaneOrder): Numbers {
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

/** What was worked out for a lane holds for as long as it and its ties are the same objects. */
const lives = new WeakMap<EntityView, Life>();

export class Lookup {
  /** The lanes of the picture from top to bottom, and their numbers. */
  readonly lanes: readonly string[];
  readonly present: readonly number[];
  readonly numbers: Numbers;
  readonly views: readonly TieView[];
  /** The lanes each tie joins, by number; -1 where one is not there. */
  readonly source: Int32Array;
  readonly target: Int32Array;
  /** The ties of lane i are `list` from `first[i]` to before `first[i + 1]`. */
  private readonly first: Int32Array;
  private readonly list: Int32Array;
  private readonly ties: (readonly TieView[])[] = [];
  private readonly lives: (readonly Stretch[])[] = [];

  constructor(readonly picture: Picture, order: LaneOrder, private readonly extent: TimeRange) {
    this.numbers = numbersOf(order);
    const present: number[] = [];
    this.lanes = order.lanes.filter((id, index) => picture.entities.has(id) && present.push(index));
    this.present = present;
    this.views = [...picture.ties.values()];
    const count = this.views.length;
    this.source = new Int32Array(count);
    this.target = new Int32Array(count);
    const next = new Int32Array(order.lanes.length + 3);
    // Lanes that are not known are counted at the front. Loops, as this runs for every step of a scrubber.
    for (let tie = 0; tie < count; tie++) {
      const ends = this.views[tie]?.tie;
      const [source, target] = [this.number(ends?.source.id ?? ''), this.number(ends?.target.id ?? '')];
      this.source[tie] = source;
      this.target[tie] = target;
      next[source + 2] = (next[source + 2] ?? 0) + 1;
      next[target + 2] = (next[target + 2] ?? 0) + 1;
    }
    next[1] = 0;
    for (let lane = 2; lane < next.length; lane++) next[lane] = (next[lane] ?? 0) + (next[lane - 1] ?? 0);
    this.list = new Int32Array(count * 2);
    const put = (lane: number, tie: number) => {
      if (lane < 0) return;
      const place = next[lane + 1] ?? 0;
      this.list[place] = tie;
      next[lane + 1] = place + 1;
    };
    for (let tie = 0; tie < count; tie++) {
      put(this.source[tie] ?? -1, tie);
      put(this.target[tie] ?? -1, tie);
    }
    this.first = next;
  }

  /** The place of a lane among all that the layout knows, -1 where it knows none. */
  number(id: string): number {
    return this.numbers.of.get(id) ?? -1;
  }

  /** The numbers of a lane's ties. */
  tiesAt(lane: number): Int32Array {
    return this.list.subarray(this.first[lane] ?? 0, this.first[lane + 1] ?? 0);
  }

  tiesOf(id: string): readonly TieView[] {
    const lane = this.number(id);
    if (lane < 0) return [];
    return (this.ties[lane] ??= Array.from(this.tiesAt(lane), (tie) => this.views[tie]).filter((view) => view !== undefined));
  }

  stretches(id: string): readonly Stretch[] {
    const lane = this.number(id);
    const view = this.picture.entities.get(id);
    if (!view || lane < 0) return [];
    return (this.lives[lane] ??= this.lifeOf(view, this.tiesOf(id)));
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
