/** The lineage as an SVG that is drawn from scenes: pointer, keys and focus, but no knowledge of the data. */
import type { Moment } from '../scene/moment';
import type { Mark, Scene } from '../scene/scene';
import { definitions, svg } from '../surface/elements';
import { nextMark, type Position } from '../surface/keys';
import { createTip } from '../surface/tip';
import { Marks, Shapes, Words } from './svg';

export interface ChartEvents {
  choose(id: string): void;
  leave(): void;
  /** A key the chart itself has no use for; true where it was taken. */
  key(key: string, lane: string | null): boolean;
  /** What the pointer is on, or the focus; null where it left. */
  point(id: string | null, how: 'pointer' | 'focus'): void;
  /** Has a lane drawn that may be out of sight. */
  reveal(lane: string): void;
  /** The lane with the focus, which has to stay; null where the focus is elsewhere. */
  keep(lane: string | null): void;
  /** The start of moving on, and how far it has come since, in parts of the window. */
  grab(): void;
  pan(part: number): void;
  zoom(factor: number, x: number): void;
}

/** What a chart shows. What is the same object as before is not drawn again. */
export interface Shown {
  readonly scene: Scene;
  readonly moment: Moment;
  /** How far the window has moved since the scene was made, in pixels, and what does not move with it. */
  readonly moved: (Pick<Scene, 'back' | 'axis' | 'labels'> & { readonly by: number }) | null;
  readonly label: string;
  readonly selection: string | null;
  /** All lanes from top to bottom, drawn or not. */
  readonly lanes: () => readonly string[];
}

export interface Chart {
  show(shown: Shown): void;
  /** Lights marks up; `dimmed` makes the others faint. Null ends it. */
  light(ids: ReadonlySet<string> | null, dimmed: boolean): void;
  /** Moves the focus to a lane, drawn or not. */
  go(lane: string): void;
  /** Moves the focus to the selected mark, or to the one that had it last. */
  focus(): void;
  destroy(): void;
}

const HUES = 5;
/** How many charts were made: each has its own clip. */
let count = 0;
const NONE: ReadonlySet<string> = new Set<string>();

