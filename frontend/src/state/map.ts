/** The map in the page: the outlines, what of the world is in sight, and the picture of it. */
import { computed, signal } from '@preact/signals';
import { type Geometry, loadGeometry } from '../map/geometry';
import { extentOf } from '../map/land';
import { bounded, type Extent, extended, fitted, NOWHERE, panned, type Viewport, zoomed } from '../map/projection';
import { mapScene, type MapScene } from '../map/scene';
import { type Entry, entriesOn, positionsAt, type Positions, signsOf } from '../map/where';
import { presencesAt } from '../model/places';
import { change, history, order, page, picture, places, vocabulary, wholePicture } from './page';

const HUES = 4;

export const geometry = signal<Geometry | null>(null);
export const geometryFailure = signal(false);
export const size = signal({ width: 0, height: 0 });
/** Counts up when letters have other widths than before. */
export const fonts = signal(0);

export function startGeometry(): void {
  if (geometry.peek()) return;
  geometryFailure.value = false;
  loadGeometry().then(
    (loaded) => (geometry.value = loaded),
    () => (geometryFailure.value = true),
  );
}

/** The places of the history at hand; null until they are there. */
const ready = computed(() => (places.value?.of === history.value ? places.value : null));

const knownAt = computed(() => page.value.knownAt);
const presences = computed(() => (ready.value ? presencesAt(ready.value, vocabulary.value, knownAt.value) : []));
const positions = computed<Positions>(() =>
  ready.value && geometry.value ? positionsAt(ready.value, vocabulary.value, knownAt.value, geometry.value) : new Map(),
);

const asOf = computed(() => page.value.asOf);
const statuses = computed(() => page.value.statuses);

/** Everybody who is ever said to have been anywhere, by all that is known: the ground for letters and the first view. */
const allPresences = computed(() => (ready.value ? presencesAt(ready.value, vocabulary.value, null) : []));

export const signs = computed(() => {
  const [whole, rows] = [wholePicture.value, order.value];
  return whole && rows ? signsOf(allPresences.value, whole, rows.family, HUES) : null;
});

/** Who was where on the day; null while that is not known yet. */
export const entries = computed<readonly Entry[] | null>(() =>
  ready.value && picture.value && positions.value.size > 0 === ready.value.places.size > 0
    ? entriesOn(presences.value, picture.value, positions.value, asOf.value, statuses.value)
    : null,
);

/** What all places take up on any day; the whole of countries only where nothing is known more closely. */
const extents = computed<{ readonly home: Extent; readonly all: Extent }>(() => {
  const whole = wholePicture.value;
  const at = whole ? entriesOn(allPresences.value, whole, positions.value, null, null).map(({ position }) => position) : [];
  const reach = (only: boolean) => {
    let extent = NOWHERE;
    for (const position of at) {
      if (!position || (only && position.code.length === 2)) continue;
      extent = extended(extent, position.kind === 'area' && only ? corners(extentOf(position.rings)) : [position.east, position.north]);
    }
    return extent;
  };
  const [home, all] = [reach(true), reach(false)];
  return { home: home === NOWHERE ? all : home, all };
});

function corners([west, south, east, north]: Extent): number[] {
  return [west, south, east, north];
}

const section = computed(() => page.value.map);
const home = computed(() => fitted(extents.value.home, size.value.width, size.value.height));

/** The section that the reader moved to, in the projection of where the places are. */
export const view = computed<Viewport>(() => {
  if (!section.value) return home.value;
  const [east, north, k] = section.value;
  return { ...home.value, east, north, k: bounded(k) };
});

export function moveTo({ east, north, k }: Pick<Viewport, 'east' | 'north' | 'k'>): void {
  change({ map: [east, north, k] });
}

/** To where the places are that are known closely. */
export const fitHome = () => { change({ map: null }); };
/** To all places, whole countries too. */
export const fitAll = () => {
  const { width, height, squeeze } = home.peek();
  moveTo(fitted(extents.peek().all, width, height, squeeze));
};
export const zoom = (factor: number, x?: number, y?: number) => { moveTo(zoomed(view.peek(), factor, x, y)); };
export const pan = (dx: number, dy: number) => { moveTo(panned(view.peek(), dx, dy)); };

const measurer = document.createElement('canvas').getContext('2d');

function measure(text: string, strong: boolean): number {
  if (!measurer) return text.length * 7;
  measurer.font = `${strong ? 700 : 500} 13px "Noto Sans", "Noto Sans Arabic", sans-serif`;
  return measurer.measureText(text).width;
}

export const scene = computed<MapScene | null>(() => {
  const [there, shown, outlines, lettered] = [entries.value, picture.value, geometry.value, signs.value];
  if (!there || !shown || !outlines || !lettered || size.value.width === 0 || fonts.value === 0) return null;
  return mapScene({
    entries: there,
    picture: shown,
    vocabulary: vocabulary.value,
    geometry: outlines,
    view: view.value,
    asOf: asOf.value,
    signs: lettered,
    measure,
  });
});
