/** Where on the map a place is: a point where it is known exactly, else the smallest area it is known to lie in. */
import type { Place } from '../model/places';
import type { Geometry, Line } from './geometry';

export interface Position {
  /** A point; somewhere around a point; or somewhere in an area. */
  readonly kind: 'exact' | 'around' | 'area';
  /** Degrees: the point itself, or one inside the area. */
  readonly east: number;
  readonly north: number;
  /** ISO 3166 code and outline of the area. */
  readonly code: string;
  readonly rings: readonly Line[];
  /** What it lies in, where that is not the place itself. */
  readonly inside: string | null;
}

const WIDE: ReadonlySet<string> = new Set(['COUNTRY', 'PROVINCE', 'REGION']);

/** `containers` are the places it lies in, the nearest first; null: nothing says where it is. */
export function positionOf(place: Place, containers: readonly Place[], provinces: ReadonlyMap<string, Place>, geometry: Geometry): Position | null {
  const point = ({ latitude, longitude }: Place, kind: Position['kind'], inside: string | null): Position | null =>
    latitude === null || longitude === null ? null : { kind, east: longitude, north: latitude, code: '', rings: [], inside };
  const area = (code: string | null, inside: string | null): Position | null => {
    const rings = code === null ? null : geometry.area(code);
    return code === null || !rings ? null : { kind: 'area', ...insideOf(rings), code, rings, inside };
  };
  // A region with a code that no province has is what the code stands for.
  const named = (code: string | null) => provinces.get(code ?? '')?.label ?? (place.kind === 'REGION' ? null : code);
  const { kind, subdivision, country } = place;
  if (!WIDE.has(kind)) {
    const exact = point(place, 'exact', null);
    if (exact) return exact;
  }
  if (kind === 'COUNTRY') return area(country, null) ?? point(place, 'around', null);
  if (kind === 'PROVINCE') return area(subdivision, null) ?? point(place, 'around', null) ?? area(country, countryName(country));
  const tries = [
    () => point(place, 'around', null),
    ...containers.map((outer) => () => (WIDE.has(outer.kind) ? null : point(outer, 'around', outer.label))),
    () => area(subdivision, named(subdivision)),
    ...containers.map((outer) => () => area(outer.kind === 'PROVINCE' ? outer.subdivision : outer.kind === 'COUNTRY' ? outer.country : null, outer.label)),
    () => area(country, countryName(country)),
    ...containers.map((outer) => () => area(outer.subdivision ?? outer.country, outer.label)),
  ];
  for (const attempt of tries) {
    const found = attempt();
    if (found) return found;
  }
  return null;
}

function countryName(code: string | null): string | null {
  return code === null ? null : (new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code);
}

/** A point inside the largest ring: half way along the widest stretch on the height of its middle. */
export function insideOf(rings: readonly Line[]): { readonly east: number; readonly north: number } {
  const ring = rings.reduce<Line>((best, other) => (areaOf(other) > areaOf(best) ? other : best), []);
  const north = middleOf(ring);
  const crossings: number[] = [];
  edges(ring, (ax, ay, bx, by) => {
    if (ay > north !== by > north) crossings.push(ax + ((north - ay) / (by - ay)) * (bx - ax));
  });
  crossings.sort((a, b) => a - b);
  let [east, widest] = [crossings[0] ?? 0, 0];
  for (let n = 0; n + 1 < crossings.length; n += 2) {
    const [from = 0, to = 0] = [crossings[n], crossings[n + 1]];
    if (to - from > widest) [east, widest] = [(from + to) / 2, to - from];
  }
  return { east, north };
}

function edges(ring: Line, each: (ax: number, ay: number, bx: number, by: number) => void): void {
  for (let n = 0; n < ring.length; n += 2) {
    const next = (n + 2) % ring.length;
    each(ring[n] ?? 0, ring[n + 1] ?? 0, ring[next] ?? 0, ring[next + 1] ?? 0);
  }
}

function areaOf(ring: Line): number {
  let sum = 0;
  edges(ring, (ax, ay, bx, by) => { sum += ax * by - bx * ay; });
  return Math.abs(sum) / 2;
}

/** How far north the middle of its area lies. */
function middleOf(ring: Line): number {
  let [sum, moment] = [0, 0];
  edges(ring, (ax, ay, bx, by) => {
    const cross = ax * by - bx * ay;
    sum += cross;
    moment += (ay + by) * cross;
  });
  return sum === 0 ? (ring[1] ?? 0) : moment / (3 * sum);
}
