/** The lineage on screen: from the state and the size of things to a scene, anew only where something of it changed. */
import { batch, computed, effect, signal } from '@preact/signals';
import { panned, type TimeRange, timeScale, zoomed } from '../layout/timeScale';
import { addDays, type Day, toTime } from '../model/dates';
import { partsOf } from '../model/parts';
import { atRest } from '../model/rest';
import { plural } from '../model/wording';
import { daysAround } from '../scene/around';
import { buildScene, drawScene, EVERYTHING, movedOn, type Window } from '../scene/build';
import { DETAILS, WHOLE } from '../scene/levels';
import { momentOf } from '../scene/moment';
import type { Scene } from '../scene/scene';
import { type SceneInput, sheetOf } from '../scene/sheet';
import { change, extent, history, home, order, page, picture, vocabulary } from './page';
import { strips, unfolds } from './unfolding';

export const width = signal(0);
export const fontReady = signal(false);
/** The heights of the picture that are in view. */
export const view = signal({ top: 0, bottom: 1200 });
/** The lane with the focus. */
export const kept = signal<string | null>(null);

/** Narrower than this the picture scrolls sideways instead of shrinking. */
const MIN_WIDTH = 320;
/** How far beyond either edge a scene reaches while the window moves on, in parts of the window. */
const OVER = 0.5;
const SETTLED_MS = 200;

const measurer = document.createElement('canvas').getContext('2d');
const widths = new Map<string, number>();

export function measure(text: string, strong: boolean): number {
  const key = `${strong ? 'b' : ''}${text}`;
  let found = widths.get(key);
  if (found === undefined) {
    if (measurer) measurer.font = `${strong ? 700 : 500} 13px "Noto Sans", "Noto Sans Arabic", sans-serif`;
    found = measurer ? measurer.measureText(text).width : text.length * 7;
    widths.set(key, found);
  }
  return found;
}

/** Widths measured before the fonts were there are wrong. */
export function fontsLoaded(): void {
  widths.clear();
  fontReady.value = true;
}

const wantedRange = computed(() => page.value.range);
const asOf = computed(() => page.value.asOf);
const detail = computed(() => page.value.detail);
const unfoldedIds = computed(() => page.value.unfolded);

/** The numbers of the families unfolded. */
const unfolded = computed<ReadonlySet<number>>(() => {
  const family = order.value?.family;
  return new Set(unfoldedIds.value.map((id) => family?.get(id) ?? 0));
});

export const range = computed<TimeRange | null>(() => {
  const whole = extent.value;
  const wanted = wantedRange.value ?? home.value;
  if (!whole || !wanted) return whole;
  const first = wanted.first > whole.first ? wanted.first : whole.first;
  const last = wanted.last < whole.last ? wanted.last : whole.last;
  return first < last ? { first, last } : whole;
});

/** Whether the window is moving on: then marks are moved, not made. */
const moving = signal(false);

interface Built {
  readonly range: TimeRange;
  readonly over: boolean;
}

let lastBuilt: Built | null = null;

/** The days that the scene is made for. While the window moves on it stays, with room at either side, until that is used up. */
const built = computed<Built | null>(() => {
  const now = range.value;
  const before = lastBuilt;
  if (!now) lastBuilt = null;
  else if (before && moving.value && lengthOf(before.range) === lengthOf(now)) {
    const kept = Math.abs(partMoved(before.range, now)) <= OVER;
    if (!kept || !before.over) lastBuilt = { range: kept ? before.range : now, over: true };
  } else if (!before || before.over || before.range.first !== now.first || before.range.last !== now.last) lastBuilt = { range: now, over: false };
  return lastBuilt;
});

function lengthOf({ first, last }: TimeRange): number {
  return toTime(last) - toTime(first);
}

/** How far one range lies before another of its length, in parts of it. */
function partMoved(from: TimeRange, to: TimeRange): number {
  return (toTime(from.first) - toTime(to.first)) / lengthOf(from);
}

const input = computed<SceneInput | null>(() => {
  const [shown, lanes, whole, days] = [picture.value, order.value, extent.value, built.value];
  if (!shown || !lanes || !whole || !days || width.value === 0 || !fontReady.value) return null;
  return {
    picture: shown,
    order: lanes,
    vocabulary: vocabulary.value,
    extent: whole,
    range: days.range,
    width: Math.max(width.value, MIN_WIDTH),
    asOf: null,
    focus: history.value?.focus ?? '',
    measure,
    level: detail.value && DETAILS.indexOf(detail.value),
    unfolded: unfolded.value,
    strips: strips.value,
    unfolds: unfolds.value,
  };
});

export const sheet = computed(() => input.value && sheetOf(input.value));

const whole = computed(() => (sheet.value?.rows.count ?? 0) <= WHOLE);

