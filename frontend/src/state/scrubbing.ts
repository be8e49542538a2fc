/** Moving in either of the two times: to a day, to the next thing that happened, or on by itself. */
import { computed, effect, signal, untracked } from '@preact/signals';
import { addDays, type Day, toTime } from '../model/dates';
import { dayAt, nextDay } from '../model/events';
import type { TimeRange } from '../layout/timeScale';
import { change, events, extent, knownExtent, news, page } from './page';

export type Time = 'asOf' | 'knownAt';

/** Room before the first day on which anything was known, so that one can look from there. */
const BEFORE_DAYS = 30;
/** How long it takes to play from one end to the other, by speed. */
const PLAY_MS = { 0.5: 60_000, 1: 30_000, 2: 15_000, 4: 7_500 } as const;
export type Speed = keyof typeof PLAY_MS;
export const SPEEDS: readonly Speed[] = [0.5, 1, 2, 4];
/** At speed 1, how long an event stays where nothing may move by itself. */
const STILL_MS = 1600;

export const speed = signal<Speed>(1);
/** Which of the two times runs. */
export const playing = signal<Time | null>(null);

const lookable = computed<TimeRange | null>(() => {
  const known = knownExtent.value;
  return known && { first: addDays(known.first, -BEFORE_DAYS), last: addDays(known.last, 1) };
});

/** The days one can choose of a time. */
export function daysOf(time: Time): TimeRange | null {
  return time === 'asOf' ? extent.value : lookable.value;
}

/** Sets one of the two times; to look from the last day on which something became known is to look from today. */
export function setDay(time: Time, day: Day | null): void {
  if (time === 'asOf') change({ asOf: day });
  else change({ knownAt: day !== null && day >= (lookable.peek()?.last ?? day) ? null : day });
}

/** Goes to the next or previous day on which something happens; whether there is one. */
export function step(time: Time, direction: 1 | -1): boolean {
  const range = daysOf(time);
  if (!range) return false;
  const now = page.peek()[time];
  const days = time === 'asOf' ? events.peek() : news.peek();
  const next = nextDay(days, now ?? (direction > 0 && time === 'asOf' ? '' : addDays(range.last, 1)), direction);
  if (next !== null) setDay(time, next);
  else if (time === 'knownAt' && direction > 0 && now !== null) setDay(time, null);
  return next !== null;
}

/** The keys of every picture for both times. */
export const stepKeys = {
  '[': () => { step('asOf', -1); },
  ']': () => { step('asOf', 1); },
  '{': () => { step('knownAt', -1); },
  '}': () => { step('knownAt', 1); },
} as const satisfies Readonly<Record<string, () => void>>;

export function togglePlay(time: Time): void {
  playing.value = playing.peek() === time ? null : time;
}

/** Whether it is at its end, from which play begins anew. */
function atEnd(time: Time, range: TimeRange): boolean {
  const now = page.peek()[time];
  return now === null || now >= range.last;
}

/** Runs the time that is played, until its end, until the page is hidden, or until it is stopped. */
export function startPlaying(): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  effect(() => {
    const time = playing.value;
    const range = time && daysOf(time);
    if (!time || !range) return;
    const pace = speed.value;
    return untracked(() => (calm.matches ? stepping : running)(time, range, pace));
  });
  document.addEventListener('visibilitychange', () => { if (document.hidden) playing.value = null; });
}

function stepping(time: Time, range: TimeRange, pace: Speed): () => void {
  if (atEnd(time, range)) setDay(time, range.first);
  const timer = setInterval(() => {
    if (!step(time, 1)) playing.value = null;
  }, STILL_MS / pace);
  return () => { clearInterval(timer); };
}

function running(time: Time, range: TimeRange, pace: Speed): () => void {
  const from = atEnd(time, range) ? range.first : (page.peek()[time] ?? range.first);
  const whole = toTime(range.last) - toTime(range.first);
  const done = (toTime(from) - toTime(range.first)) / whole;
  let begun = 0;
  const frame = (now: number) => {
    begun ||= now;
    const part = Math.min(done + (now - begun) / PLAY_MS[pace], 1);
    const day = dayAt(range.first, range.last, part);
    if (day !== page.peek()[time]) setDay(time, day);
    if (part < 1) request = requestAnimationFrame(frame);
    else playing.value = null;
  };
  let request = requestAnimationFrame(frame);
  return () => { cancelAnimationFrame(request); };
}
