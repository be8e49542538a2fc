/** Lanes in the explorer's chart: the window in time, the height of rows, and what is chosen. */
import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { type Chart, createChart } from '../src/chart/chart';
import { panned, type TimeRange, timeScale, zoomed } from '../src/layout/timeScale';
import { addDays, type Day, toTime } from '../src/model/dates';
import { plural } from '../src/model/wording';
import { measure } from '../src/network/measure';
import { daysAround } from '../src/scene/around';
import { drawScene, EVERYTHING } from '../src/scene/build';
import { kinOf, nextOfKin } from '../src/scene/kin';
import { DETAILS } from '../src/scene/levels';
import type { Moment } from '../src/scene/moment';
import { sheetOf } from '../src/scene/sheet';
import { Key, omittedIn } from '../src/views/Key';
import type { PictureProps } from './GraphResult';
import { inWords, type Laid } from './lanes';

/** Narrower than this the picture scrolls sideways instead of shrinking. */
const MIN_WIDTH = 300;
const ALL_DAYS: Moment = { away: new Set(), cursor: null };

export function LanesChart({ graph, chosen, reveals, children, laid }: PictureProps & { readonly laid: Laid }) {
  const { picture, vocabulary, order, extent, inResult } = laid;
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const width = useSignal(0);
  const lettered = useSignal(false);
  const range = useSignal(extent);
  /** The windows before those that were zoomed into. */
  const before = useRef<TimeRange[]>([]);
  const level = useSignal<number | null>(null);
  const sheet = useComputed(() =>
    width.value === 0 || !lettered.value
      ? null
      : sheetOf({ picture, order, vocabulary, extent, range: range.value, width: Math.max(width.value, MIN_WIDTH), asOf: null, focus: '', measure, level: level.value }),
  );
  const scene = useComputed(() => sheet.value && drawScene(sheet.value, EVERYTHING));
  /** Lanes and ties by the ids of the result's nodes and relationships. */
  const marks = useMemo(() => new Map([...inResult].map(([mark, id]) => [id, mark])), [inResult]);
  const selection = useComputed(() => marks.get(chosen.value ?? '') ?? null);
  const isWhole = useComputed(() => range.value.first === extent.first && range.value.last === extent.last);

  const zoom = (factor: number, around?: Day) => {
    const { first, last } = range.peek();
    range.value = zoomed(range.peek(), extent, factor, around ?? addDays(first, (toTime(last) - toTime(first)) / 172_800_000));
  };
  const pan = (from: TimeRange, part: number) => { range.value = panned(from, extent, part); };
  const showAll = () => { range.value = extent; };
  const zoomTo = (id: string | null) => {
    const drawn = sheet.peek();
    const days = id !== null && drawn ? daysAround(id, drawn) : null;
    if (!days) return;
    before.current.push(range.peek());
    range.value = { first: days.first < extent.first ? extent.first : days.first, last: days.last > extent.last ? extent.last : days.last };
  };
  const canStep = (direction: 1 | -1) => ((sheet.value?.levelNumber ?? NaN) + direction) in DETAILS;
  const step = (direction: 1 | -1) => {
    const next = (sheet.peek()?.levelNumber ?? NaN) + direction;
    if (next in DETAILS) level.value = next;
  };
  const goToKin = (lane: string | null, which: 'parent' | 'child') => {
    const drawn = sheet.peek();
    const next = lane !== null && drawn ? nextOfKin(lane, which, drawn) : null;
    if (next !== null) chart.current?.go(next);
  };

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let grabbed = range.peek();
    const nothing = () => undefined;
    const keys: Readonly<Record<string, (lane: string | null) => void>> = {
      '+': () => { zoom(0.5); },
      '-': () => { zoom(2); },
      '0': showAll,
      z: (lane) => { zoomTo(selection.peek() ?? lane); },
      t: () => { step(1); },
      d: () => { step(-1); },
      p: (lane) => { goToKin(lane, 'parent'); },
      c: (lane) => { goToKin(lane, 'child'); },
    };
    const created = createChart(element, {
      choose: (id) => (chosen.value = inResult.get(id) ?? null),
      leave: () => {
        if (selection.peek() !== null) chosen.value = null;
        else range.value = before.current.pop() ?? extent;
      },
      key: (key, lane) => {
        const action = keys[key.length === 1 ? key.toLowerCase() : key];
        action?.(lane);
        return action !== undefined;
      },
      point: (id, how) => {
        const drawn = sheet.peek();
        created.light(id !== null && drawn ? kinOf(id, drawn) : null, how === 'pointer');
      },
      // All lanes are drawn, wherever one looks.
      reveal: nothing,
      keep: nothing,
      grab: () => (grabbed = range.peek()),
      pan: (part) => { pan(grabbed, part); },
      zoom: (factor, x) => {
        const plot = scene.peek()?.plot;
        if (plot) zoom(factor, timeScale(range.peek(), plot.left, plot.right).day(x));
      },
    });
    chart.current = created;
    reveals.current = (id) => {
      const mark = marks.get(id);
      if (mark !== undefined) element.querySelector(`[data-entity-id="${CSS.escape(mark)}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    };
    const observer = new ResizeObserver(([entry]) => { width.value = Math.floor(entry?.contentRect.width ?? 0); });
    observer.observe(element);
    void document.fonts.load('500 13px "Noto Sans"').finally(() => (lettered.value = true));
    return () => {
      observer.disconnect();
      created.destroy();
      chart.current = null;
      reveals.current = nothing;
    };
  }, [laid]);
  const size = `${plural(picture.entities.size, 'lane')}, ${plural(picture.ties.size, 'tie')}`;
  useSignalEffect(() => {
    const [drawn, shown, mark] = [scene.value, sheet.value, selection.value];
    if (!drawn || !shown) return;
    const label = `Lanes of the result: ${size}. Arrow keys move, Enter shows what the result holds.`;
    chart.current?.show({ scene: drawn, moment: ALL_DAYS, moved: null, label, selection: mark, lanes: () => shown.rows.ids() });
  });
  return (
    <>
      <div class="chart-head">
        <p class="left-out" role="status">{inWords(laid, graph)}</p>
        <div class="chart-tools" role="group" aria-label="Rows">
          <button type="button" onClick={() => { step(1); }} disabled={!canStep(1)}>Taller</button>
          <button type="button" onClick={() => { step(-1); }} disabled={!canStep(-1)}>Denser</button>
        </div>
        <div class="chart-tools" role="group" aria-label="Window in time">
          <button type="button" onClick={() => { zoom(0.5); }} aria-label="Zoom in">+</button>
          <button type="button" onClick={() => { zoom(2); }} aria-label="Zoom out" disabled={isWhole.value}>−</button>
          <button type="button" onClick={() => { pan(range.peek(), -0.5); }} aria-label="Earlier" disabled={isWhole.value}>‹</button>
          <button type="button" onClick={() => { pan(range.peek(), 0.5); }} aria-label="Later" disabled={isWhole.value}>›</button>
          <button type="button" onClick={showAll} disabled={isWhole.value}>All</button>
          <button type="button" onClick={() => { zoomTo(selection.peek()); }} disabled={selection.value === null} title="The days of what is selected">Selection</button>
        </div>
      </div>
      <div class="lanes-stage">
        <div class="chart-host" ref={host} />
      </div>
      {children}
      <div class="lanes-below">
        <p class="quiet-text keys">
          In the picture <kbd>↑ ↓</kbd> go from lane to lane, <kbd>→ ←</kbd> along its ties, <kbd>P C</kbd> to parent and child; <kbd>Enter</kbd> chooses,
          <kbd>+ − 0</kbd> zoom, <kbd>Z</kbd> to what is chosen, <kbd>T D</kbd> make rows taller or denser.
        </p>
        {scene.value && <Key scene={scene.value} vocabulary={vocabulary} faint={false} omitted={sheet.value ? omittedIn(sheet.value) : ''} />}
      </div>
    </>
  );
}
