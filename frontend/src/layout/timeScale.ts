/** The linear time axis: days to pixels, and the ticks between them. All in UTC. */
import { type Day, fromTime, toTime } from '../model/dates';

/** The days at the left and right edge. */
export interface TimeRange {
  readonly first: Day;
  readonly last: Day;
}

export interface TimeScale {
  readonly left: number;
  readonly right: number;
  x(day: Day): number;
  day(x: number): Day;
}

export interface Tick {
  readonly x: number;
  readonly label: string;
  readonly strong: boolean;
}

const DAY_MS = 86_400_000;
const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Steps of the axis in months, then the days within a month. */
const MONTH_STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200] as const;
const TICK_SPACE = 64;

export function timeScale({ first, last }: TimeRange, left: number, right: number): TimeScale {
  const start = toTime(first);
  const length = Math.max(toTime(last) - start, DAY_MS);
  return {
    left,
    right,
    x: (day) => left + ((toTime(day) - start) / length) * (right - left),
    day: (x) => fromTime(start + ((x - left) / (right - left)) * length),
  };
}

/** Ticks at the finest step that leaves each its room. */
export function ticks({ first, last }: TimeRange, scale: TimeScale): Tick[] {
  const perMonth = (scale.right - scale.left) / Math.max((toTime(last) - toTime(first)) / (30.44 * DAY_MS), 0.03);
  const dayStep = [1, 2, 5, 10].find((days) => (perMonth * days) / 30.44 >= TICK_SPACE);
  if (dayStep !== undefined && perMonth >= TICK_SPACE * 3) return dayTicks(first, last, scale, dayStep);
  const months = MONTH_STEPS.find((step) => step * perMonth >= TICK_SPACE) ?? 1200;
  const result: Tick[] = [];
  let index = Math.ceil(monthIndex(first) / months) * months;
  for (; index <= monthIndex(last); index += months) {
    const year = Math.floor(index / 12);
    const month = index % 12;
    const day = `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-01`;
    if (day < first || day > last) continue;
    const label = month === 0 ? String(year) : (MONTH_NAMES[month] ?? '');
    result.push({ x: scale.x(day), label, strong: month === 0 });
  }
  return result;
}

function monthIndex(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function dayTicks(first: Day, last: Day, scale: TimeScale, step: number): Tick[] {
  const result: Tick[] = [];
  for (let time = toTime(first); time <= toTime(last); time += DAY_MS) {
    const day = fromTime(time);
    const number = Number(day.slice(8));
    const near = step > 1 && number > 31 - step;
    if (number !== 1 && ((number - 1) % step !== 0 || near)) continue;
    const month = MONTH_NAMES[Number(day.slice(5, 7)) - 1] ?? '';
    const label = number === 1 ? `${month} ${day.slice(0, 4)}` : `${number} ${month}`;
    result.push({ x: scale.x(day), label, strong: number === 1 });
  }
  return result;
}

/** The range at `factor` times its length around a day, kept within the whole. */
export function zoomed(range: TimeRange, whole: TimeRange, factor: number, around: Day): TimeRange {
  const wholeLength = toTime(whole.last) - toTime(whole.first);
  const length = toTime(range.last) - toTime(range.first);
  const wanted = Math.min(Math.max(length * factor, 14 * DAY_MS), wholeLength);
  const share = (toTime(around) - toTime(range.first)) / length;
  return within(toTime(around) - share * wanted, wanted, whole);
}

/** The range moved by a part of its own length, kept within the whole. */
export function panned(range: TimeRange, whole: TimeRange, part: number): TimeRange {
  const length = toTime(range.last) - toTime(range.first);
  return within(toTime(range.first) + part * length, length, whole);
}

function within(start: number, length: number, whole: TimeRange): TimeRange {
  const low = toTime(whole.first);
  const high = toTime(whole.last);
  const first = Math.min(Math.max(start, low), high - length);
  return { first: fromTime(first), last: fromTime(first + length) };
}
