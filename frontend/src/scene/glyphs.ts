/** The small signs: status, evidence and the ends of connectors. The legend draws the same ones. */
import type { Status } from '../model/evidence';
import type { Point } from './curves';
import { type Shape, shape } from './scene';

const RADIUS = 6;
const NO_RADIUS = 7;

/** A sign for a status that needs one: contested, denied or refuted, announced. */
export function statusGlyph(status: Status, { x, y }: Point): Shape[] {
  const ring = shape('circle', 'glyph-ring', { cx: x, cy: y, r: RADIUS });
  switch (status) {
    case 'CONTESTED':
      return [ring, shape('path', 'glyph-fill', { d: `M${at(x)} ${at(y - RADIUS)} A${RADIUS} ${RADIUS} 0 0 0 ${at(x)} ${at(y + RADIUS)} Z` })];
    case 'DENIED':
    case 'REFUTED':
      return [
        shape('circle', 'glyph-ring no', { cx: x, cy: y, r: NO_RADIUS }),
        shape('line', 'glyph-stroke no', { x1: x - 4.9, y1: y + 4.9, x2: x + 4.9, y2: y - 4.9 }),
      ];
    case 'ANNOUNCED':
      return [{ ...ring, cls: 'glyph-ring announced' }];
    case 'ASSERTED':
    case 'CONFIRMED':
      return [];
  }
}

/** How many independent sources: one hollow dot, or two or three solid ones. Ends at x, grows to the left. */
export function evidenceTicks(independent: number, x: number, y: number): Shape[] {
  const single = independent === 1 ? 'evidence single' : 'evidence';
  return Array.from({ length: Math.min(independent, 3) }, (_, index) =>
    shape('circle', single, { cx: x - 2 - index * 5, cy: y, r: 1.9 }),
  );
}

/** An arrowhead whose tip lies at the point, towards up (-1) or down (1). */
export function arrowhead({ x, y }: Point, side: number, cls: string): Shape {
  return shape('path', cls, {
    d: `M${at(x)} ${at(y)} L${at(x - 5.5)} ${at(y - side * 9)} L${at(x + 5.5)} ${at(y - side * 9)} Z`,
  });
}

/** The sign at one end of a connector. */
export function endGlyph(sign: 'open-circle' | 'circle' | 'diamond' | 'square' | 'open-square', { x, y }: Point): Shape {
  switch (sign) {
    case 'open-circle':
      return shape('circle', 'end-open', { cx: x, cy: y, r: 4.5 });
    case 'circle':
      return shape('circle', 'end-filled', { cx: x, cy: y, r: 5 });
    case 'diamond':
      return shape('path', 'end-open', { d: `M${at(x - 5)} ${at(y)} L${at(x)} ${at(y - 5)} L${at(x + 5)} ${at(y)} L${at(x)} ${at(y + 5)} Z` });
    case 'square':
      return shape('rect', 'end-filled', { x: x - 3, y: y - 3, width: 6, height: 6 });
    case 'open-square':
      return shape('rect', 'end-open', { x: x - 3, y: y - 3, width: 6, height: 6 });
  }
}

function at(value: number): number {
  return Math.round(value * 10) / 10;
}
