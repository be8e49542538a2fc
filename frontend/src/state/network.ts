/** The network in the page: where entities stand, settled by a worker, and the picture of them. */
import { computed, effect, signal } from '@preact/signals';
import { networkOf } from '../network/graph';
import { measure } from '../network/measure';
import { networkScene, type NetworkInput, type NetworkScene } from '../network/scene';
import { fitted, type Viewport } from '../network/geometry';
import type { Order, Told } from '../network/worker';
import type { Point } from '../scene/curves';
import { change, history, laid, page, picture, wholePicture } from './page';

/** Of everything known today: nothing moves while one moves in time. */
export const network = computed(() => wholePicture.value && networkOf(wholePicture.value));

const laidOut = signal<ReadonlyMap<string, Point>>(new Map());
/** The last places that came to rest: they are kept when another network shares entities with it. */
let kept: ReadonlyMap<string, Point> = new Map();
/** Where the reader put entities. */
export const pins = signal<ReadonlyMap<string, Point>>(new Map());
export const arranging = signal<'under way' | 'settled' | 'failed'>('under way');

export const places = computed<ReadonlyMap<string, Point>>(() => new Map([...laidOut.value, ...pins.value]));

export const size = signal({ width: 0, height: 0 });

const section = computed(() => page.value.network);

/** Where the picture has come to rest: the section that the reader moved to, else where everything fits as it settles. */
export const viewport = computed<Viewport>(() => {
  const { width, height } = size.value;
  if (!section.value) {
    const shown = network.value?.radii;
    return fitted([...places.value].flatMap(([id, place]) => (shown?.has(id) ? [place] : [])), size.value);
  }
  const [x, y, k] = section.value;
  const whole = (value: number) => Math.round(value * 1000) / 1000;
  return { width, height, x: whole(width / 2 - x * k), y: whole(height / 2 - y * k), k };
});

export function moveTo({ width, height, x, y, k }: Viewport): void {
  change({ network: [(width / 2 - x) / k, (height / 2 - y) / k, k] });
}

/** Puts an entity in a place, or lets go of it (null). */
export function pin(id: string, place: Point | null): void {
  const next = new Map(pins.peek());
  if (place) next.set(id, { x: Math.round(place.x), y: Math.round(place.y) });
  else if (!next.delete(id)) return;
  pins.value = next;
}

/** Counts up when letters have other widths than before. */
export const fonts = signal(0);

const zoom = computed(() => viewport.value.k);
const width = computed(() => viewport.value.width);
const height = computed(() => viewport.value.height);
const asOf = computed(() => page.value.asOf);

const NO_FAMILIES: ReadonlyMap<string, number> = new Map();

function inputIn(frame: Viewport): NetworkInput | null {
  const [shown, graph] = [picture.value, network.value];
  if (!shown || !graph) return null;
  return {
    picture: shown,
    places: places.value,
    radii: graph.radii,
    bends: graph.bends,
    // The last families that arrived: hues change with them, and nothing goes away meanwhile.
    family: laid.value?.order.family ?? NO_FAMILIES,
    viewport: frame,
    asOf: asOf.value,
    focus: history.value?.focus ?? '',
    measure,
  };
}

/** The scene at the zoom at hand, its corner in the middle of the world: panning does not change it. */
export const scene = computed<NetworkScene | null>(() => {
  if (fonts.value === 0) return null;
  const input = inputIn({ width: width.value, height: height.value, x: 0, y: 0, k: zoom.value });
  return input && networkScene(input);
});

/** The scene as the reader has it before them, for a file. */
export function shownNetwork(): NetworkScene | null {
  const input = inputIn(viewport.value);
  return input && networkScene(input);
}

/** Starts to settle whatever network is to be shown; places on the way are told unless motion is unwelcome. */
export function followLayout(): () => void {
  const worker = new Worker(new URL('../network/worker.ts', import.meta.url), { type: 'module' });
  let ids: readonly string[] = [];
  let run = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    if (data.run !== run) return;
    laidOut.value = new Map(ids.map((id, index) => [id, { x: data.places[2 * index] ?? 0, y: data.places[2 * index + 1] ?? 0 }]));
    if (!data.settled) return;
    kept = laidOut.peek();
    arranging.value = 'settled';
  });
  worker.addEventListener('error', () => (arranging.value = 'failed'));
  const stop = effect(() => {
    const graph = network.value;
    if (!graph) return;
    ids = graph.ids;
    run += 1;
    if (ids.every((id) => kept.has(id))) {
      laidOut.value = kept = new Map([...kept].filter(([id]) => graph.radii.has(id)));
      arranging.value = 'settled';
      return;
    }
    arranging.value = 'under way';
    const known = Float64Array.from(ids.flatMap((id) => [kept.get(id)?.x ?? NaN, kept.get(id)?.y ?? NaN]));
    const progress = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    const radii = Float64Array.from(ids, (id) => graph.radii.get(id) ?? 0);
    worker.postMessage({ run, progress, radii, links: graph.links, known } satisfies Order);
  });
  return () => {
    stop();
    worker.terminate();
  };
}
