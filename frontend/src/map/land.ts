/** Countries, their provinces, and areas that something is known to have been somewhere in. */
import { type Shape, shape } from '../scene/scene';
import type { Geometry, Line } from './geometry';
import { type Extent, extended, NOWHERE, overlap, project, sight, type Viewport } from './projection';
import type { Entry } from './where';

/** From so many pixels a degree on one sees how coarse the world's outlines are. */
const NEAR = 10;
/** Paths are whole numbers of so small a part of a degree, stretched as the projection wants it. */
const PART = 100;

const extents = new WeakMap<readonly Line[], Extent>();
const paths = new WeakMap<readonly Line[], string>();

export function extentOf(lines: readonly Line[]): Extent {
  const known = extents.get(lines);
  const extent = known ?? lines.reduce(extended, NOWHERE);
  if (!known) extents.set(lines, extent);
  return extent;
}

function pathOf(lines: readonly Line[], close: '' | 'Z'): string {
  const known = paths.get(lines);
  if (known !== undefined) return known;
  const text = lines.map((line) => `M${line.map((value, n) => Math.round(value * (n % 2 === 0 ? PART : -PART))).join(' ')}${close}`).join('');
  paths.set(lines, text);
  return text;
}

/** The countries in sight, and the borders of provinces in those in question. */
export function landShapes(geometry: Geometry, view: Viewport, inQuestion: ReadonlySet<string>): Shape[] {
  const seen = sight(view);
  const { x, y } = project(view, 0, 0);
  const transform = `matrix(${(view.k * view.squeeze) / PART} 0 0 ${view.k / PART} ${x} ${y})`;
  const draw = (cls: string, lines: readonly Line[], close: '' | 'Z') =>
    shape('path', cls, { d: pathOf(lines, close), transform, 'vector-effect': 'non-scaling-stroke' });
  const fills: Shape[] = [];
  const inner: Shape[] = [];
  const borders: Shape[] = [];
  for (const [code, coarse] of geometry.world) {
    if (!overlap(extentOf(coarse), seen)) continue;
    const cls = inQuestion.has(code) ? 'land asked' : 'land';
    const detail = view.k < NEAR ? null : geometry.detail(code);
    fills.push(draw(cls, detail?.rings ?? coarse, 'Z'));
    borders.push(detail ? draw('border', detail.borders, '') : draw('border', coarse, 'Z'));
    if (detail && inQuestion.has(code)) inner.push(draw('province', detail.inner, ''));
  }
  return [...fills, ...inner, ...borders];
}

/** Each area once, however many places are somewhere in it: countries dotted, smaller ones hatched. */
export function areaShapes(entries: readonly Entry[], view: Viewport): Shape[] {
  const seen = sight(view);
  const held = new Map<string, boolean>();
  const rings = new Map<string, readonly Line[]>();
  for (const { position, presences } of entries) {
    if (position?.kind !== 'area' || !overlap(position.rings.reduce(extended, NOWHERE), seen)) continue;
    rings.set(position.code, position.rings);
    const controlled = position.inside === null && presences.some(({ tie }) => tie.type === 'CONTROLS');
    held.set(position.code, controlled || held.get(position.code) === true);
  }
  return [...rings]
    .sort(([a], [b]) => a.length - b.length)
    .map(([code, of]) => shape('path', `map-area ${code.length === 2 ? 'dots' : 'hatch'}${held.get(code) ? ' held' : ''}`, { d: onScreen(of, view) }));
}

function onScreen(rings: readonly Line[], view: Viewport): string {
  const part = (ring: Line) => {
    const points: string[] = [];
    for (let n = 0; n < ring.length; n += 2) {
      const { x, y } = project(view, ring[n] ?? 0, ring[n + 1] ?? 0);
      points.push(`${x.toFixed(1)} ${y.toFixed(1)}`);
    }
    return `M${points.join(' ')}Z`;
  };
  return rings.map(part).join('');
}
