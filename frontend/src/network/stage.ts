/** The network on screen: two canvases, the second for what is lit; pointer and wheel, but no knowledge of the data. */
import { atRest } from '../model/rest';
import type { Point } from '../scene/curves';
import { around, paint, type Prepared, prepare, scroll, Styles } from './canvas';
import type { Viewport } from './geometry';
import { type Picking, pickingOf } from './picking';
import { type Gestures, gestures, TWICE } from '../surface/gestures';
import { createTip } from '../surface/tip';
import type { EntityMark, NetworkScene, TieMark } from './scene';

export interface StageEvents {
  choose(id: string): void;
  /** An entity is moved to a place in the world, or let go of (null). */
  pin(id: string, place: Point | null): void;
  isPinned(id: string): boolean;
  /** What one is pointing at in words. */
  describe(id: string): string;
  /** The viewport came to rest. */
  rest(viewport: Viewport): void;
}

export interface Stage {
  update(scene: NetworkScene): void;
  /** Lights an entity or a tie with what is around it (null: nothing), and rings what is chosen. */
  light(id: string | null, chosen: readonly string[]): void;
  show(viewport: Viewport): void;
  zoom(factor: number, around?: Point): void;
  /** Moves the picture so that the point of the world is in sight. */
  reveal(place: Point): void;
  readonly viewport: Viewport;
  destroy(): void;
}

const NEAREST = 5;
const FARTHEST = 0.04;
/** After the last step of the wheel the picture is drawn anew for its zoom: milliseconds. */
const REST = 120;
const EDGE = 50;
/** Between an entity and the ring around it. */
const RING = 5;

