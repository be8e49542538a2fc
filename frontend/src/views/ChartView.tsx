/** The chart in the page: builds scenes from the state and hands choices back to it. */
import { computed, effect, signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type Chart, createChart } from '../chart/chart';
import { panned, type TimeRange, timeScale, zoomed } from '../layout/timeScale';
import { addDays, type Day, toTime } from '../model/dates';
import { plural } from '../model/wording';
import { buildScene } from '../scene/build';
import type { Scene } from '../scene/scene';
import { change, extent, history, home, knownExtent, order, page, picture, vocabulary } from '../state/page';
import { helpOpen } from './Help';
import { LeftOutNote } from './Notices';

const width = signal(0);
const fontReady = signal(false);
/** Narrower than this the picture scrolls sideways instead of shrinking. */
const MIN_WIDTH = 320;

const measurer = document.createElement('canvas').getContext('2d');

function measure(text: string, strong: boolean): number {
  if (!measurer) return text.length * 7;
  measurer.font = `${strong ? 700 : 500} 13px "Noto Sans", "Noto Sans Arabic", sans-serif`;
  return measurer.measureText(text).width;
}

const range = computed<TimeRange | null>(() => {
  const whole = extent.value;
  const wanted = page.value.range ?? home.value;
  if (!whole || !wanted) return whole;
  const first = wanted.first > whole.first ? wanted.first : whole.first;
  const last = wanted.last < whole.last ? wanted.last : whole.last;
  return first < last ? { first, last } : whole;
});

export const scene = computed<Scene | null>(() => {
  const [shown, rows, whole, window] = [picture.value, order.value, extent.value, range.value];
  if (!shown || !rows || !whole || !window || width.value === 0 || !fontReady.value) return null;
  const { asOf } = page.value;
  return buildScene({
    picture: shown,
    order: rows,
    vocabulary: vocabulary.value,
    extent: whole,
    range: window,
    width: Math.max(width.value, MIN_WIDTH),
    asOf,
    focus: history.value?.focus ?? '',
    measure,
  });
});

const isWhole = computed(() => range.value?.first === extent.value?.first && range.value?.last === extent.value?.last);

export function zoom(factor: number, around?: Day): void {
  const [now, whole] = [range.value, extent.value];
  if (!now || !whole) return;
  const middle = page.value.asOf ?? addDays(now.first, (toTime(now.last) - toTime(now.first)) / 172_800_000);
  const inside = middle >= now.first && middle <= now.last;
  setRange(zoomed(now, whole, factor, around ?? (inside ? middle : now.first)), whole);
}

function pan(part: number): void {
  const [now, whole] = [range.value, extent.value];
  if (now && whole) setRange(panned(now, whole, part), whole);
}

function setRange(next: TimeRange, whole: TimeRange): void {
  const usual = home.value;
  const kept = { first: next.first < whole.first ? whole.first : next.first, last: next.last > whole.last ? whole.last : next.last };
  change({ range: kept.first === usual?.first && kept.last === usual.last ? null : kept });
}

function showAll(): void {
  const whole = extent.value;
  if (whole) setRange(whole, whole);
}

/** Moves the day looked at by a hundredth of the window, or the day looked from to the next news. */
function scrub(direction: 1 | -1): void {
  const [now, whole] = [range.value, extent.value];
  if (!now || !whole) return;
  const step = Math.max(1, Math.round((toTime(now.last) - toTime(now.first)) / 86_400_000 / 100));
  const day = addDays(page.value.asOf ?? (direction > 0 ? now.first : now.last), step * direction);
  change({ asOf: day < whole.first ? whole.first : day > whole.last ? whole.last : day });
}

function scrubKnown(direction: 1 | -1): void {
  const days = [...new Set([...(history.value?.claims.values() ?? [])].map((claim) => claim.knownFrom))].sort();
  const now = page.value.knownAt ?? knownExtent.value?.last ?? '';
  const next = direction > 0 ? days.find((day) => day > now) : days.findLast((day) => day < now);
  if (next === undefined && direction < 0) return;
  change({ knownAt: next === knownExtent.value?.last ? null : (next ?? null) });
}

function onKey(key: string, lane: string | null): boolean {
  const actions: Readonly<Record<string, () => void>> = {
    '[': () => { scrub(-1); },
    ']': () => { scrub(1); },
    '{': () => { scrubKnown(-1); },
    '}': () => { scrubKnown(1); },
    '+': () => { zoom(0.5); },
    '-': () => { zoom(2); },
    '0': showAll,
    f: () => { if (lane !== null) change({ focus: lane, selection: null, range: null }); },
    '?': () => (helpOpen.value = true),
  };
  const action = actions[key];
  action?.();
  return action !== undefined;
}

let chart: Chart | null = null;

/** Gives the focus back to the picture, as after closing the panel. */
export function focusChart(): void {
  chart?.focus();
}

export function ChartView() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const created = createChart(element, {
      choose: (id) => { change({ selection: id }); },
      leave: () => { change({ selection: null }); },
      key: onKey,
      pan,
      zoom: (factor, x) => {
        const [now, plot] = [range.value, scene.value?.plot];
        if (now && plot) zoom(factor, timeScale(now, plot.left, plot.right).day(x));
      },
    });
    chart = created;
    const observer = new ResizeObserver(([entry]) => { width.value = Math.floor(entry?.contentRect.width ?? 0); });
    observer.observe(element);
    void document.fonts.load('500 13px "Noto Sans"').finally(() => (fontReady.value = true));
    const stop = effect(() => {
      const next = scene.value;
      const label = history.value?.entities.get(history.value.focus)?.label ?? '';
      const size = next ? `${plural(next.lanes.length, 'lane')}, ${plural(next.ties.length, 'tie')}` : '';
      if (next) created.update(next, `Lineage of ${label}: ${size}. Arrow keys move, Enter shows the evidence, ? lists the keys.`, page.value.selection);
    });
    return () => {
      stop();
      observer.disconnect();
      created.destroy();
      chart = null;
    };
  }, []);
  return (
    <>
      <div class="chart-head">
        <LeftOutNote />
        <div class="chart-tools" role="group" aria-label="Window in time">
          <button type="button" onClick={() => { zoom(0.5); }} aria-label="Zoom in">+</button>
          <button type="button" onClick={() => { zoom(2); }} aria-label="Zoom out" disabled={isWhole.value}>−</button>
          <button type="button" onClick={() => { pan(-0.5); }} aria-label="Earlier" disabled={isWhole.value}>‹</button>
          <button type="button" onClick={() => { pan(0.5); }} aria-label="Later" disabled={isWhole.value}>›</button>
          <button type="button" onClick={showAll} disabled={isWhole.value}>All</button>
          <button type="button" onClick={() => { change({ range: null }); }} disabled={page.value.range === null} title="The days of the family and its own ties">Family</button>
          <button type="button" onClick={() => (helpOpen.value = true)} aria-label="Keys">?</button>
        </div>
      </div>
      <div class="chart-host" ref={host} />
    </>
  );
}
