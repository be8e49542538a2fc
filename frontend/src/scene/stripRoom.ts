/** The room under a lane that its places take once they are unfolded, and what unfolds them. */
import type { Stretch } from '../layout/lifelines';
import type { Box } from '../layout/routes';
import type { TimeScale } from '../layout/timeScale';
import type { Presence } from '../model/places';
import { round, type Shape, shape } from './scene';

/** One place of a lane, with every tie to it by date. */
export interface Strip {
  readonly place: string;
  readonly label: string;
  readonly ties: readonly StripTie[];
  readonly draw: (frame: StripFrame) => DrawnStrip;
}

export interface StripTie {
  readonly view: Presence;
  readonly stretch: Stretch;
}

export interface StripFrame {
  readonly scale: TimeScale;
  readonly width: number;
  /** The middle of the strip. */
  readonly y: number;
  readonly hue: number;
  readonly measure: (text: string) => number;
}

export interface DrawnStrip {
  readonly name: Shape;
  /** What it takes up, the name included. */
  readonly room: Box;
  readonly marks: readonly { readonly view: Presence; readonly shapes: readonly Shape[]; readonly x: number; readonly y: number }[];
}

/** The height of a strip. */
export const STRIP = 24;
/** The room at the left edge for what unfolds lanes. */
export const CHEVRON = 14;
/** Between the lane and its strips. */
const GAP = 6;

/** The room that strips take under their lane. */
export function stripRoom(strips: readonly Strip[] | undefined): number {
  return strips && strips.length > 0 ? strips.length * STRIP + GAP : 0;
}

/** The middle of each strip of a lane, by the lower edge of the lane's row. */
export function stripMiddle(bottom: number, index: number): number {
  return bottom + GAP + (index + 0.5) * STRIP;
}

/** Opens and closes the strips of a lane, at the left edge. */
export function chevron(id: string, y: number, open: boolean): Shape[] {
  return [
    shape('rect', 'unfold-hit', { x: 0, y: y - STRIP / 2, width: STRIP, height: STRIP, 'data-unfold': id }),
    shape('path', 'unfold', { d: open ? `M5 ${round(y - 2)} l5 5 l5 -5` : `M8 ${round(y - 5)} l5 5 l-5 5` }),
  ];
}
