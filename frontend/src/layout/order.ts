/** The order of lanes: ids for numbers and back, around the arrangement that the worker makes. */
import type { TieType } from '../api/operations';
import { compare } from './compare';
import { type Arranged, type Packed, PLACE_NUMBERS } from './packed';

/** A lane as the layout sees it, in milliseconds UTC. */
export interface Lane {
  readonly id: string;
  /** From when to when it is there, in the middle of what is possible. */
  readonly from: number;
  readonly to: number;
  /** Its first and last possible moment. */
  readonly first: number;
  readonly last: number;
}

/** A tie as the layout sees it. `at` is milliseconds UTC, Infinity where nothing dates it. */
export interface Link {
  readonly id: string;
  readonly type: TieType;
  /** Its rank as descent, 1 the surest; null where it is none. */
  readonly descent: number | null;
  readonly source: string;
  readonly target: string;
  readonly at: number;
  /** One that is not does no more than to keep its lanes off one row, where it could not be drawn. */
  readonly believed: boolean;
}

export interface LaneOrder {
  /** All lanes, row by row from top to bottom, those of one row by time. */
  readonly lanes: readonly string[];
  /** The row of each lane; those that share one lie well apart in time and are not tied. */
  readonly row: ReadonlyMap<string, number>;
  /** Each lane's family: 0 is the focus's, then by falling size; -1 a lane by itself. */
  readonly family: ReadonlyMap<string, number>;
}

/**
 * What lies at least between two lanes of one row, as a share of all days: a name stands before a lane or runs
 * on after it, and with the fades into unknown ends takes up to a fifth of a picture that shows all days.
 */
const ROOM = 0.2;
const DESCENT_WEIGHT = 4;
const WEIGHTS: Readonly<Partial<Record<TieType, number>>> = { PLEDGED_TO: 3, DEFECTED_TO: 3, FRONT_FOR: 2, MEMBER_OF: 2 };

/** Lanes and links by number, in the order of their ids, whatever order they are given in. `alone` keep a row each. */
export function packed(given: readonly Lane[], links: readonly Link[], focus: string, alone: readonly string[]): Packed {
  const lanes = inOrder(given);
  const numbers = new Map(lanes.map(({ id }, index) => [id, index]));
  const number = (id: string) => numbers.get(id) ?? -1;
  const single = new Set([focus, ...alone]);
  let [start, end] = [Infinity, -Infinity];
  for (const { first, last } of lanes) {
    start = Math.min(start, first);
    end = Math.max(end, last);
  }
  return {
    lanes: Float64Array.from(lanes.flatMap(({ id, from, to, first, last }) => [from, to, first, last, Number(single.has(id))])),
    links: Float64Array.from(
      inOrder(links).flatMap(({ source, target, at, type, descent, believed }) => [
        number(source),
        number(target),
        at,
        descent ?? 0,
        Number(type === 'FRONT_FOR'),
        believed ? (WEIGHTS[type] ?? (descent === null ? 1 : DESCENT_WEIGHT)) : 0,
      ]),
    ),
    focus: number(focus),
    room: ROOM * (end - start),
  };
}

/** The arrangement of the same lanes by id. */
export function unpacked(given: readonly Lane[], arranged: Arranged): LaneOrder {
  const lanes = inOrder(given);
  const order = { lanes: [] as string[], row: new Map<string, number>(), family: new Map<string, number>() };
  for (let index = 0; index < arranged.length; index += PLACE_NUMBERS) {
    const [number = 0, row = 0, family = 0] = arranged.subarray(index);
    const id = lanes[number]?.id ?? '';
    order.lanes.push(id);
    order.row.set(id, row);
    order.family.set(id, family);
  }
  return order;
}

function inOrder<T extends { readonly id: string }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => compare(a.id, b.id));
}
