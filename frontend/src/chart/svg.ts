/** Shapes to SVG elements. What stays keeps its element, so that focus is not lost and little is made anew. */
import { originOf } from '../scene/moved';
import type { Mark, Shape } from '../scene/scene';
import { svg } from '../surface/elements';

export function draw(shape: Shape): SVGElement {
  const element = svg(shape.tag, shape.attrs);
  element.setAttribute('class', shape.cls);
  if (shape.text !== undefined) element.textContent = shape.text;
  return element;
}

/** Makes the element of one shape that of another with the same tag. */
function redraw(element: SVGElement, old: Shape, next: Shape): void {
  for (const key in next.attrs) if (old.attrs[key] !== next.attrs[key]) element.setAttribute(key, String(next.attrs[key]));
  for (const key in old.attrs) if (!(key in next.attrs)) element.removeAttribute(key);
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
}

interface Word {
  element: SVGElement;
  /** As it is drawn within the layer, which may itself be moved. */
  shape: Shape;
  away: boolean;
  lit: boolean;
}

/** What belongs to marks but lies over all of them: each word keeps its element for as long as its mark has it. */
export class Words {
  private drawn = new Map<string, Word>();
  private by = 0;

  constructor(readonly root: SVGElement) {}

  /** `by` is how far the layer has moved sideways: words that move with it are left as they are. */
  update(shapes: readonly Shape[], by = 0): void {
    if (by !== this.by) this.root.setAttribute('transform', `translate(${by} 0)`);
    this.by = by;
    const next = new Map<string, Word>();
    const counts = new Map<string, number>();
    for (const shape of shapes) {
      // What belongs to no mark stays where it is while lanes come and go.
      const of = shape.of ?? String(shape.attrs['y'] ?? shape.attrs['d']);
      const count = counts.get(of) ?? 0;
      counts.set(of, count + 1);
      const key = `${of} ${count}`;
      const known = this.drawn.get(key);
      this.drawn.delete(key);
      next.set(key, this.draw(by === 0 ? shape : leftBy(shape, by), known?.shape.tag === shape.tag ? known : null, by));
      if (known && known.shape.tag !== shape.tag) known.element.remove();
    }
    for (const { element } of this.drawn.values()) element.remove();
    this.drawn = next;
  }

  private draw(shape: Shape, known: Word | null, by: number): Word {
    if (!known) {
      const element = draw(shape);
      this.root.append(element);
      return { element, shape, away: false, lit: false };
    }
    if (by !== 0 && isNearly(known.shape, shape)) return known;
    redraw(known.element, known.shape, shape);
    if (known.shape.cls !== shape.cls) known.away = known.lit = false;
    known.shape = shape;
    return known;
  }

  /** Lights up what belongs to the marks named. */
  light(ids: ReadonlySet<string>): void {
    for (const word of this.drawn.values()) {
      const lit = ids.has(word.shape.of ?? '');
      if (lit !== word.lit) word.element.classList.toggle('lit', (word.lit = lit));
    }
  }

  /** Makes faint what belongs to marks that are not there. */
  fade(away: ReadonlySet<string>): void {
    for (const word of this.drawn.values()) {
      const gone = away.has(word.shape.of ?? '');
      if (gone !== word.away) word.element.classList.toggle('away', (word.away = gone));
    }
  }
}

/** A word further to the left. */
function leftBy(shape: Shape, by: number): Shape {
  const attrs = { ...shape.attrs };
  if (typeof attrs['x'] === 'number') attrs['x'] -= by;
  if (typeof attrs['points'] === 'string') attrs['points'] = attrs['points'].replace(/[^ ,]+(?=,)/g, (x) => String(Math.round(Number(x) - by)));
  return { ...shape, attrs };
}

/** Whether two words differ by no more than the rounding of where they stand. */
function isNearly(one: Shape, other: Shape): boolean {
  if (one.text !== other.text || one.cls !== other.cls) return false;
  for (const key in other.attrs) {
    const [a, b] = [one.attrs[key], other.attrs[key]];
    if (a !== b && !(key === 'x' && Math.abs(Number(a) - Number(b)) < 0.2)) return false;
  }
  return true;
}

interface Drawn {
  readonly element: SVGElement;
  readonly shapes: Shapes;
  mark: Mark;
  away: boolean;
  /** What its shapes are drawn as, and how much lower than they are it stands. */
  origin: Mark;
  lower: number;
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
    const { of, by } = originOf(mark);
    if (known?.origin === of) {
      known.mark = mark;
      moveDown(known, by);
      return known.element;
    }
    const element = known?.element ?? svg('g', { role: 'button', tabindex: -1, 'aria-pressed': 'false' });
    const shapes = known?.shapes ?? new Shapes(element);
    const old = known?.mark;
    if (old?.cls !== mark.cls || known?.away) element.setAttribute('class', mark.cls);
    if (old?.name !== mark.name) element.setAttribute('aria-label', mark.name);
    for (const key of Object.keys(old?.data ?? {})) if (!(key in mark.data)) element.removeAttribute(`data-${key}`);
    for (const [key, value] of Object.entries(mark.data)) if (known?.away || old?.data[key] !== value) element.setAttribute(`data-${key}`, value);
    shapes.update(of.shapes);
    const drawn = { element, shapes, mark, away: false, origin: of, lower: known?.lower ?? 0 };
    moveDown(drawn, by);
    this.drawn.set(mark.id, drawn);
    return element;
  }
}

function moveDown(drawn: Drawn, by: number): void {
  if (by === drawn.lower) return;
  drawn.lower = by;
  if (by === 0) drawn.element.removeAttribute('transform');
  else drawn.element.setAttribute('transform', `translate(0 ${by})`);
}
