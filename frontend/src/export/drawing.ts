/** A scene as an SVG with the style sheet's colours written into it: it needs neither the page nor its styles. */
import type { Shape } from '../scene/scene';
import { escaped } from './svg';

export interface DrawnMark {
  readonly cls: string;
  /** What one reads when pointing at it. */
  readonly name?: string;
  readonly shapes: readonly Shape[];
}

export interface Layer {
  readonly cls: string;
  readonly marks: readonly DrawnMark[];
  /** What lies left of here is cut off. */
  readonly left?: number;
  /** How far down it lies. */
  readonly top?: number;
}

/** A picture as shapes with the style sheet's classes, from back to front. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Patterns and gradients that the classes use. */
  readonly defs: readonly Element[];
  readonly layers: readonly Layer[];
}

function attributes(attrs: Readonly<Record<string, string | number>>): string {
  return Object.entries(attrs).map(([key, value]) => ` ${key}="${escaped(String(value))}"`).join('');
}

/** Areas that are only there to be hit, and what unfolds lanes, are left out. */
function shapesMarkup(shapes: readonly Shape[]): string {
  return shapes
    .filter(({ cls }) => !/(^|[ -])hit( |$)|^unfold/.test(cls))
    .map(({ tag, cls, attrs, text = '' }) => `<${tag}${attributes({ ...attrs, class: cls })}>${escaped(text)}</${tag}>`)
    .join('');
}

/** The markup inside the picture, as the page would style it. */
export function classedMarkup({ width, height, defs, layers }: Drawing): string {
  const groups = layers.map(({ cls, marks, left, top = 0 }) => {
    const inside = marks.map((mark) => {
      const title = mark.name === undefined ? '' : `<title>${escaped(mark.name)}</title>`;
      return `<g class="${mark.cls}">${title}${shapesMarkup(mark.shapes)}</g>`;
    });
    const group = `<g${attributes({ class: cls, ...(top > 0 && { transform: `translate(0 ${top})` }) })}>${inside.join('')}</g>`;
    if (left === undefined) return group;
    const room = width - left;
    return `<svg${attributes({ x: left, width: room, height, viewBox: `${left} 0 ${room} ${height}` })}>${group}</svg>`;
  });
  return `<defs>${defs.map(({ outerHTML }) => outerHTML).join('')}</defs>${groups.join('')}`;
}

const INHERITED = ['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'paint-order', 'font-size', 'font-weight', 'font-style', 'text-anchor'];
const OWN: Readonly<Record<string, string>> = { opacity: '1', 'text-decoration-line': 'none', 'stop-color': '', 'stop-opacity': '1' };
const PROPERTIES = [...INHERITED, ...Object.keys(OWN)];

/** The markup inside the picture, every style an attribute. It is put into the page for a moment to be styled. */
export function styledMarkup(drawing: Drawing): string {
  const host = document.createElement('div');
  host.style.cssText = 'position:fixed;inset-inline-start:-99999px;top:0;width:1px;height:1px;overflow:hidden';
  host.innerHTML = `<svg aria-hidden="true"><g>${classedMarkup(drawing)}</g></svg>`;
  document.body.append(host);
  try {
    const styles = new Map<Element | null, Readonly<Record<string, string>>>();
    for (const element of host.querySelectorAll('g, g *')) {
      const computed = getComputedStyle(element);
      styles.set(element, Object.fromEntries(PROPERTIES.map((name) => [name, computed.getPropertyValue(name)])));
    }
    for (const [element, own] of styles) if (element) write(element, own, styles.get(element.parentElement) ?? {});
    return host.firstElementChild?.innerHTML ?? '';
  } finally {
    host.remove();
  }
}

function write(element: Element, own: Readonly<Record<string, string>>, around: Readonly<Record<string, string>>): void {
  element.removeAttribute('class');
  if (/^(title|defs|pattern|linearGradient)$/.test(element.tagName)) return;
  for (const [name, value] of Object.entries(own)) {
    if (name.startsWith('stop-') ? element.tagName === 'stop' : value !== (OWN[name] ?? around[name])) paint(element, name, value);
  }
}

/** Writes one property so that programs which know no newer CSS read it too: hex colours, plain numbers. */
function paint(element: Element, name: string, value: string): void {
  if (!/^(fill|stroke|stop-color)$/.test(name)) {
    element.setAttribute(name === 'text-decoration-line' ? 'text-decoration' : name, value.replaceAll('px', ''));
    return;
  }
  if (value.startsWith('url(')) {
    element.setAttribute(name, value.replace(/^url\("?[^"#]*(#[^")]*)"?\).*/, 'url($1)'));
    return;
  }
  const [hex, opacity] = hexOf(value);
  element.setAttribute(name, hex);
  if (opacity < 1) element.setAttribute(`${name.replace('-color', '')}-opacity`, String(opacity));
}

/** Any colour as `#rrggbb` and its opacity, as the browser paints it. */
export function hexOf(color: string): [hex: string, opacity: number] {
  if (color === 'none') return ['none', 1];
  let parts = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(color)?.slice(1).map((part: string | undefined) => Number(part ?? 1));
  const pen = parts ? null : document.createElement('canvas').getContext('2d');
  if (pen) {
    pen.fillStyle = color;
    pen.fillRect(0, 0, 1, 1);
    parts = [...pen.getImageData(0, 0, 1, 1).data].map((part, index) => (index === 3 ? part / 255 : part));
  }
  const [red = 0, green = 0, blue = 0, alpha = 1] = parts ?? [];
  if (alpha === 0) return ['none', 1];
  return [`#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`, Math.round(alpha * 1000) / 1000];
}
