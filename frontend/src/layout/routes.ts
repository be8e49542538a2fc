/** Where connectors run: each keeps its day on its own lane and finds a free track to the other. */
import { compare } from './families';

/** A connector to place. `x` is its day in pixels, `a` and `b` the rows it joins, `wide` leaves room for a sign. */
export interface Wanted {
  readonly id: string;
  readonly x: number;
  readonly a: number;
  readonly b: number;
  readonly wide: boolean;
  /** Thin connectors of one bundle share a run where their days allow; null keeps to itself. */
  readonly bundle: string | null;
}

/** How far a connector may reach to join its bundle. */
const JOIN = 60;
const TRACK = 8;
const WIDE_TRACK = 16;
const FURTHEST = 90;

interface Track {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly wide: boolean;
  readonly bundle: string | null;
}

/** The x of each connector's straight run: near its day, clear of every earlier one where there is room. */
export function placeRuns(wanted: readonly Wanted[], rowHeight: number, limit: number): Map<string, number> {
  const tracks: Track[] = [];
  const result = new Map<string, number>();
  const sorted = [...wanted].sort((p, q) => p.x - q.x || span(p) - span(q) || compare(p.id, q.id));
  for (const { id, x, a, b, wide, bundle } of sorted) {
    const top = Math.min(a, b);
    const bottom = Math.max(a, b);
    const reach = Math.min(Math.max((bottom - top) * rowHeight * 0.18, 12), 26);
    const blocked = (at: number) =>
      tracks.some(
        (track) =>
          !(track.x === at && bundle !== null && track.bundle === bundle) &&
          Math.abs(track.x - at) < (wide || track.wide ? WIDE_TRACK : TRACK) && track.top < bottom && top < track.bottom,
      );
    const free = Array.from({ length: (FURTHEST * 2) / TRACK }, (_, step) => x + reach + (step * TRACK) / 2);
    const joined = tracks.filter((track) => bundle !== null && track.bundle === bundle).map((track) => track.x);
    const near = joined.filter((at) => at >= x + 6 && at <= x + JOIN).sort((p, q) => p - q);
    const run = [...near, ...free].find((at) => at <= limit && !blocked(at)) ?? Math.min(x + reach, Math.max(limit, x + 6));
    tracks.push({ x: run, top, bottom, wide, bundle });
    result.set(id, run);
  }
  return result;
}

function span({ a, b }: Wanted): number {
  return Math.abs(a - b);
}
