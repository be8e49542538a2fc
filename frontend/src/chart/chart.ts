/** The lineage as an SVG that is drawn from scenes: pointer, keys and focus, but no knowledge of the data. */
import type { Mark, Scene } from '../scene/scene';
import { nextMark, type Position } from './keys';
import { definitions, fill, MarkLayer, svg } from './svg';

export interface ChartEvents {
  choose(id: string): void;
  leave(): void;
  /** A key the chart itself has no use for; true where it was taken. */
  key(key: string, lane: string | null): boolean;
  pan(part: number): void;
  zoom(factor: number, x: number): void;
}

export interface Chart {
  update(scene: Scene, label: string, selection: string | null): void;
  /** Moves the focus to the selected mark, or to the one that had it last. */
  focus(): void;
  destroy(): void;
}

const HUES = 5;

export function createChart(host: HTMLElement, events: ChartEvents): Chart {
  const axis = svg('svg', { class: 'chart-axis', 'aria-hidden': 'true' });
  const root = svg('svg', { class: 'chart', role: 'application' });
  const clip = svg('clipPath', { id: 'plot-clip' });
  const clipRect = svg('rect', { y: 0 });
  clip.append(clipRect);
  const defs = definitions(HUES);
  defs.append(clip);
  const back = svg('g', { class: 'back', 'aria-hidden': 'true' });
  const plot = svg('g', { 'clip-path': 'url(#plot-clip)' });
  const lanes = new MarkLayer(svg('g'));
  const ties = new MarkLayer(svg('g'));
  const labels = svg('g', { class: 'names', 'aria-hidden': 'true' });
  plot.append(lanes.root, ties.root);
  root.append(defs, back, plot, labels);
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.hidden = true;
  tip.setAttribute('aria-hidden', 'true');
  host.append(axis, root, tip);

  let scene: Scene | null = null;
  let position: Position | null = null;
  let stop: SVGElement | null = null;

  const elementOf = ({ lane, tie }: Position) => (tie === null ? lanes.get(lane) : ties.get(tie));
  const markOf = (target: EventTarget | null): Mark | null => {
    const id = (target as Element | null)?.closest('[data-entity-id], [data-tie-id]');
    const key = id?.getAttribute('data-tie-id') ?? id?.getAttribute('data-entity-id');
    return scene?.ties.find((m) => m.id === key) ?? scene?.lanes.find((m) => m.id === key) ?? null;
  };
  const makeStop = (next: Position | null) => {
    position = next;
    stop?.setAttribute('tabindex', '-1');
    stop = (next && elementOf(next)) ?? null;
    stop?.setAttribute('tabindex', '0');
  };
  const positionOf = (id: string): Position | null => {
    if (scene?.lanes.some((m) => m.id === id)) return { lane: id, tie: null };
    const lane = position?.lane;
    const paths = scene?.paths.filter((path) => path.ties.includes(id)) ?? [];
    const path = paths.find((p) => p.id === lane) ?? paths[0];
    return path ? { lane: path.id, tie: id } : null;
  };
  const showTip = (mark: Mark | null, x: number, y: number) => {
    tip.hidden = mark === null;
    if (!mark) return;
    tip.textContent = mark.name;
    const box = host.getBoundingClientRect();
    const left = Math.min(Math.max(x - box.left + 12, 4), box.width - Math.min(320, box.width) + 4);
    tip.style.transform = `translate(${left}px, ${y - box.top + 16}px)`;
  };

  root.addEventListener('click', (event) => {
    const mark = markOf(event.target);
    if (!mark) return;
    makeStop(positionOf(mark.id));
    events.choose(mark.id);
  });
  root.addEventListener('pointermove', (event) => {
    showTip(event.pointerType === 'mouse' && event.buttons === 0 ? markOf(event.target) : null, event.clientX, event.clientY);
  });
  root.addEventListener('pointerleave', () => { showTip(null, 0, 0); });
  root.addEventListener('focusin', (event) => {
    const mark = markOf(event.target);
    if (!mark) return;
    const next = positionOf(mark.id);
    if (next && !(position?.lane === next.lane && position.tie === next.tie)) makeStop(next);
  });
  root.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !scene) return;
    const mark = markOf(event.target);
    if ((event.key === 'Enter' || event.key === ' ') && mark) events.choose(mark.id);
    else if (event.key === 'Escape') events.leave();
    else {
      const next = nextMark(scene.paths, position, event.key);
      if (next) {
        makeStop(next);
        stop?.focus();
      } else if (!events.key(event.key, position?.lane ?? null)) return;
    }
    event.preventDefault();
  });
  addPanning(root, events, () => scene?.plot ?? null);

  return {
    update(next, label, selection) {
      scene = next;
      const size = { width: next.width, height: next.height, viewBox: `0 0 ${next.width} ${next.height}` };
      for (const [key, value] of Object.entries(size)) root.setAttribute(key, String(value));
      for (const [key, value] of Object.entries({ width: next.width, height: 30, viewBox: `0 0 ${next.width} 30` })) {
        axis.setAttribute(key, String(value));
      }
      root.setAttribute('aria-label', label);
      clipRect.setAttribute('x', String(next.plot.left - 10));
      clipRect.setAttribute('width', String(next.width - next.plot.left + 10));
      clipRect.setAttribute('height', String(next.height));
      fill(back, next.back);
      lanes.update(next.lanes);
      ties.update(next.ties);
      fill(labels, next.labels);
      fill(axis, next.axis);
      root.querySelectorAll('.selected').forEach((element) => { element.classList.remove('selected'); });
      for (const mark of [...next.lanes, ...next.ties]) {
        (lanes.get(mark.id) ?? ties.get(mark.id))?.setAttribute('aria-pressed', String(mark.id === selection));
      }
      if (selection !== null) (lanes.get(selection) ?? ties.get(selection))?.classList.add('selected');
      if (position && !elementOf(position)) position = null;
      const first = next.paths[0];
      makeStop(position ?? (selection === null ? null : positionOf(selection)) ?? (first ? { lane: first.id, tie: null } : null));
    },
    focus() {
      stop?.focus();
    },
    destroy() {
      host.replaceChildren();
    },
  };
}

/** Dragging moves the window in time; the wheel zooms with Ctrl and pans sideways. */
function addPanning(root: SVGElement, events: ChartEvents, plot: () => Scene['plot'] | null): void {
  let last: number | null = null;
  root.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse' && event.button === 0) last = event.clientX;
  });
  root.addEventListener('pointermove', (event) => {
    const area = plot();
    if (last === null || !area || event.buttons !== 1) {
      last = null;
      return;
    }
    const moved = event.clientX - last;
    if (Math.abs(moved) < 3) return;
    last = event.clientX;
    events.pan(-moved / (area.right - area.left));
  });
  root.addEventListener(
    'wheel',
    (event) => {
      const area = plot();
      if (!area) return;
      if (event.ctrlKey) events.zoom(event.deltaY > 0 ? 1.25 : 0.8, event.clientX - root.getBoundingClientRect().left);
      else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) events.pan(event.deltaX / (area.right - area.left));
      else return;
      event.preventDefault();
    },
    { passive: false },
  );
}
