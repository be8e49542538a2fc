/** Rows: one a lane, as high as its names need, with renames on the side where fewer connectors arrive. */
import { type Label, placeLabels } from '../layout/labels';
import type { Stretch } from '../layout/lifelines';
import type { LaneOrder } from '../layout/order';
import type { Box } from '../layout/routes';
import type { TimeScale } from '../layout/timeScale';
import type { Day } from '../model/dates';
import { existsOn, type Picture } from '../model/picture';
import { type Shape, shape } from './scene';

const LINE = 16;
export const BAR = 10;
/** The room between lanes: a picture of few lanes has more of it, for signs and words. */
const GAPS = [
  { upTo: 10, gap: 40 },
  { upTo: 16, gap: 26 },
] as const;
const NARROWEST = 18;
/** How far before a name a connector's day makes it likely to cross it. */
const NEAR = 30;

export interface Row {
  readonly id: string;
  readonly top: number;
  readonly bottom: number;
  /** The middle of the lane. */
  readonly y: number;
  readonly labels: readonly Label[];
  /** Whether its lines of names lie below the lane. */
  readonly below: boolean;
}

export function rowsOf(
  picture: Picture,
  order: LaneOrder,
  stretches: ReadonlyMap<string, Stretch[]>,
  scale: TimeScale,
  measure: (id: string) => (text: string) => number,
  box: { readonly top: number; readonly right: number },
): Row[] {
  const ids = order.lanes.filter((id) => picture.entities.has(id));
  const places = new Map(ids.map((id, index) => [id, index]));
  const gap = GAPS.find(({ upTo }) => ids.length <= upTo)?.gap ?? NARROWEST;
  let y = box.top;
  return ids.flatMap((id) => {
    const view = picture.entities.get(id);
    if (!view) return [];
    const labels = placeLabels(view, stretches.get(id) ?? [], scale, box.right, measure(id));
    const lines = Math.max(0, ...labels.map((label) => (label.line === null ? 0 : label.line + 1)));
    const below = crowdedAbove(id, labels, picture, places, scale);
    const band = labels.some((label) => label.line === null) ? LINE : BAR + 2;
    const top = y + gap / 2;
    const bottom = top + lines * LINE + band;
    y = bottom + gap / 2;
    return [{ id, top, bottom, y: top + (below ? 0 : lines * LINE) + band / 2, labels, below }];
  });
}

/** Whether more ties reach a lane from above than from below just where its renames stand. */
function crowdedAbove(id: string, labels: readonly Label[], picture: Picture, places: ReadonlyMap<string, number>, scale: TimeScale): boolean {
  const renames = labels.filter((label) => label.tickX !== null);
  let above = 0;
  for (const { tie, finding } of picture.ties.values()) {
    if (tie.source.id !== id && tie.target.id !== id) continue;
    const day = finding.bounds.fromLatest ?? finding.bounds.fromEarliest ?? finding.bounds.toEarliest;
    const x = day === null ? scale.right : scale.x(day);
    if (!renames.some((label) => x > label.x - NEAR && x < label.x + label.width)) continue;
    const other = places.get(tie.source.id === id ? tie.target.id : tie.source.id) ?? 0;
    above += Math.sign((places.get(id) ?? 0) - other);
  }
  return above > 0;
}

function baselineOf({ y, below }: Row, line: number | null): number {
  if (line === null) return y + 4.5;
  return below ? y + BAR / 2 + 14 + line * LINE : y - BAR / 2 - 7 - line * LINE;
}

/** The room that the names take. */
export function namesOf(rows: readonly Row[]): Box[] {
  return rows.flatMap((row) =>
    row.labels.map(({ x, width, line }) => {
      const baseline = baselineOf(row, line);
      return { x1: x, x2: x + width, y1: baseline - 11, y2: baseline + 4 };
    }),
  );
}

export interface NameStyle {
  readonly picture: Picture;
  readonly asOf: Day | null;
  readonly focus: string;
}

export function nameShapes(row: Row, hue: number, { picture, asOf, focus }: NameStyle): Shape[] {
  const view = picture.entities.get(row.id);
  if (!view) return [];
  const here = asOf === null || existsOn(view, asOf);
  const cls = ['name', row.id === focus ? 'focus' : '', here ? '' : 'away', view.entity.type === 'Person' ? 'person' : ''];
  return row.labels.flatMap(({ text, x, line, tickX }) => {
    const baseline = baselineOf(row, line);
    const label = shape('text', cls.filter(Boolean).join(' '), { x, y: baseline }, text);
    if (tickX === null) return [label];
    const edge = row.below ? row.y - BAR / 2 - 2 : row.y + BAR / 2 + 2;
    return [shape('line', `rename stroke-${hue}`, { x1: tickX, y1: row.below ? baseline - 9 : baseline - 3, x2: tickX, y2: edge }), label];
  });
}

