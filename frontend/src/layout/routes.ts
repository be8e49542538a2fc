/** Where connectors run: each keeps its day on its own lane and finds a free track to the other. */
import { compare } from './compare';

/** A connector to place. `x` is its day, `a` and `b` the heights it joins, all in pixels; `wide` leaves room for a sign. */
export interface Wanted {
  readonly id: string;
  readonly x: number;
  readonly a: number;
  readonly b: number;
  readonly wide: boolean;
  /** It runs before its day only from here on, where both lanes are there. */
  readonly earliest: number;
  /** How far from its day it may run. */
  readonly reach: number;
  /** Thin connectors of one bundle share a run where their days allow; null keeps to itself. */
  readonly bundle: string | null;
}

/** Something in the way, and how many pixels out of its way a connector goes to spare it. */
export interface Obstacle extends Box {
  readonly cost: number;
}

/** Room that something takes, in pixels. */
export interface Box {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

/** How far a connector may reach to join its bundle. */
const JOIN = 60;
const TRACK = 8;
/** How far a connector may run back before its day, and how much worse that is than after it. */
const BACKWARDS = 60;
const BACKWARDS_COST = 3;
const STEP = 4;
const NAME_ROOM = 8;
/** What it costs to run on another connector's track: more than any way round. */
const TAKEN_COST = 1000;

interface Track {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly wide: boolean;
  readonly bundle: string | null;
}

/**
 * The x of each connector's straight run: near its day, clear of every earlier one where there is room, and
 * of obstacles where that is not too far away. `wideTrack` is the room that wide ones keep.
 */
export function placeRuns(
  wanted: readonly Wanted[],
  limit: number,
  wideTrack: number,
  obstacles: readonly Obstacle[],
): Map<string, number> {
  const tracks: Track[] = [];
  const result = new Map<string, number>();
  const sorted = [...wanted].sort((p, q) => p.x - q.x || span(p) - span(q) || compare(p.id, q.id));
  for (const { id, x, a, b, wide, earliest, reach: furthest, bundle } of sorted) {
    const top = Math.min(a, b);
    const bottom = Math.max(a, b);
    const reach = Math.min(Math.max((bottom - top) * 0.18, 12), 26);
    const own = (track: Track) => bundle !== null && track.bundle === bundle;
    const taken = (at: number) =>
      tracks.reduce((sum, track) => {
        const room = wide || track.wide ? wideTrack : TRACK;
        const missing = room - Math.abs(track.x - at);
        const clear = missing <= 0 || track.top >= bottom || top >= track.bottom || (own(track) && track.x === at);
        return clear ? sum : sum + TAKEN_COST * (1 + missing / room);
      }, 0);
    const between = obstacles.filter((box) => box.y1 < bottom && top < box.y2);
    const crossed = (at: number) =>
      between.reduce((sum, box) => sum + (at > box.x1 - NAME_ROOM && at < box.x2 + NAME_ROOM ? box.cost : 0), 0);
    const joined = tracks.filter((track) => own(track) && track.x >= x + 6 && track.x <= x + JOIN).map((track) => track.x);
    const after = Array.from({ length: Math.ceil(furthest / STEP) }, (_, step) => x + reach + step * STEP);
    const before = after.map((at) => 2 * x - at).filter((at) => at >= earliest && at >= x - BACKWARDS);
    let run = Math.min(x + reach, Math.max(limit, x + 6));
    let least = Infinity;
    for (const at of [...joined, ...after, ...before]) {
      const way = joined.includes(at) ? 0 : at > x ? at - x : (x - at) * BACKWARDS_COST;
      const cost = way + crossed(at) + taken(at);
      if (at > limit || cost >= least) continue;
      run = at;
      least = cost;
    }
    tracks.push({ x: run, top, bottom, wide, bundle });
    result.set(id, run);
  }
  return result;
}

function span({ a, b }: Wanted): number {
  return Math.abs(a - b);
}
