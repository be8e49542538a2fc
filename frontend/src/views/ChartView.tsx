/** The chart in the page: shows the lineage and hands choices back to the state. */
import { computed, effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type Chart, createChart } from '../chart/chart';
import { timeScale } from '../layout/timeScale';
import { foldedFamily } from '../scene/folding';
import type * as Kin from '../scene/kin';
import { WHOLE } from '../scene/levels';
import * as lineage from '../state/lineage';
import { change, lookAt, page } from '../state/page';
import { stepKeys } from '../state/scrubbing';
import { helpOpen } from '../state/telling';
import { toggleStrips } from '../state/unfolding';
import '../styles/lineage.css';
import { LeftOutNote } from './Notices';

/** Heights are drawn in steps of this, with as much beyond the edges of the screen: a turn of the wheel draws few rows. */
const STEP = 50;
/** How far around a lane that may be out of sight. */
const REVEALED = 400;

const selection = computed(() => page.value.selection);
const hasRange = computed(() => page.value.range !== null);

let kin: typeof Kin | null = null;

/** The code for what is akin to a lane is fetched once somebody points at one. */
function withKin(run: (code: typeof Kin) => void): void {
  if (kin) run(kin);
  else import('./evidence').then((code) => { run((kin = code)); }, () => null);
}

function goToKin(lane: string | null, which: 'parent' | 'child'): void {
  withKin(({ nextOfKin }) => {
    const sheet = lineage.sheet.value;
    const next = lane !== null && sheet && nextOfKin(lane, which, sheet);
    if (next) chart?.go(sheet.rows.of(next)?.fold?.id ?? next);
  });
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
    ...stepKeys,
    '+': () => { lineage.zoom(0.5); },
    '-': () => { lineage.zoom(2); },
    '0': lineage.showAll,
    z: () => { zoomToSelection(lane); },
    t: () => { lineage.stepLevel(1); },
    d: () => { lineage.stepLevel(-1); },
    p: () => { goToKin(lane, 'parent'); },
    c: () => { goToKin(lane, 'child'); },
    o: () => { if (lane !== null && foldedFamily(lane) === null) toggleStrips(lane); },
    f: () => { if (lane !== null && foldedFamily(lane) === null) lookAt(lane, { selection: null }); },
    '?': () => (helpOpen.value = true),
  };
  const action = actions[key.length === 1 ? key.toLowerCase() : key];
  action?.();
  return action !== undefined;
}

function choose(id: string): void {
  const first = foldedFamily(id) === null ? undefined : lineage.sheet.value?.rows.lanesOf(id)[0];
  if (first === undefined) {
    change({ selection: id });
    return;
  }
  lineage.unfold(first);
  chart?.go(first);
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
  // Measured only where nothing waits to be laid out: not for each step of a scrubber.
  let [above, height] = [0, innerHeight];
  const look = () => {
    if ((lineage.sheet.peek()?.rows.count ?? 0) <= WHOLE) return;
    const [first, last] = [Math.floor(above / STEP) - 1, Math.ceil((height + above) / STEP) + 1];
    const seen = lineage.view.peek();
    if (seen.top !== first * STEP || seen.bottom !== last * STEP) lineage.view.value = { top: first * STEP, bottom: last * STEP };
  };
  const measure = () => {
    [above, height] = [-host.getBoundingClientRect().top, innerHeight];
    look();
  };
  measure();
  const stop = effect(() => {
    if (lineage.sheet.value) look();
  });
  // What stands above the picture may grow.
  const observer = new ResizeObserver(measure);
  observer.observe(document.body);
  addEventListener('scroll', measure, { passive: true, capture: true });
  addEventListener('resize', measure);
  return () => {
    stop();
    observer.disconnect();
    removeEventListener('scroll', measure, { capture: true });
    removeEventListener('resize', measure);
  };
}

/** Draws a lane that may be out of sight. */
function reveal(lane: string): void {
  const row = lineage.sheet.value?.rows.of(lane);
  if (row) lineage.view.value = { top: row.y - REVEALED, bottom: row.y + REVEALED };
}

export function ChartView() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let pointed: string | null = null;
    let latest: string | null = null;
    const created = createChart(element, {
      choose,
      leave,
      key: onKey,
      point: (id, how) => {
        const dimmed = how === 'pointer';
        if (dimmed) pointed = id;
        else if (pointed !== null) return;
        latest = id;
        if (id === null) created.light(null, dimmed);
        else {
          withKin(({ kinOf }) => {
            const sheet = lineage.sheet.value;
            if (sheet && latest === id) created.light(kinOf(id, sheet), dimmed);
          });
        }
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