export function createChart(host: HTMLElement, events: ChartEvents): Chart {
  const axisRoot = svg('svg', { class: 'chart-axis', height: 30, 'aria-hidden': 'true' });
  const root = svg('svg', { class: 'chart', role: 'application' });
  const clipId = `plot-clip-${++count}`;
  const clip = svg('clipPath', { id: clipId });
  const clipRect = svg('rect', { y: 0, height: '100%' });
  clip.append(clipRect);
  const defs = definitions(HUES);
  defs.append(clip);
  const hidden = { 'aria-hidden': 'true' };
  const axis = new Shapes(axisRoot);
  const back = new Shapes(svg('g', { class: 'back', ...hidden }));
  const cursor = svg('line', { class: 'cursor', x1: 0, y1: 0, x2: 0, y2: '100%', ...hidden });
  const plot = svg('g', { 'clip-path': `url(#${clipId})` });
  const behind = new Shapes(svg('g', { class: 'behind', ...hidden }));
  const lanes = new Marks(svg('g'));
  const ties = new Marks(svg('g'));
  const words = new Words(svg('g', { class: 'names', ...hidden }));
  const names = new Words(svg('g', { class: 'names', ...hidden }));
  const still = new Words(svg('g', { class: 'names', ...hidden }));
  plot.append(behind.root, lanes.root, ties.root);
  root.append(defs, back.root, cursor, plot, words.root, names.root, still.root);
  const moving = [behind, lanes, ties, words].map((layer) => layer.root);
  host.append(axisRoot, root);
  const tip = createTip(host);

  let shown: Shown | null = null;
  let position: Position | null = null;
  let stop: SVGElement | null = null;
  let pointed: string | null = null;

  const elementOf = ({ lane, tie }: Position) => (tie === null ? lanes.get(lane) : ties.get(tie));
  const markOf = (target: EventTarget | null): Mark | null => {
    const { tieId, entityId, family } = (target as Element | null)?.closest<SVGElement>('[role="button"]')?.dataset ?? {};
    return ties.mark(tieId ?? '') ?? lanes.mark(entityId ?? family ?? '') ?? null;
  };
  const pathOf = (lane: string) => shown?.scene.paths.find((path) => path.id === lane)?.ties ?? [];
  const makeStop = (next: Position | null) => {
    position = next;
    const element = (next && elementOf(next)) ?? null;
    if (element === stop) return;
    stop?.setAttribute('tabindex', '-1');
    stop = element;
    stop?.setAttribute('tabindex', '0');
  };
  const positionOf = (id: string): Position | null => {
    if (lanes.get(id)) return { lane: id, tie: null };
    const paths = shown?.scene.paths.filter((path) => path.ties.includes(id)) ?? [];
    const path = paths.find((each) => each.id === position?.lane) ?? paths[0];
    return path ? { lane: path.id, tie: id } : null;
  };
  const goTo = (next: Position) => {
    if (!elementOf(next)) events.reveal(next.lane);
    makeStop(next);
    stop?.focus();
  };
  const point = (mark: Mark | null) => {
    if ((mark?.id ?? null) === pointed) return;
    pointed = mark?.id ?? null;
    events.point(pointed, 'pointer');
  };
  const panning = addPanning(root, events, () => shown?.scene.plot ?? null);

  root.addEventListener('click', (event) => {
    if (panning.dragged()) return;
    const unfold = (event.target as Element).closest<SVGElement>('[data-unfold]')?.dataset['unfold'];
    if (unfold !== undefined) {
      events.key('o', unfold);
      return;
    }
    const mark = markOf(event.target);
    if (!mark) return;
    makeStop(positionOf(mark.id));
    events.choose(mark.id);
  });
  root.addEventListener('pointermove', (event) => {
    const mark = event.pointerType === 'mouse' && event.buttons === 0 ? markOf(event.target) : null;
    tip.show(mark?.name ?? null, event);
    point(mark);
  });
  root.addEventListener('pointerleave', () => {
    tip.show(null);
    point(null);
  });
  root.addEventListener('focusin', (event) => {
    const mark = markOf(event.target);
    if (!mark) return;
    const next = positionOf(mark.id);
    if (next && !(position?.lane === next.lane && position.tie === next.tie)) makeStop(next);
    events.keep(next?.lane ?? null);
    events.point(mark.id, 'focus');
    // Where lanes are too close for names, the one with the focus says its own.
    if (shown?.scene.labels.length === 0 && (event.target as Element).matches(':focus-visible')) {
      const { left: x, bottom: y } = (event.target as Element).getBoundingClientRect();
      tip.show(mark.name, { x, y });
    }
  });
  root.addEventListener('focusout', () => {
    tip.show(null);
    events.keep(null);
    events.point(null, 'focus');
  });
  root.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !shown) return;
    const mark = markOf(event.target);
    if ((event.key === 'Enter' || event.key === ' ') && mark) events.choose(mark.id);
    else if (event.key === 'Escape') events.leave();
    else {
      const next = nextMark({ lanes: shown.lanes(), ties: pathOf }, position, event.key);
      if (next) goTo(next);
      else if (!events.key(event.key, position?.lane ?? null)) return;
    }
    event.preventDefault();
  });

  const drawScene = (scene: Scene) => {
    resize(scene);
    behind.update(scene.behind);
    lanes.update(scene.lanes);
    ties.update(scene.ties);
    words.update(scene.labels.filter(({ pinned }) => !pinned));
  };
  const resize = ({ width, height, plot: area }: Scene) => {
    set(root, { width, height });
    set(axisRoot, { width });
    set(clipRect, { x: area.left - 10, width: width - area.left + 10 });
  };

  return {
    show(next) {
      const old = shown;
      shown = next;
      const { scene, moment, moved, selection } = next;
      const anew = old?.scene !== scene;
      const { labels, ...years } = moved ?? scene;
      if (anew) drawScene(scene);
      if (anew || old.moved !== moved) {
        const by = moved?.by ?? 0;
        if (by !== (old?.moved?.by ?? 0)) for (const each of moving) each.setAttribute('transform', `translate(${by} 0)`);
        back.update(years.back);
        axis.update(years.axis);
        names.update(labels.filter(({ pinned, of }) => pinned && of !== undefined), by);
        still.update(labels.filter(({ pinned, of }) => pinned && of === undefined));
      }
      if (anew || old.moment !== moment || old.moved !== moved) {
        cursor.setAttribute('transform', `translate(${moment.cursor ?? 0} 0)`);
        cursor.toggleAttribute('hidden', moment.cursor === null);
        for (const layer of [lanes, ties, words, names]) layer.fade(moment.away);
      }
      if (old?.label !== next.label) root.setAttribute('aria-label', next.label);
      if (!anew && old.selection === selection) return;
      for (const layer of [lanes, ties]) {
        if (old && old.selection !== selection) layer.get(old.selection ?? '')?.setAttribute('aria-pressed', 'false');
        layer.get(selection ?? '')?.setAttribute('aria-pressed', 'true');
        layer.tag('selected', new Set(selection === null ? [] : [selection]));
      }
      if (position && !elementOf(position)) position = null;
      const first = scene.lanes[0];
      makeStop(position ?? (selection === null ? null : positionOf(selection)) ?? (first ? { lane: first.id, tie: null } : null));
    },
    light(ids, dimmed) {
      root.classList.toggle('dimmed', ids !== null && dimmed);
      for (const layer of [lanes, ties]) layer.tag('lit', ids ?? NONE);
      names.light(ids ?? NONE);
    },
    go(lane) {
      goTo({ lane, tie: null });
    },
    focus() {
      stop?.focus();
    },
    destroy() {
      host.replaceChildren();
    },
  };
}

/** Sets what is not so yet: the same again would have all of it laid out again. */
function set(element: SVGElement, attrs: Readonly<Record<string, string | number>>): void {
  for (const key in attrs) if (element.getAttribute(key) !== String(attrs[key])) element.setAttribute(key, String(attrs[key]));
}

/** Dragging moves the window in time; the wheel zooms with Ctrl and pans sideways. */
function addPanning(root: SVGElement, events: ChartEvents, plot: () => Scene['plot'] | null): { dragged: () => boolean } {
  let from: number | null = null;
  let dragged = false;
  root.addEventListener('pointerdown', (event) => {
    dragged = false;
    if (event.pointerType !== 'mouse' || event.button !== 0) return;
    from = event.clientX;
    events.grab();
  });
  root.addEventListener('pointermove', (event) => {
    const area = plot();
    if (from === null || !area || event.buttons !== 1) {
      from = null;
      return;
    }
    const moved = event.clientX - from;
    if (!dragged && Math.abs(moved) < 3) return;
    dragged = true;
    events.pan(-moved / (area.right - area.left));
  });
  root.addEventListener(
    'wheel',
    (event) => {
      const area = plot();
      if (!area) return;
      if (event.ctrlKey) events.zoom(event.deltaY > 0 ? 1.25 : 0.8, event.clientX - root.getBoundingClientRect().left);
      else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        events.grab();
        events.pan(event.deltaX / (area.right - area.left));
      } else return;
      event.preventDefault();
    },
    { passive: false },
  );
  return { dragged: () => dragged };
}
