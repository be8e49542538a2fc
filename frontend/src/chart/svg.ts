/** Shapes to SVG elements. Marks keep their elements while they stay, so that focus is not lost. */
import type { Mark, Shape } from '../scene/scene';

const NS = 'http://www.w3.org/2000/svg';

export function svg(tag: string, attrs: Readonly<Record<string, string | number>> = {}): SVGElement {
  const element = document.createElementNS(NS, tag);
  for (const [key, value] of Object.entries(attrs)) element.setAttribute(key, String(value));
  return element;
}

export function draw(shape: Shape): SVGElement {
  const element = svg(shape.tag, shape.attrs);
  element.setAttribute('class', shape.cls);
  if (shape.text !== undefined) element.textContent = shape.text;
  return element;
}

export function fill(parent: SVGElement, shapes: readonly Shape[]): void {
  parent.replaceChildren(...shapes.map(draw));
}

/** A group of marks that follows the scene: new marks are added, gone ones removed, changed ones redrawn. */
export class MarkLayer {
  private readonly elements = new Map<string, { element: SVGElement; drawn: string }>();

  constructor(readonly root: SVGElement) {}

  get(id: string): SVGElement | undefined {
    return this.elements.get(id)?.element;
  }

  update(marks: readonly Mark[]): void {
    const present = new Set(marks.map((mark) => mark.id));
    for (const [id, { element }] of this.elements) {
      if (present.has(id)) continue;
      element.remove();
      this.elements.delete(id);
    }
    let previous: SVGElement | null = null;
    for (const mark of marks) {
      const element = this.draw(mark);
      const expected: ChildNode | null = previous ? previous.nextSibling : this.root.firstChild;
      if (element !== expected) this.root.insertBefore(element, expected);
      previous = element;
    }
  }

  private draw(mark: Mark): SVGElement {
    const drawn = JSON.stringify(mark);
    const known = this.elements.get(mark.id);
    if (known?.drawn === drawn) return known.element;
    const element = known?.element ?? svg('g', { role: 'button', tabindex: -1 });
    element.setAttribute('class', mark.cls);
    element.setAttribute('aria-label', mark.name);
    for (const [key, value] of Object.entries(mark.data)) element.setAttribute(`data-${key}`, value);
    fill(element, mark.shapes);
    this.elements.set(mark.id, { element, drawn });
    return element;
  }
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
