/** Lanes: how a stretch of existence is drawn, by how sure its ends are. */
import { FADE, QUESTION } from '../layout/labels';
import type { Stretch } from '../layout/lifelines';
import type { TimeScale } from '../layout/timeScale';
import type { Day } from '../model/dates';
import { statusGlyph } from './glyphs';
import { round, type Shape, shape } from './scene';

/** A pledge by a part of the group: from that day on only the rest of the lane's width goes on. */
export interface Thinning {
  readonly on: Day;
  readonly rest: number;
}

export interface LaneStyle {
  readonly y: number;
  readonly height: number;
  readonly hue: number;
  /** An alleged front is drawn as an outline. */
  readonly outlined: boolean;
  readonly thinnings: readonly Thinning[];
}

/** The class of the signs at an end: a question mark where it is unknown, `c.` where it is approximate. */
export const END_MARK = 'end-mark';
/** The class of the sign of an end that is disputed or not believed. */
const END_SIGN = 'end-sign ';
const MIN_WIDTH = 3;
/** How far the arrow of what goes on reaches beyond the last day of the data. */
const ARROW = 9;

export function laneShapes(stretches: readonly Stretch[], scale: TimeScale, style: LaneStyle): Shape[] {
  return stretches.flatMap((stretch) => stretchShapes(stretch, scale, style));
}

function stretchShapes(stretch: Stretch, scale: TimeScale, style: LaneStyle): Shape[] {
  const { start, end } = stretch;
  const { y, height, hue } = style;
  // Half the height of bars and arrows, which stand out from the lane.
  const half = height / 2 + 3;
  const from = scale.x(start.inner);
  const to = Math.max(scale.x(end.inner), from);
  const shapes: Shape[] = [];
  const rest = style.thinnings.reduce((least, { rest: share }) => Math.min(least, share), 1);
  const band = (x1: number, x2: number, cls: string, opacity = 1) => {
    const size = x1 >= to ? Math.max(height * rest, 2) : height;
    if (x2 - x1 > 0.3) shapes.push(shape('rect', stretch.undated ? `undated ${cls}` : cls, { x: x1, y: y - size / 2, width: x2 - x1, height: size, opacity }));
  };

  if (start.kind === 'vague') band(scale.x(start.outer), from, `hatch-${hue}`);
  if (start.kind === 'approximate') {
    fading(scale.x(start.outer), from, (a, b, o) => { band(a, b, `hatch-${hue}`, o); });
    shapes.push(shape('text', END_MARK, { x: scale.x(start.outer) - 3, y: y + 4, 'text-anchor': 'end' }, 'c.'));
  }
  if (start.kind === 'unknown') {
    band(from - FADE, from, `fade-in-${hue}`);
    // At the edge of the window it stands on the fade.
    const x = from < scale.left ? from - FADE - 3 : Math.min(Math.max(from - FADE - 3, scale.left + QUESTION - 3), from);
    shapes.push(shape('text', END_MARK, { x, y: y + 4, 'text-anchor': 'end' }, '?'));
  }

  shapes.push(...solid(stretch, scale, style, from, Math.max(to, from + MIN_WIDTH)));

  if (end.kind === 'vague') band(to, scale.x(end.outer), `hatch-${hue}`);
  if (end.kind === 'approximate') {
    fading(scale.x(end.outer), to, (a, b, o) => { band(a, b, `hatch-${hue}`, o); });
    shapes.push(shape('text', END_MARK, { x: scale.x(end.outer) + 3, y: y + 4 }, 'c.'));
  }
  if (end.kind === 'unknown') {
    band(to, to + FADE, `fade-out-${hue}`);
    shapes.push(shape('text', END_MARK, { x: to + FADE + 3, y: y + 4 }, '?'));
  }
  if (end.kind === 'ongoing') {
    const base = Math.max(to, from + MIN_WIDTH);
    shapes.push(shape('polygon', `going-on fill-${hue}`, { points: [[base, y - half], [base + ARROW, y], [base, y + half]].map((point) => point.map(round).join()).join(' ') }));
  }
  const last = end.kind === 'exact' ? to : scale.x(end.outer);
  if (end.kind === 'exact' || end.kind === 'vague') {
    shapes.push(shape('line', `end-bar stroke-${hue}`, { x1: last, y1: y - half, x2: last, y2: y + half }));
  }
  return [...shapes, ...endingGlyph(stretch, scale, y)];
}

/** Three steps from the outer edge to the inner one, each more opaque. */
function fading(outer: number, inner: number, band: (x1: number, x2: number, opacity: number) => void): void {
  const step = (inner - outer) / 3;
  [0.35, 0.65, 1].forEach((opacity, index) => {
    const a = outer + step * index;
    band(Math.min(a, a + step), Math.max(a, a + step), opacity);
  });
}

/** The solid part, thinner after each pledge that took a share of the group away. */
function solid(stretch: Stretch, scale: TimeScale, style: LaneStyle, from: number, to: number): Shape[] {
  const cls = style.outlined ? `outline stroke-${style.hue}` : stretch.undated ? `undated fill-${style.hue}` : `fill-${style.hue}`;
  const shapes: Shape[] = [];
  let x = from;
  let height = style.height;
  const put = (until: number) => {
    if (until - x > 0.1) {
      shapes.push(shape('rect', cls, { x, y: style.y - height / 2, width: until - x, height }));
    }
    x = Math.max(x, until);
  };
  for (const { on, rest } of style.thinnings) {
    put(Math.min(Math.max(scale.x(on), from), to));
    height = Math.max(style.height * rest, 2);
  }
  put(to);
  return shapes;
}

/** An end that is disputed or not believed carries its sign where it is said to lie. */
function endingGlyph({ spell, end }: Stretch, scale: TimeScale, y: number): Shape[] {
  const { ending } = spell;
  if (!ending || ending.status === 'ASSERTED' || ending.status === 'CONFIRMED') return [];
  const day = ending.bounds.fromLatest ?? ending.bounds.fromEarliest ?? end.inner;
  return statusGlyph(ending.status, { x: scale.x(day) + 12, y }).map((each) => ({ ...each, cls: END_SIGN + each.cls }));
}

/** Whether it lies over the ties that begin there. */
export function isEndMark({ cls }: Shape): boolean {
  return cls === END_MARK || cls.startsWith(END_SIGN);
}
