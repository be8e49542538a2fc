/** A lineage's scene as layers of a file. */
import { type Scene, shape } from '../scene/scene';
import type { Layer } from './drawing';

const NOBODY: ReadonlySet<string> = new Set<string>();

/** `away` are the marks that are faint; `top` is how far down it lies. */
export function lineageLayers({ plot, back, behind, lanes, ties, labels, axis }: Scene, away = NOBODY, top = 0): Layer[] {
  const faint = <Drawn extends { readonly cls: string }>(drawn: Drawn, mark: string | undefined): Drawn =>
    away.has(mark ?? '') ? { ...drawn, cls: `${drawn.cls} away` } : drawn;
  return [
    { cls: 'back', top, marks: [{ cls: '', shapes: back }] },
    { cls: '', top, left: plot.left - 10, marks: [{ cls: 'behind', shapes: behind }, ...[...lanes, ...ties].map((mark) => faint(mark, mark.id))] },
    { cls: 'names', top, marks: [{ cls: '', shapes: labels.map((label) => faint(label, label.of)) }, { cls: '', shapes: axis }] },
  ];
}

/** The height of a title over a picture. */
const TITLE = 28;

/** Pictures one below the other, each under its title. */
export function stacked(pictures: readonly { readonly title: string; readonly scene: Scene; readonly away: ReadonlySet<string> }[]) {
  let height = 0;
  let width = 0;
  const layers: Layer[] = [];
  for (const { title, scene, away } of pictures) {
    const heading = shape('text', 'name focus', { x: 4, y: height + 19 }, title);
    layers.push({ cls: 'names', marks: [{ cls: '', shapes: [heading] }] }, ...lineageLayers(scene, away, height + TITLE));
    height += TITLE + scene.height;
    width = Math.max(width, scene.width);
  }
  return { width, height, layers };
}