const drawnWindow = computed<Window | null>(() => {
  const [shown, days] = [sheet.value, built.value];
  if (!shown || !days) return null;
  const over = days.over ? OVER * (shown.scale.right - shown.scale.left) : 0;
  if (whole.value) return { ...EVERYTHING, over };
  const { top, bottom } = view.value;
  const row = kept.value === null ? undefined : shown.rows.of(kept.value);
  const inView = !row || (row.bottom >= top && row.top <= bottom);
  return { top, bottom, over, kept: inView ? null : kept.value };
});

/** What is drawn, whatever day is looked at. */
export const scene = computed<Scene | null>(() => sheet.value && drawnWindow.value && drawScene(sheet.value, drawnWindow.value));

export const moment = computed(() => {
  const [drawn, shown, on] = [scene.value, sheet.value, sheet.value && range.value];
  return drawn && shown && on ? momentOf(drawn, shown.input.picture, asOf.value, timeScale(on, shown.scale.left, shown.scale.right)) : null;
});

export const anyAway = computed(() => (moment.value?.away.size ?? 0) > 0);

/** The scene once it rests for a moment: for what need not follow each step of a scrubber. */
export const rested = signal<Scene | null>(null);

const resting = atRest(SETTLED_MS, () => { rested.value = scene.peek(); });
effect(() => {
  const now = scene.value;
  if (rested.peek() === null) rested.value = now;
  else resting.moved();
});

/** How far the window has moved on since the scene was made, and what does not move with the lanes. */
export const moved = computed(() => {
  const [drawn, shown, days, now, window] = [scene.value, sheet.value, built.value, range.value, drawnWindow.value];
  if (!drawn || !shown || !days || !now || !window || days.range.first === now.first) return null;
  return { ...movedOn(shown, drawn, now, window), by: partMoved(days.range, now) * (shown.scale.right - shown.scale.left) };
});

/** The scene with all lanes on the day looked at, for files and paper. */
export function wholeScene(): Scene | null {
  return input.value && buildScene({ ...input.value, range: range.value ?? input.value.range, asOf: asOf.value });
}

/** All lanes from top to bottom, drawn or not. */
export function laneIds(): readonly string[] {
  return sheet.value?.rows.ids() ?? [];
}

export const label = computed(() => {
  const focus = history.value?.entities.get(history.value.focus)?.label ?? '';
  const shown = picture.value;
  const parts = shown && partsOf(shown);
  const size = parts ? `${plural(parts.entityCount, 'lane')}, ${plural(parts.tieCount, 'tie')}` : '';
  return `Lineage of ${focus}: ${size}. Arrow keys move, Enter shows the evidence, ? lists the keys.`;
});

export const isWhole = computed(() => range.value?.first === extent.value?.first && range.value?.last === extent.value?.last);

export function zoom(factor: number, around?: Day): void {
  const [now, all] = [range.value, extent.value];
  if (!now || !all) return;
  const middle = page.value.asOf ?? addDays(now.first, lengthOf(now) / 172_800_000);
  const inside = middle >= now.first && middle <= now.last;
  setRange(zoomed(now, all, factor, around ?? (inside ? middle : now.first)), all);
}

let grabbed: TimeRange | null = null;

/** From here on `pan` counts. */
export function grab(): void {
  grabbed = range.value;
}

const settling = atRest(SETTLED_MS, () => { moving.value = false; });

export function pan(part: number): void {
  const all = extent.value;
  if (!grabbed || !all) return;
  const next = panned(grabbed, all, part);
  batch(() => {
    moving.value = true;
    setRange(next, all);
  });
  settling.moved();
}

/** The windows before those that were zoomed into. */
const before: (TimeRange | null)[] = [];

/** The window on the days of the selection, or of the lane with the focus. */
export function zoomTo(id: string): void {
  const [shown, all] = [sheet.value, extent.value];
  const days = shown && daysAround(id, shown);
  if (!days || !all) return;
  before.push(page.value.range);
  setRange(days, all);
}

/** Back to the window before the last zoom to something, else to the usual one; false where it is that already. */
export function stepOut(): boolean {
  if (before.length === 0 && page.value.range === null) return false;
  change({ range: before.pop() ?? null });
  return true;
}

function setRange(next: TimeRange, all: TimeRange): void {
  const usual = home.value;
  const within = { first: next.first < all.first ? all.first : next.first, last: next.last > all.last ? all.last : next.last };
  change({ range: within.first === usual?.first && within.last === usual.last ? null : within });
}

export function showAll(): void {
  const all = extent.value;
  if (all) setRange(all, all);
}

/** Whether rows can be taller (1) or denser (-1). */
export function canStep(direction: 1 | -1): boolean {
  const next = (sheet.value?.levelNumber ?? NaN) + direction;
  return next in DETAILS;
}

export function stepLevel(direction: 1 | -1): void {
  const next = sheet.value && DETAILS[sheet.value.levelNumber + direction];
  if (next) change({ detail: next });
}

export const anyUnfolded = computed(() => unfoldedIds.value.length > 0);

/** Unfolds the family of a lane. */
export function unfold(lane: string): void {
  change({ unfolded: [...page.value.unfolded, lane] });
}

export function foldAll(): void {
  change({ unfolded: [] });
}
