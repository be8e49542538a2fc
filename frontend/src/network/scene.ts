/**
 * The network as a list of shapes: entities where the layout put them, and the ties between them that may hold
 * on the day looked at. A pure function; the canvas and the SVG file both draw from it.
 */
import type { Measure } from '../layout/labels';
import type { Day } from '../model/dates';
import { prevailingName } from '../model/existence';
import { type EntityView, existsOn, holdsOn, isDenial, type Picture } from '../model/picture';
import { certainOn } from '../model/spans';
import type { Point } from '../scene/curves';
import { type Shape, shape } from '../scene/scene';
import { diamond, marginOf, type Viewport } from './geometry';
import { labelShapes } from './labels';
import { type End, tieShapes } from './ties';

export interface NetworkInput {
  readonly picture: Picture;
  /** Where entities stand in the world; what has no place yet is not drawn. */
  readonly places: ReadonlyMap<string, Point>;
  readonly radii: ReadonlyMap<string, number>;
  readonly bends: ReadonlyMap<string, number>;
  /** The family of each entity, which gives its hue. */
  readonly family: ReadonlyMap<string, number>;
  readonly viewport: Viewport;
  readonly asOf: Day | null;
  readonly focus: string;
  readonly measure: Measure;
}

/** Something that can be pointed at. */
export interface EntityMark extends End {
  readonly id: string;
  /** What it was called on the day. */
  readonly name: string;
  readonly shapes: readonly Shape[];
  /** Its name in lines, where there is room for it. */
  readonly label: readonly Shape[];
}

export interface TieMark {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly way: readonly Point[];
  /** Where a sign of its status stands. */
  readonly sign: Point | null;
  readonly lines: readonly Shape[];
  readonly signs: readonly Shape[];
}

export interface NetworkScene {
  readonly viewport: Viewport;
  readonly title: string;
  readonly ties: readonly TieMark[];
  /** The focus, then the most tied. */
  readonly entities: readonly EntityMark[];
}

/** A scene's shapes from back to front: the lines of ties, their signs, entities, names. */
export function layersOf({ ties, entities }: NetworkScene): readonly (readonly Shape[])[] {
  return [
    ties.flatMap(({ lines }) => lines),
    ties.flatMap(({ signs }) => signs),
    entities.flatMap(({ shapes }) => shapes),
    entities.flatMap(({ label }) => label),
  ];
}

const HUES = 4;
/** Under this zoom signs would cover the lines. */
const FAR = 0.42;
const ROOM_FAR = 14;
const ROOM_NEAR = 1;

export function networkScene(input: NetworkInput): NetworkScene {
  const { picture, places, radii, bends, viewport, asOf, focus } = input;
  const far = viewport.k < FAR;
  const scale = Math.min(Math.max(Math.sqrt(viewport.k), 0.35), 1.4);
  const holding = [...picture.ties.values()].filter((view) => asOf === null || holdsOn(view, picture, asOf));
  // An entity is there by its own dates, or because a tie of it is.
  const there = new Set(holding.flatMap(({ tie }) => [tie.source.id, tie.target.id]));
  const ends = new Map<string, End>();
  for (const [id, radius] of radii) {
    const [view, place] = [picture.entities.get(id), places.get(id)];
    if (!view || !place || !(asOf === null || there.has(id) || existsOn(view, asOf, picture.certainty))) continue;
    const family = input.family.get(id) ?? -1;
    const hue = family < 0 || family >= HUES ? HUES : family;
    ends.set(id, { x: place.x * viewport.k + viewport.x, y: place.y * viewport.k + viewport.y, r: radius * scale, hue });
  }
  const ties: TieMark[] = [];
  const fronts = new Map<string, boolean>();
  for (const view of holding) {
    const { tie, finding } = view;
    const [source, target] = [ends.get(tie.source.id), ends.get(tie.target.id)];
    if (!source || !target || source === target) continue;
    if (tie.type === 'FRONT_FOR' && !isDenial(view)) fronts.set(tie.source.id, finding.status !== 'CONFIRMED' && fronts.get(tie.source.id) !== false);
    ties.push({ id: tie.id, source: tie.source.id, target: tie.target.id, ...tieShapes(view, source, target, bends.get(tie.id) ?? 0, far) });
  }
  const drawn = [...ends]
    .flatMap(([id, end]) => {
      const view = picture.entities.get(id);
      return view ? [{ id, end, view, name: prevailingName(view.entity, view.names, asOf) }] : [];
    })
    .sort((a, b) => Number(b.id === focus) - Number(a.id === focus));
  const named = drawn.map(({ id, end: { x, y, r }, view: { entity }, name }) => {
    const strong = id === focus;
    return { x, y, r: r + (fronts.has(id) ? RING : 0), text: name, cls: `name${strong ? ' focus' : ''}${entity.type === 'Person' ? ' person' : ''}`, strong };
  });
  const labels = labelShapes(named, input.measure, far ? ROOM_FAR : ROOM_NEAR, {
    signs: far ? [] : ties.flatMap(({ sign }) => sign ?? []),
    ways: far ? [] : ties.map(({ way }) => way),
    margin: marginOf(viewport),
  });
  return {
    viewport,
    title: `${drawn.length} entities, ${ties.length} ties`,
    ties,
    entities: drawn.map(({ id, end, view, name }, index) => ({ id, name, ...end, shapes: entityShapes(view, end, asOf, fronts.get(id)), label: labels[index] ?? [] })),
  };
}

/** Between a front and the second line around it. */
const RING = 4;

/** A disc for a group, a ring for what joins groups, a diamond for a person; hollow and dashed where it is not sure to be there. */
function entityShapes(view: EntityView, { x, y, r, hue }: End, asOf: Day | null, alleged: boolean | undefined): Shape[] {
  const { type, kind } = view.entity;
  const style = isSure(view, asOf) ? `node fill-${hue}` : `node unsure stroke-${hue}`;
  if (type === 'Person') return [shape('path', style, { d: diamond({ x, y }, r * 1.15) })];
  const disc = (cls: string, radius: number) => shape('circle', cls, { cx: x, cy: y, r: radius });
  if (kind === 'COALITION' || kind === 'OPERATIONS_ROOM') {
    return [disc(`node ring stroke-${hue}${isSure(view, asOf) ? '' : ' unsure'}`, r), disc(`node core stroke-${hue}`, r * 0.35)];
  }
  // A front is lined twice; one that is only said to be a front is hollow, as its lane is.
  if (alleged === undefined) return [disc(style, r)];
  return [disc(alleged ? `node unsure front stroke-${hue}` : style, r), disc(`node twice stroke-${hue}`, r + RING)];
}

/** Whether it was certainly there on the day; without a day, whether anything dates it. */
function isSure({ spells }: EntityView, asOf: Day | null): boolean {
  return spells.some(({ bounds }) => (asOf === null ? bounds.fromLatest !== null : certainOn(bounds, false, asOf)));
}
