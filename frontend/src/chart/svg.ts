/** Shapes to SVG elements. What stays keeps its element, so that focus is not lost and little is made anew. */
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

/** Makes the element of one shape that of another with the same tag. */
function redraw(element: SVGElement, old: Shape, next: Shape): void {
  for (const [key, value] of Object.entries(next.attrs)) {
    if (old.attrs[key] !== value) element.setAttribute(key, String(value));
  }
  for (const key of Object.keys(old.attrs)) if (!(key in next.attrs)) element.removeAttribute(key);
  if (old.cls !== next.cls || old.of !== next.of) element.setAttribute('class', next.cls);
  if (old.text !== next.text) element.textContent = next.text ?? '';
}

/** The shapes of one group, in their order. */
export class Shapes {
  private drawn: readonly Shape[] = [];
  private readonly elements: SVGElement[] = [];

  constructor(readonly root: SVGElement) {}

  update(shapes: readonly Shape[]): void {
    shapes.forEach((next, index) => {
      const old = this.drawn[index];
      const element = this.elements[index];
      if (old === next) return;
      if (old && element && old.tag === next.tag) {
        redraw(element, old, next);
        return;
      }
      const made = draw(next);
      if (element) element.replaceWith(made);
      else this.root.append(made);
      this.elements[index] = made;
    });
    for (const gone of this.elements.splice(shapes.length)) gone.remove();
    this.drawn = shapes;
  }

  /** Lights up what belongs to the marks named. */
  light(ids: ReadonlySet<string>): void {
    this.drawn.forEach(({ of }, index) => {
      if (of !== undefined) this.elements[index]?.classList.toggle('lit', ids.has(of));
    });
  }

  /** Makes faint what belongs to marks that are not there. */
  fade(away: ReadonlySet<string>): void {
    this.drawn.forEach(({ of }, index) => {
      if (of !== undefined) this.elements[index]?.classList.toggle('away', away.has(of));
    });
  }
}

interface Drawn {
  readonly element: SVGElement;
  readonly shapes: Shapes;
  mark: Mark;
  away: boolean;
}

/** A group of marks that follows the scene: new marks are added, gone ones removed, changed ones redrawn. */
export class Marks {
  private readonly drawn = new Map<string, Drawn>();
  private shown: readonly Mark[] = [];
  /** The classes that some mark may have. */
  private readonly tags = new Set<string>();

  constructor(readonly root: SVGElement) {}

  get(id: string): SVGElement | undefined {
    return this.drawn.get(id)?.element;
  }

  mark(id: string): Mark | undefined {
    return this.drawn.get(id)?.mark;
  }

  update(marks: readonly Mark[]): void {
    if (marks === this.shown) return;
    this.shown = marks;
    const present = new Set(marks.map((mark) => mark.id));
    for (const [id, { element }] of this.drawn) {
      if (present.has(id)) continue;
      element.remove();
      this.drawn.delete(id);
    }
    let expected: ChildNode | null = this.root.firstChild;
    for (const mark of marks) {
      const element = this.draw(mark);
      if (element === expected) expected = element.nextSibling;
      else this.root.insertBefore(element, expected);
    }
  }

  /** Makes faint what is not there, and says so. */
  fade(away: ReadonlySet<string>): void {
    for (const [id, drawn] of this.drawn) {
      const gone = away.has(id);
      if (gone === drawn.away) continue;
      drawn.away = gone;
      drawn.element.classList.toggle('away', gone);
      drawn.element.setAttribute(drawn.mark.kind === 'lane' ? 'data-here' : 'data-holds', String(!gone));
    }
  }

  /** Sets a class on the marks named and takes it from the others. */
  tag(cls: string, ids: ReadonlySet<string>): void {
    if (ids.size === 0 && !this.tags.has(cls)) return;
    if (ids.size === 0) this.tags.delete(cls);
    else this.tags.add(cls);
    for (const [id, { element }] of this.drawn) element.classList.toggle(cls, ids.has(id));
  }

  private draw(mark: Mark): SVGElement {
    const known = this.drawn.get(mark.id);
    if (known?.mark === mark) return known.element;
    const element = known?.element ?? svg('g', { role: 'button', tabindex: -1, 'aria-pressed': 'false' });
    const shapes = known?.shapes ?? new Shapes(element);
    const old = known?.mark;
    if (old?.cls !== mark.cls || known?.away) element.setAttribute('class', mark.cls);
    if (old?.name !== mark.name) element.setAttribute('aria-label', mark.name);
    for (const key of Object.keys(old?.data ?? {})) if (!(key in mark.data)) element.removeAttribute(`data-${key}`);
    for (const [key, value] of Object.entries(mark.data)) element.setAttribute(`data-${key}`, value);
    shapes.update(mark.shapes);
    this.drawn.set(mark.id, { element, shapes, mark, away: false });
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
