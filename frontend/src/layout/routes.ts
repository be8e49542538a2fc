/** Where connectors run: each keeps its day on its own lane and finds a free track to the other. */
import { compare } from './families';

/** A connector to place. `x` is its day, `a` and `b` the heights it joins, all in pixels; `wide` leaves room for a sign. */
export interface Wanted {
  readonly id: string;
  readonly x: number;
  readonly a: number;
  readonly b: number;
  readonly wide: boolean;
  /** Thin connectors of one bundle share a run where their days allow; null keeps to itself. */
  readonly bundle: string | null;
}

/** Room that something takes, in pixels. */
export interface Box {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

/** How far a connector may reach to join its bundle, and to find a free track. */
const JOIN = 60;
const FURTHEST = 360;
const TRACK = 8;
const WIDE_TRACK = 16;
const STEP = 4;
/** How many pixels out of its way a connector goes to spare one name. */
const NAME_COST = 110;
const NAME_ROOM = 4;

interface Track {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly wide: boolean;
  readonly bundle: string | null;
}

/**
 * The x of each connector's straight run: near its day, clear of every earlier one where there is room, and
 * of names where that is not too far away.
 */
export function placeRuns(wanted: readonly Wanted[], limit: number, names: readonly Box[]): Map<string, number> {
  const tracks: Track[] = [];
  const result = new Map<string, number>();
  const sorted = [...wanted].sort((p, q) => p.x - q.x || span(p) - span(q) || compare(p.id, q.id));
  for (const { id, x, a, b, wide, bundle } of sorted) {
    const top = Math.min(a, b);
    const bottom = Math.max(a, b);
    const reach = Math.min(Math.max((bottom - top) * 0.18, 12), 26);
    const own = (track: Track) => bundle !== null && track.bundle === bundle;
    const blocked = (at: number) =>
      tracks.some(
        (track) =>
          !(own(track) && track.x === at) &&
          Math.abs(track.x - at) < (wide || track.wide ? WIDE_TRACK : TRACK) && track.top < bottom && top < track.bottom,
      );
    const between = names.filter((box) => box.y1 < bottom && top < box.y2);
    const crossed = (at: number) => between.filter((box) => at > box.x1 - NAME_ROOM && at < box.x2 + NAME_ROOM).length;
    const joined = tracks.filter((track) => own(track) && track.x >= x + 6 && track.x <= x + JOIN).map((track) => track.x);
    const free = Array.from({ length: FURTHEST / STEP }, (_, step) => x + reach + step * STEP);
    let run = Math.min(x + reach, Math.max(limit, x + 6));
    let least = Infinity;
    for (const at of [...joined, ...free]) {
      const cost = (joined.includes(at) ? 0 : at - x) + crossed(at) * NAME_COST;
      if (at > limit || cost >= least || blocked(at)) continue;
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
