/**
 * The equirectangular projection with one standard parallel: degrees north are drawn alike everywhere, degrees east
 * by the cosine of the parallel, so that shapes are true along it. The parallel is the middle of what the map was
 * fitted to, and stays while one zooms and pans: all that changes then is where the middle lies and how large a
 * degree is.
 */
import type { Point } from '../scene/curves';

export interface Viewport {
  readonly width: number;
  readonly height: number;
  /** The point in the middle, in degrees. */
  readonly east: number;
  readonly north: number;
  /** Pixels to a degree north. */
  readonly k: number;
  /** Pixels to a degree east, as a part of `k`. */
  readonly squeeze: number;
}

/** Degrees: west, south, east, north. */
export type Extent = readonly [number, number, number, number];

export const NOWHERE: Extent = [Infinity, Infinity, -Infinity, -Infinity];
const LEAST_K = 2;
const MOST_K = 4000;
/** Nobody needs a single town to fill the map. */
const LEAST_DEGREES = 1.2;

export function project({ width, height, east, north, k, squeeze }: Viewport, x: number, y: number): Point {
  return { x: width / 2 + (x - east) * k * squeeze, y: height / 2 - (y - north) * k };
}

/** The extent that also holds some points, given as east and north one after the other. */
export function extended([west, south, east, north]: Extent, points: readonly number[]): Extent {
  for (let n = 0; n < points.length; n += 2) {
    const [x = 0, y = 0] = [points[n], points[n + 1]];
    [west, east, south, north] = [Math.min(west, x), Math.max(east, x), Math.min(south, y), Math.max(north, y)];
  }
  return [west, south, east, north];
}

/** The whole extent, with room around it for what is written beside places; by its own middle, or as `squeeze` says. */
export function fitted(extent: Extent, width: number, height: number, squeeze?: number): Viewport {
  const [west, south, east, north] = extent[0] > extent[2] ? [-180, -60, 180, 80] : extent;
  const middle = (south + north) / 2;
  const own = squeeze ?? Math.cos((Math.min(Math.abs(middle), 75) * Math.PI) / 180);
  const k = Math.min((width * 0.8) / (Math.max(east - west, LEAST_DEGREES) * own), (height * 0.8) / Math.max(north - south, LEAST_DEGREES));
  return { width, height, east: (west + east) / 2, north: middle, squeeze: own, k: bounded(k) };
}

/** By a factor, a point on screen staying where it is. */
export function zoomed(view: Viewport, factor: number, x = view.width / 2, y = view.height / 2): Viewport {
  const k = bounded(view.k * factor);
  const by = 1 / view.k - 1 / k;
  return { ...view, k, east: view.east + ((x - view.width / 2) * by) / view.squeeze, north: view.north - (y - view.height / 2) * by };
}

export function panned(view: Viewport, dx: number, dy: number): Viewport {
  const north = view.north + dy / view.k;
  return { ...view, east: view.east - dx / view.k / view.squeeze, north: Math.min(Math.max(north, -90), 90) };
}

/** What of the world is in sight. */
export function sight({ width, height, east, north, k, squeeze }: Viewport): Extent {
  const [dx, dy] = [width / 2 / k / squeeze, height / 2 / k];
  return [east - dx, north - dy, east + dx, north + dy];
}

export function overlap(a: Extent, b: Extent): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** A zoom that shows something. */
export function bounded(k: number): number {
  return Math.min(Math.max(k, LEAST_K), MOST_K);
}
