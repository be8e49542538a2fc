/** The chart in the page: shows the lineage and hands choices back to the state. */
import { computed, effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type Chart, createChart } from '../chart/chart';
import { timeScale } from '../layout/timeScale';
import { addDays, toTime } from '../model/dates';
import { foldedFamily } from '../scene/folding';
import { kinOf, nextOfKin } from '../scene/kin';
import { WHOLE } from '../scene/levels';
import * as lineage from '../state/lineage';
import { change, extent, history, knownExtent, page } from '../state/page';
import { helpOpen } from '../state/telling';
import { toggleStrips } from '../state/unfolding';
import '../styles/lineage.css';
import { LeftOutNote } from './Notices';

/** Heights are drawn in steps of this, with as much beyond the edges of the screen. */
const STEP = 400;

const selection = computed(() => page.value.selection);
const hasRange = computed(() => page.value.range !== null);

/** Moves the day looked at by a hundredth of the window, or the day looked from to the next news. */
function scrub(direction: 1 | -1): void {
  const [now, whole] = [lineage.range.value, extent.value];
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

function goToKin(lane: string | null, which: 'parent' | 'child'): void {
  const [sheet, next] = [lineage.sheet.value, lane !== null && lineage.sheet.value && nextOfKin(lane, which, lineage.sheet.value)];
  if (sheet && next) chart?.go(sheet.rows.of(next)?.fold?.id ?? next);
}

function zoomToSelection(lane: string | null): void {
  const id = selection.value ?? lane;
  if (id !== null) lineage.zoomTo(id);
}

function panBy(part: number): void {
  lineage.grab();
  lineage.pan(part);
}

function onKey(key: string, lane: string | null): boolean {
  const actions: Readonly<Record<string, () => void>> = {
    '[': () => { scrub(-1); },
    ']': () => { scrub(1); },
    '{': () => { scrubKnown(-1); },
    '}': () => { scrubKnown(1); },
    '+': () => { lineage.zoom(0.5); },
    '-': () => { lineage.zoom(2); },
    '0': lineage.showAll,
    z: () => { zoomToSelection(lane); },
    t: () => { lineage.stepLevel(1); },
    d: () => { lineage.stepLevel(-1); },
    p: () => { goToKin(lane, 'parent'); },
    c: () => { goToKin(lane, 'child'); },
    o: () => { if (lane !== null && foldedFamily(lane) === null) toggleStrips(lane); },
    f: () => { if (lane !== null && foldedFamily(lane) === null) change({ focus: lane, selection: null, range: null }); },
    '?': () => (helpOpen.value = true),
  };
  const action = actions[key.length === 1 ? key.toLowerCase() : key];
  action?.();
  return action !== undefined;
}

function choose(id: string): void {
  const family = foldedFamily(id);
  if (family === null) {
    change({ selection: id });
    return;
  }
  const first = lineage.sheet.value?.rows.lanesOf(id)[0];
  lineage.unfold(family);
  if (first !== undefined) chart?.go(first);
}

function leave(): void {
  if (selection.value !== null) change({ selection: null });
  else lineage.stepOut();
}

let chart: Chart | null = null;

/** Gives the focus back to the picture, as after closing the panel. */
export function focusChart(): void {
  chart?.focus();
}

/** Follows the part of the picture that is on screen, where it is too large to be drawn whole. */
function followView(host: HTMLElement): () => void {
  const look = () => {
    if ((lineage.sheet.peek()?.rows.count ?? 0) <= WHOLE) return;
    const { top } = host.getBoundingClientRect();
    const [first, last] = [Math.floor(-top / STEP) - 1, Math.ceil((innerHeight - top) / STEP) + 1];
    const seen = lineage.view.peek();
    if (seen.top !== first * STEP || seen.bottom !== last * STEP) lineage.view.value = { top: first * STEP, bottom: last * STEP };
  };
  const stop = effect(() => {
    if (lineage.sheet.value) look();
  });
  addEventListener('scroll', look, { passive: true, capture: true });
  addEventListener('resize', look);
  return () => {
    stop();
    removeEventListener('scroll', look, { capture: true });
    removeEventListener('resize', look);
  };
}

/** Draws a lane that may be out of sight. */
function reveal(lane: string): void {
  const row = lineage.sheet.value?.rows.of(lane);
  if (row) lineage.view.value = { top: row.y - STEP, bottom: row.y + STEP };
}

export function ChartView() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let pointed: string | null = null;
    const created = createChart(element, {
      choose,
      leave,
      key: onKey,
      point: (id, how) => {
        if (how === 'pointer') pointed = id;
        const sheet = lineage.sheet.value;
        if (how === 'pointer' || pointed === null) created.light(id !== null && sheet ? kinOf(id, sheet) : null, how === 'pointer');
      },
      reveal,
      keep: (lane) => { lineage.kept.value = lane; },
      grab: lineage.grab,
      pan: lineage.pan,
      zoom: (factor, x) => {
        const [now, plot] = [lineage.range.value, lineage.scene.value?.plot];
        if (now && plot) lineage.zoom(factor, timeScale(now, plot.left, plot.right).day(x));
      },
    });
    chart = created;
    const observer = new ResizeObserver(([entry]) => { lineage.width.value = Math.floor(entry?.contentRect.width ?? 0); });
    observer.observe(element);
    void document.fonts.load('500 13px "Noto Sans"').finally(lineage.fontsLoaded);
    const stopView = followView(element);
    const stop = effect(() => {
      const [scene, moment] = [lineage.scene.value, lineage.moment.value];
      if (!scene || !moment) return;
      created.show({ scene, moment, moved: lineage.moved.value, label: lineage.label.value, selection: selection.value, lanes: lineage.laneIds });
    });
    return () => {
      stop();
      stopView();
      observer.disconnect();
      created.destroy();
      chart = null;
    };
  }, []);
  return (
    <>
      <ChartHead />
      <div class="chart-host" ref={host} />
    </>
  );
}

function ChartHead() {
  const whole = lineage.isWhole.value;
  return (
    <div class="chart-head">
      <LeftOutNote />
      <div class="chart-tools" role="group" aria-label="Rows">
        {lineage.anyUnfolded.value && <button type="button" onClick={lineage.foldAll}>Fold families</button>}
        <button type="button" onClick={() => { lineage.stepLevel(1); }} disabled={!lineage.canStep(1)}>Taller</button>
        <button type="button" onClick={() => { lineage.stepLevel(-1); }} disabled={!lineage.canStep(-1)}>Denser</button>
      </div>
      <div class="chart-tools" role="group" aria-label="Window in time">
        <button type="button" onClick={() => { lineage.zoom(0.5); }} aria-label="Zoom in">+</button>
        <button type="button" onClick={() => { lineage.zoom(2); }} aria-label="Zoom out" disabled={whole}>−</button>
        <button type="button" onClick={() => { panBy(-0.5); }} aria-label="Earlier" disabled={whole}>‹</button>
        <button type="button" onClick={() => { panBy(0.5); }} aria-label="Later" disabled={whole}>›</button>
        <button type="button" onClick={lineage.showAll} disabled={whole}>All</button>
        <button type="button" onClick={() => { change({ range: null }); }} disabled={!hasRange.value} title="The days of the family and its own ties">Family</button>
        <button type="button" onClick={() => { zoomToSelection(null); }} disabled={selection.value === null} title="The days of what is selected">Selection</button>
        <button type="button" onClick={() => (helpOpen.value = true)} aria-label="Keys">?</button>
      </div>
    </div>
  );
}
