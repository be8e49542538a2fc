/** Elements of SVG, and the fills that pictures share. */
const NS = 'http://www.w3.org/2000/svg';

export function svg(tag: string, attrs: Readonly<Record<string, string | number>> = {}): SVGElement {
  const element = document.createElementNS(NS, tag);
  for (const [key, value] of Object.entries(attrs)) element.setAttribute(key, String(value));
  return element;
}

/** Hatches and fades of the five hues; colours come from the style sheet. */
export function definitions(hues: number): SVGElement {
  const defs = svg('defs');
  for (let hue = 0; hue < hues; hue++) {
    const hatch = svg('pattern', { id: `hatch-${hue}`, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' });
    hatch.append(svg('rect', { width: 5, height: 5, class: `fill-${hue}`, opacity: 0.22 }), svg('rect', { width: 2, height: 5, class: `fill-${hue}` }));
    defs.append(hatch, fade(`fade-in-${hue}`, hue, [0, 1]), fade(`fade-out-${hue}`, hue, [1, 0]));
  }
  return defs;
}

function fade(id: string, hue: number, opacities: readonly [number, number]): SVGElement {
  const gradient = svg('linearGradient', { id });
  opacities.forEach((opacity, index) => {
    gradient.append(svg('stop', { offset: index, class: `stop-${hue}`, 'stop-opacity': opacity }));
  });
  return gradient;
}
