/** The map as data: land, areas that are known only vaguely, places, and beside them who was there. A pure function. */
import type { Measure } from '../layout/labels';
import type { Day } from '../model/dates';
import type { Vocabulary } from '../model/history';
import type { Picture } from '../model/picture';
import type { Point } from '../scene/curves';
import { type Shape, shape } from '../scene/scene';
import { tieName } from '../scene/names';
import { type Flag, type Placed, placeFlags } from './flags';
import { areaShapes, landShapes } from './land';
import { keyOf } from './lighting';
import type { Geometry } from './geometry';
import { overlap, project, sight, type Viewport } from './projection';
import { type Entry, entryName, type Sign } from './where';
import { cellsOf, type Cell, cellShapes, formsOf, headShapes, placeSign, plates } from './words';

export interface MapInput {
  readonly entries: readonly Entry[];
  readonly picture: Picture;
  readonly vocabulary: Vocabulary;
  readonly geometry: Geometry;
  readonly view: Viewport;
  readonly asOf: Day | null;
  readonly signs: ReadonlyMap<string, Sign>;
  readonly measure: Measure;
}

/** A place, or one tie to it. */
export interface MapMark {
  readonly kind: 'place' | 'tie';
  readonly id: string;
  /** The mark's own key: a tie stands for an entity in a place. */
  readonly place: string;
  readonly name: string;
  readonly shapes: readonly Shape[];
}

/** A place and its ties from left to right or from above. */
export interface PlacePath {
  readonly id: string;
  readonly ties: readonly string[];
}

export interface MapScene {
  readonly width: number;
  readonly height: number;
  readonly land: readonly Shape[];
  readonly areas: readonly Shape[];
  /** Lines from places to their words, and the ground of the words. */
  readonly lines: readonly Shape[];
  readonly marks: readonly MapMark[];
  /** Over the marks, whose names hold them. */
  readonly words: readonly Shape[];
  /** The way of the focus: places as one reads, and along each its ties. */
  readonly paths: readonly PlacePath[];
  /** Places with a position that is not in sight. */
  readonly outside: number;
}

interface Spot {
  readonly entry: Entry;
  readonly at: Point;
  readonly reach: number;
  readonly cells: readonly Cell[];
}

const EXACT = 7;
const AROUND = 13;
const AREA = 6;
/** Between signs that would stand on one another. */
const APART = 14;

export function mapScene(input: MapInput): MapScene {
  const { entries, picture, vocabulary, geometry, view, asOf, measure } = input;
  const spots = spotsOf(input);
  const flags = spots.map(({ entry, at, reach, cells }): Flag => ({ at, reach, sizes: formsOf(entry, cells, measure) }));
  const placed = placeFlags(flags, view);
  const marks: MapMark[] = [];
  const paths: PlacePath[] = [];
  const lines: Shape[] = [];
  const grounds: Shape[] = [];
  const words: Shape[] = [];
  const mark = (shapes: readonly Shape[], rest: Omit<MapMark, 'shapes'>) => {
    marks.push({ ...rest, shapes: shapes.filter(({ tag }) => tag !== 'text') });
    words.push(...shapes.filter(({ tag }) => tag === 'text').map((each) => ({ ...each, of: keyOf(rest) })));
  };
  for (const n of readingOrder(spots)) {
    const [spot, flag] = [spots[n], placed[n] ?? null];
    if (!spot) continue;
    const { entry, at, reach, cells } = spot;
    const hits = flag ? [shape('rect', 'map-hit', box(flag)), ...headShapes(entry, flag, measure)] : [];
    const count = flag || entry.presences.length < 2 ? [] : [shape('text', 'map-count', { x: at.x, y: at.y + 4 }, String(entry.presences.length))];
    mark([...placeSign(entry, at, reach), ...count, ...hits], { kind: 'place', id: entry.place.id, place: entry.place.id, name: entryName(entry, picture, vocabulary, asOf) });
    const drawn = flag ? cellShapes(entry, cells, flag, measure) : [];
    drawn.forEach((shapes, index) => {
      const presence = entry.presences[index];
      if (presence) mark(shapes, { kind: 'tie', id: presence.tie.id, place: entry.place.id, name: tieName(presence, vocabulary) });
    });
    paths.push({ id: entry.place.id, ties: drawn.map((_, index) => entry.presences[index]?.tie.id ?? '') });
    if (flag?.line) lines.push(leader(flag.line));
    if (flag) grounds.push(...plates(entry, cells, flag, measure));
  }
  return {
    width: view.width,
    height: view.height,
    land: landShapes(geometry, view, countriesOf(entries)),
    areas: areaShapes(entries, view),
    lines: [...lines, ...grounds],
    marks,
    words,
    paths,
    outside: entries.filter(({ position }) => position !== null).length - spots.length,
  };
}

/** The places in sight, the exactly known and the fullest first: these get the best room for their words. */
function spotsOf({ entries, view, picture, asOf, signs, measure }: MapInput): Spot[] {
  const seen = sight(view);
  const before = new Map<string, number>();
  const found: Spot[] = [];
  const exactness = ({ position }: Entry) => ['exact', 'around', 'area'].indexOf(position?.kind ?? '');
  const sorted = [...entries].sort((a, b) => exactness(a) - exactness(b) || b.presences.length - a.presences.length);
  for (const entry of sorted) {
    const { position } = entry;
    if (!position || !overlap([position.east, position.north, position.east, position.north], seen)) continue;
    const key = `${position.kind} ${position.east} ${position.north}`;
    const nth = before.get(key) ?? 0;
    before.set(key, nth + 1);
    const { x, y } = project(view, position.east, position.north);
    const reach = position.kind === 'exact' ? EXACT : position.kind === 'around' ? AROUND + 5 * nth : AREA;
    const aside = position.kind === 'area' ? nth * APART : 0;
    found.push({ entry, at: { x: x + aside, y }, reach, cells: cellsOf(entry, picture, asOf, signs, measure) });
  }
  return found;
}

/** Line by line from above, as one reads. */
function readingOrder(spots: readonly Spot[]): number[] {
  const LINE = 40;
  const row = (n: number) => Math.round((spots[n]?.at.y ?? 0) / LINE);
  return [...spots.keys()].sort((a, b) => row(a) - row(b) || (spots[a]?.at.x ?? 0) - (spots[b]?.at.x ?? 0));
}

function countriesOf(entries: readonly Entry[]): ReadonlySet<string> {
  return new Set(entries.map(({ place, position }) => place.country ?? position?.code.slice(0, 2) ?? ''));
}

function box({ x, y, width, height }: Placed) {
  return { x, y, width, height };
}

function leader([from, to]: readonly [Point, Point]): Shape {
  return shape('line', 'map-leader', { x1: from.x, y1: from.y, x2: to.x, y2: to.y });
}
