/** Fills of areas that something is known to have been somewhere in: hatched, and dotted for whole countries. */
import { svg } from '../surface/elements';

export function patterns(): SVGElement[] {
  const pattern = (id: string, size: number, mark: SVGElement) => {
    const element = svg('pattern', { id, width: size, height: size, patternUnits: 'userSpaceOnUse' });
    element.append(mark);
    return element;
  };
  return [
    pattern('map-hatch', 8, svg('path', { d: 'M-2 2L2 -2M0 8L8 0M6 10L10 6', class: 'map-hatching' })),
    pattern('map-dots', 9, svg('circle', { cx: 3, cy: 3, r: 1, class: 'map-dotting' })),
  ];
}
