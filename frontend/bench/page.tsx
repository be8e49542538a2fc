/**
 * The page itself on made-up data, without a server: main.tsx but for the loading. `make bench-page` drives it
 * through `bench`; what it marks is read from Chromium's trace.
 */
import { batch, effect } from '@preact/signals';
import { render } from 'preact';
import '../src/styles/fonts.css';
import '../src/styles/page.css';
import '../src/styles/chart.css';
import '../src/styles/panel.css';
import { arrange } from '../src/layout/arrange';
import { lanesOf, linksOf } from '../src/layout/ground';
import { packed, unpacked } from '../src/layout/order';
import { type Day, fromTime, toTime } from '../src/model/dates';
import type { TieTypeInfo } from '../src/model/history';
import type { PageState } from '../src/state/address';
import { startLaying } from '../src/state/laying';
import * as lineage from '../src/state/lineage';
import * as networked from '../src/state/network';
import { change, drawableTypes, extent, history, laid, loading, order, page, picture, vocabulary, wholePicture } from '../src/state/page';
import { daysOf, setDay, startPlaying, type Time } from '../src/state/scrubbing';
import { syncAddress } from '../src/state/sync';
import { startTelling } from '../src/state/telling';
import { App } from '../src/views/App';
import { generate } from './generate';

/** What rivals are given: lanes as the page holds them, each on the row that the layout found, times in milliseconds. */
interface Content {
  readonly lanes: readonly { readonly id: string; readonly label: string; readonly from: number; readonly to: number; readonly row: number; readonly family: number }[];
  readonly ties: readonly { readonly id: string; readonly type: string; readonly source: string; readonly target: string; readonly at: number }[];
  readonly extent: readonly [number, number];
}

const DAY = 86_400_000;
/** The window ends where the data end. */
const ALL_DAYS = { first: '1900-01-01', last: '2100-01-01' };
let made: ReturnType<typeof generate>;

function mount(element: HTMLElement): void {
  syncAddress();
  startPlaying();
  startTelling();
  render(<App />, element);
}

/** Resolves when something holds. */
function when(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (holds()) queueMicrotask(() => { stop(); resolve(); });
    });
  });
}

/** What a view shows when there is nothing left to be drawn. */
const isDrawn = () => (page.value.view === 'network' ? networked.arranging.value === 'settled' : lineage.scene.value !== null);

const bench = {
  /** Makes the data and the frame around an empty picture. */
  prepare({ lanes, tiesALane, types, view }: { lanes: number; tiesALane?: number; types: readonly TieTypeInfo[]; view?: PageState['view'] }): void {
    made = generate(lanes, 1, tiesALane);
    vocabulary.value = new Map(types.map((info) => [info.type, info]));
    change({ focus: made.focus, scope: 'all', types: drawableTypes.value, view: view ?? 'lineage', range: ALL_DAYS });
    const root = document.getElementById('app');
    if (root) mount(root);
  },

  /** From data that has just arrived to the picture, the layout in its worker. */
  async draw(): Promise<void> {
    startLaying();
    // A worker takes messages from its start on; the page's own has started long before its data are there.
    await new Promise((resolve) => setTimeout(resolve, 500));
    performance.mark('begin');
    const drawn = when(isDrawn);
    batch(() => {
      history.value = made;
      loading.value = false;
    });
    await drawn;
    performance.mark('drawn');
  },

  /** From the layout to the picture: everything before it is done, and nothing is drawn. */
  async drawLaidOut(): Promise<void> {
    batch(() => {
      history.value = made;
      loading.value = false;
    });
    const [whole, days] = [wholePicture.value, extent.value];
    if (!whole || !days) throw new Error('there is no picture to lay out');
    const lanes = lanesOf(whole, days);
    const arranged = unpacked(lanes, arrange(packed(lanes, linksOf(whole), made.focus, [])));
    await new Promise((resolve) => setTimeout(resolve, 500));
    performance.mark('begin');
    const drawn = when(isDrawn);
    laid.value = { whole, order: arranged };
    await drawn;
    performance.mark('drawn');
  },

  content(): Content {
    const [shown, whole, rows] = [picture.value, extent.value, order.value];
    if (!shown || !whole || !rows) throw new Error('nothing is drawn yet');
    return {
      lanes: lanesOf(shown, whole).map(({ id, from, to }) => ({
        id,
        label: shown.entities.get(id)?.entity.label ?? id,
        from,
        to: Math.max(to, from + DAY),
        row: rows.row.get(id) ?? 0,
        family: rows.family.get(id) ?? -1,
      })),
      ties: [...shown.ties.values()].map(({ tie, finding: { bounds } }) => ({
        id: tie.id,
        type: tie.type,
        source: tie.source.id,
        target: tie.target.id,
        at: toTime(bounds.fromEarliest ?? bounds.fromLatest ?? bounds.toEarliest ?? bounds.toLatest ?? whole.first),
      })),
      extent: [toTime(whole.first), toTime(whole.last)],
    };
  },

  /** How much is held, and how much of it is on screen. */
  shown(): { lanes: number; ties: number; rows: number; elements: number } {
    return {
      lanes: picture.value?.entities.size ?? 0,
      ties: picture.value?.ties.size ?? 0,
      rows: lineage.sheet.value?.rows.count ?? 0,
      elements: document.querySelectorAll('#picture *').length,
    };
  },

  /** The same of the network: where everybody has come to stand. */
  network() {
    const [shown, graph, places] = [picture.value, networked.network.value, networked.places.value];
    if (!shown || !graph) throw new Error('nothing is drawn yet');
    return {
      nodes: graph.ids.map((id) => ({ id, label: shown.entities.get(id)?.entity.label ?? id, r: graph.radii.get(id), ...places.get(id) })),
      ties: [...shown.ties.values()].map(({ tie }) => ({ id: tie.id, source: tie.source.id, target: tie.target.id })),
      viewport: networked.viewport.value,
    };
  },

  /** Where the picture was moved to. */
  at(): string {
    return document.querySelector<HTMLElement>('.network-stage')?.dataset['view'] ?? lineage.range.value?.first ?? '';
  },

  unfoldAll(): void {
    const lanes = new Map([...(order.value?.family ?? [])].map(([lane, family]) => [family, lane]));
    change({ unfolded: [...lanes.values()] });
  },

  /** Sets the window in time. */
  window(first: number, last: number): void {
    change({ range: { first: fromTime(first), last: fromTime(last) } });
  },

  reset(): void {
    change({ asOf: null, knownAt: null, range: ALL_DAYS });
  },

  /** So many steps of both scrubbers, from end to end and again, some of them a frame. */
  async steps(count: number): Promise<void> {
    const days = (time: Time): Day[] => {
      const range = daysOf(time);
      const [first, last] = range ? [toTime(range.first), toTime(range.last)] : [0, 0];
      return Array.from({ length: 500 }, (_, index) => fromTime(first + ((last - first) * index) / 500));
    };
    const ways = [['asOf', days('asOf')], ['knownAt', days('knownAt')]] as const;
    for (let step = 0; step < count; step++) {
      const [time, all] = ways[step % 2] ?? ways[0];
      setDay(time, all[(step >> 1) % all.length] ?? null);
      if (step % 20 === 0) await new Promise(requestAnimationFrame);
    }
  },
};

Object.assign(globalThis, { bench });