export function createStage(host: HTMLElement, start: Viewport, events: StageEvents): Stage {
  const [base, over] = [document.createElement('canvas'), document.createElement('canvas')];
  const probe = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  base.className = 'network-base';
  over.className = 'network-over';
  probe.setAttribute('class', 'network-probe');
  for (const element of [base, over, probe]) element.setAttribute('aria-hidden', 'true');
  host.append(base, over, probe);
  const tip = createTip(host);
  const styles = new Styles(probe);

  let viewport = start;
  let scene: NetworkScene | null = null;
  let ready: Prepared | null = null;
  let picking: Picking | null = null;
  let lit: Prepared | null = null;
  let rings: Prepared | null = null;
  let litId: string | null = null;
  let pointed: string | null = null;
  let said: string | null = null;
  let tapped: string | null = null;
  let choosing = 0;
  let chosen: readonly string[] = [];
  /** What is on the canvas, and where. */
  let painted: { readonly ready: Prepared; readonly viewport: Viewport } | null = null;
  /** Whether nothing lies above it. */
  let bare = true;
  let frame = 0;

  const draw = () => {
    frame = 0;
    if (!ready) return;
    if (painted?.ready !== ready || painted.viewport.width !== viewport.width || painted.viewport.height !== viewport.height) {
      paint(base, ready, viewport);
      painted = { ready, viewport };
    } else if (painted.viewport.k === viewport.k) {
      scroll(base, ready, painted.viewport, viewport);
      painted = { ready, viewport };
    }
    // While one zooms, what is painted is stretched: it is drawn anew when the zoom comes to rest.
    const { x, y, k } = painted.viewport;
    const scale = viewport.k / k;
    base.style.transform = scale === 1 ? '' : `translate(${viewport.x - x * scale}px, ${viewport.y - y * scale}px) scale(${scale})`;
    const above = { viewport: ready.viewport, batches: [...(rings?.batches ?? []), ...(lit?.batches ?? [])], words: lit?.words ?? [] };
    if (above.batches.length === 0 && bare) return;
    paint(over, above, viewport);
    bare = above.batches.length === 0;
  };
  const later = () => {
    frame ||= requestAnimationFrame(draw);
  };
  const rest = atRest(REST, () => { events.rest(viewport); });
  const move = (next: Viewport) => {
    const whole = (value: number) => Math.round(value * devicePixelRatio) / devicePixelRatio;
    viewport = { ...next, x: whole(next.x), y: whole(next.y) };
    rest.moved();
    later();
  };
  const size = () => {
    for (const canvas of [base, over]) {
      const [width, height] = [Math.round(viewport.width * devicePixelRatio), Math.round(viewport.height * devicePixelRatio)];
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
    }
  };
  const relight = () => {
    const id = pointed ?? litId;
    lit = scene && id !== null ? prepare(around(scene, id), styles) : null;
    rings = scene && prepare(ringed(scene, chosen), styles);
    base.classList.toggle('dimmed', (lit?.batches.length ?? 0) > 0);
    later();
  };
  const redraw = () => {
    styles.forget();
    if (scene) ready = prepare(scene, styles);
    relight();
  };
  const stopWatching = watchTheme(redraw);

  /** From the screen to the pixels of the scene. */
  const inScene = ({ x, y }: Point): [Point, number] => {
    const scale = viewport.k / (scene?.viewport.k ?? viewport.k);
    const origin = scene?.viewport ?? viewport;
    return [{ x: (x - viewport.x) / scale + origin.x, y: (y - viewport.y) / scale + origin.y }, scale];
  };
  const pick = (point: Point): EntityMark | TieMark | null => picking?.at(...inScene(point)) ?? null;
  const inWorld = ({ x, y }: Point): Point => ({ x: (x - viewport.x) / viewport.k, y: (y - viewport.y) / viewport.k });
  const zoom = (factor: number, middle: Point = { x: viewport.width / 2, y: viewport.height / 2 }) => {
    const k = Math.min(Math.max(viewport.k * factor, FARTHEST), NEAREST);
    const ratio = k / viewport.k;
    move({ ...viewport, k, x: middle.x - (middle.x - viewport.x) * ratio, y: middle.y - (middle.y - viewport.y) * ratio });
  };
  const point = (id: string | null, at: PointerEvent) => {
    over.style.cursor = id === null ? 'grab' : 'pointer';
    if (id !== pointed) {
      pointed = id;
      said = id === null ? null : events.describe(id);
      relight();
    }
    tip.show(said, at);
  };
  const held: Gestures = gestures(over, {
    pan: (dx, dy) => { move({ ...viewport, x: viewport.x + dx, y: viewport.y + dy }); },
    zoom,
    hold: (at) => {
      const mark = pick(at);
      return mark && 'r' in mark ? mark.id : null;
    },
    carry: (id, at) => { events.pin(id, inWorld(at)); },
    tap: (at) => {
      const mark = pick(at);
      tapped = mark && 'r' in mark ? mark.id : null;
      if (!mark) return;
      // What is chosen may open beside the picture and push it away from under a second tap.
      if (events.isPinned(mark.id)) choosing = window.setTimeout(() => { events.choose(mark.id); }, TWICE);
      else events.choose(mark.id);
    },
    tapAgain: () => {
      clearTimeout(choosing);
      if (tapped !== null) events.pin(tapped, null);
    },
    point: (at, event) => { point(at && (pick(at)?.id ?? null), event); },
  });

  size();
  return {
    update(next) {
      scene = next;
      picking = pickingOf(next);
      ready = prepare(next, styles);
      relight();
    },
    light(id, ids) {
      litId = id;
      chosen = ids;
      relight();
    },
    show(next) {
      const { width, height, x, y, k } = viewport;
      // Where it has come to rest by itself is known already.
      if (next.width === width && next.height === height && next.k === k && Math.hypot(next.x - x, next.y - y) < 0.01) return;
      viewport = next;
      painted = null;
      size();
      later();
    },
    zoom,
    reveal(place) {
      const [x, y] = [place.x * viewport.k + viewport.x, place.y * viewport.k + viewport.y];
      const into = (value: number, most: number) => Math.max(EDGE - value, 0) + Math.min(most - EDGE - value, 0);
      const [dx, dy] = [into(x, viewport.width), into(y, viewport.height)];
      if (dx !== 0 || dy !== 0) move({ ...viewport, x: viewport.x + dx, y: viewport.y + dy });
    },
    get viewport() {
      return viewport;
    },
    destroy() {
      rest.cancel();
      clearTimeout(choosing);
      cancelAnimationFrame(frame);
      held.stop();
      stopWatching();
      host.replaceChildren();
    },
  };
}

/** Rings around chosen entities, bands along chosen ties. */
function ringed(scene: NetworkScene, ids: readonly string[]): Pick<NetworkScene, 'viewport' | 'ties' | 'entities'> {
  const entities = scene.entities
    .filter(({ id }) => ids.includes(id))
    .map((mark) => ({ ...mark, label: [], shapes: [{ tag: 'circle' as const, cls: 'network-ring', attrs: { cx: mark.x, cy: mark.y, r: mark.r + RING } }] }));
  const ties = scene.ties
    .filter(({ id }) => ids.includes(id))
    .map((mark) => ({ ...mark, signs: [], lines: [{ tag: 'path' as const, cls: 'network-band', attrs: { d: `M${mark.way.map(({ x, y }) => `${x} ${y}`).join('L')}` } }] }));
  return { viewport: scene.viewport, ties, entities };
}

/** Calls back when the style sheet gives other colours than before. */
function watchTheme(changed: () => void): () => void {
  const asked = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)', `(resolution: ${devicePixelRatio}dppx)`].map((query) => matchMedia(query));
  for (const media of asked) media.addEventListener('change', changed);
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true });
  return () => {
    for (const media of asked) media.removeEventListener('change', changed);
    observer.disconnect();
  };
}
