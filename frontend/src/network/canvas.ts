/** Shapes on a canvas. Colours, strokes and fonts are those that the style sheet gives to their classes. */
import type { Point } from '../scene/curves';
import type { Shape } from '../scene/scene';
import type { Box, Viewport } from './geometry';
import type { EntityMark, NetworkScene, TieMark } from './scene';

interface Style {
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly width: number;
  readonly dash: readonly number[];
  readonly opacity: number;
  readonly font: string;
}

/** What classes look like, read once; `probe` is an SVG element in the page, not seen, that shapes are tried in. */
export class Styles {
  private readonly known = new Map<string, Style>();

  constructor(private readonly probe: SVGElement) {}

  /** Reads everything anew, as after a change of theme. */
  forget(): void {
    this.known.clear();
  }

  of({ tag, cls }: Pick<Shape, 'tag' | 'cls'>): Style {
    const key = `${tag} ${cls}`;
    const known = this.known.get(key);
    if (known) return known;
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    element.setAttribute('class', cls);
    this.probe.append(element);
    const { fill, stroke, strokeWidth, strokeDasharray, opacity, fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
    const paint = (color: string) => (color === 'none' || color === 'transparent' ? null : color);
    const style = {
      fill: paint(fill),
      stroke: paint(stroke),
      width: parseFloat(strokeWidth),
      dash: strokeDasharray === 'none' ? [] : strokeDasharray.split(/[ ,]+/).map(parseFloat),
      opacity: Number(opacity),
      font: `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`,
    };
    element.remove();
    this.known.set(key, style);
    return style;
  }
}

/** Shapes of one style in one part of the picture, as one path. */
interface Batch {
  readonly style: Style;
  readonly path: Path2D;
  box: Box;
}

interface Word {
  readonly style: Style;
  readonly text: string;
  readonly anchor: CanvasTextAlign;
  readonly at: Point;
}

/** The side of the parts that are left out together where they are out of sight; small ones are also painted sooner. */
const PART = 160;
/** The room of a name to either side of where it is set, and of strokes and signs around lines. */
const NAME_WIDTH = 260;
const REACH = 16;

/** A scene made ready to be drawn again and again. */
export interface Prepared {
  readonly viewport: Viewport;
  readonly batches: readonly Batch[];
  readonly words: readonly Word[];
}

export function prepare({ viewport, ties, entities }: Pick<NetworkScene, 'viewport' | 'ties' | 'entities'>, styles: Styles): Prepared {
  const byTie = (part: 'lines' | 'signs') => ties.map((tie) => ({ box: boxOf(tie.way), shapes: tie[part] }));
  return {
    viewport,
    batches: [
      ...batched(byTie('lines'), styles),
      ...batched(byTie('signs'), styles),
      ...batched(entities.map(({ x, y, r, shapes }) => ({ box: { x1: x - r, y1: y - r, x2: x + r, y2: y + r }, shapes })), styles),
    ],
    words: entities.flatMap(({ label }) => label.map((line) => wordOf(line, styles))),
  };
}

function batched(marks: readonly { readonly box: Box; readonly shapes: readonly Shape[] }[], styles: Styles): Batch[] {
  const found = new Map<string, { readonly style: Style; readonly d: string[]; box: Box }>();
  for (const { box, shapes } of marks) {
    const part = `${Math.floor((box.x1 + box.x2) / 2 / PART)} ${Math.floor((box.y1 + box.y2) / 2 / PART)}`;
    for (const shape of shapes) {
      const key = `${shape.tag} ${shape.cls}|${part}`;
      const batch = found.get(key);
      if (batch) {
        batch.d.push(pathOf(shape));
        batch.box = { x1: Math.min(batch.box.x1, box.x1), y1: Math.min(batch.box.y1, box.y1), x2: Math.max(batch.box.x2, box.x2), y2: Math.max(batch.box.y2, box.y2) };
      } else found.set(key, { style: styles.of(shape), d: [pathOf(shape)], box });
    }
  }
  return [...found.values()].map(({ style, d, box }) => ({ style, path: new Path2D(d.join(' ')), box }));
}

function boxOf(way: readonly Point[]): Box {
  return way.reduce((box, { x, y }) => ({ x1: Math.min(box.x1, x), y1: Math.min(box.y1, y), x2: Math.max(box.x2, x), y2: Math.max(box.y2, y) }), {
    x1: Infinity,
    y1: Infinity,
    x2: -Infinity,
    y2: -Infinity,
  });
}

const ANCHORS: Readonly<Record<string, CanvasTextAlign>> = { middle: 'center', end: 'right' };

function wordOf(shape: Shape, styles: Styles): Word {
  return { style: styles.of(shape), text: shape.text ?? '', anchor: ANCHORS[String(shape.attrs['text-anchor'])] ?? 'left', at: { x: Number(shape.attrs['x']), y: Number(shape.attrs['y']) } };
}

/** Any shape but a text as path data. */
function pathOf({ tag, attrs }: Shape): string {
  const n = (name: string) => Number(attrs[name]);
  switch (tag) {
    case 'path':
      return String(attrs['d']);
    case 'circle':
      return `M${n('cx') - n('r')} ${n('cy')}a${n('r')} ${n('r')} 0 1 0 ${2 * n('r')} 0a${n('r')} ${n('r')} 0 1 0 ${-2 * n('r')} 0z`;
    case 'rect':
      return `M${n('x')} ${n('y')}h${n('width')}v${n('height')}h${-n('width')}z`;
    case 'line':
      return `M${n('x1')} ${n('y1')}L${n('x2')} ${n('y2')}`;
    case 'polyline':
      return `M${String(attrs['points'])}`;
    case 'polygon':
      return `M${String(attrs['points'])}z`;
    case 'text':
      return '';
  }
}

/** Draws what is in sight of the viewport, which may have moved since the scene was made; or only a part of that. */
export function paint(canvas: HTMLCanvasElement, { viewport, batches, words }: Prepared, now: Viewport, part?: Box): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const dots = canvas.width / now.width;
  const scale = now.k / viewport.k;
  const [left, top] = [now.x - viewport.x * scale, now.y - viewport.y * scale];
  const { x1, y1, x2, y2 } = part ?? { x1: 0, y1: 0, x2: now.width, y2: now.height };
  context.save();
  context.setTransform(dots, 0, 0, dots, 0, 0);
  context.beginPath();
  context.rect(x1, y1, x2 - x1, y2 - y1);
  context.clip();
  context.clearRect(x1, y1, x2 - x1, y2 - y1);
  context.setTransform(dots * scale, 0, 0, dots * scale, dots * left, dots * top);
  const sight = { x1: (x1 - left) / scale - REACH, y1: (y1 - top) / scale - REACH, x2: (x2 - left) / scale + REACH, y2: (y2 - top) / scale + REACH };
  for (const { style, path, box } of batches) {
    if (box.x2 < sight.x1 || box.x1 > sight.x2 || box.y2 < sight.y1 || box.y1 > sight.y2) continue;
    context.globalAlpha = style.opacity;
    if (style.fill) {
      context.fillStyle = style.fill;
      context.fill(path);
    }
    if (style.stroke && style.width > 0) {
      context.strokeStyle = style.stroke;
      context.lineWidth = style.width;
      context.setLineDash(style.dash as number[]);
      context.stroke(path);
    }
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
  context.lineJoin = 'round';
  let font = '';
  for (const { style, text, anchor, at } of words) {
    if (at.x + NAME_WIDTH < sight.x1 || at.x - NAME_WIDTH > sight.x2 || at.y < sight.y1 || at.y > sight.y2 + REACH) continue;
    if (style.font !== font) context.font = font = style.font;
    context.textAlign = anchor;
    if (style.stroke) {
      context.strokeStyle = style.stroke;
      context.lineWidth = style.width;
      context.strokeText(text, at.x, at.y);
    }
    context.fillStyle = style.fill ?? '';
    context.fillText(text, at.x, at.y);
  }
  context.restore();
}

/**
 * Moves what is painted from one viewport to another of the same zoom, and paints only what comes into sight:
 * a frame of a pan costs a strip, however much there is in the picture. Both lie on whole dots of the screen.
 */
export function scroll(canvas: HTMLCanvasElement, prepared: Prepared, from: Viewport, to: Viewport): void {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (dx === 0 && dy === 0) return;
  const context = canvas.getContext('2d');
  if (!context) return;
  const { width, height } = to;
  if (Math.abs(dx) >= width || Math.abs(dy) >= height) {
    paint(canvas, prepared, to);
    return;
  }
  const dots = canvas.width / width;
  context.globalCompositeOperation = 'copy';
  context.drawImage(canvas, Math.round(dx * dots), Math.round(dy * dots));
  context.globalCompositeOperation = 'source-over';
  if (dx !== 0) paint(canvas, prepared, to, dx > 0 ? { x1: 0, y1: 0, x2: dx, y2: height } : { x1: width + dx, y1: 0, x2: width, y2: height });
  if (dy !== 0) paint(canvas, prepared, to, dy > 0 ? { x1: 0, y1: 0, x2: width, y2: dy } : { x1: 0, y1: height + dy, x2: width, y2: height });
}

/** The part of a scene that lies around one entity or tie: what is lit when one points at it. */
export function around(scene: NetworkScene, id: string): Pick<NetworkScene, 'viewport' | 'ties' | 'entities'> {
  const ties = scene.ties.filter((tie: TieMark) => tie.id === id || tie.source === id || tie.target === id);
  const ids = new Set([id, ...ties.flatMap(({ source, target }) => [source, target])]);
  return { viewport: scene.viewport, ties, entities: scene.entities.filter((mark: EntityMark) => ids.has(mark.id)) };
}
