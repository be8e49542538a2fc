/**
 * Dates as ranges of days: the subset of EDTF (ISO 8601-2) that the data uses.
 *
 * A day is a string `YYYY-MM-DD`, years 0001 to 9999, so that days compare as strings. Rules as in the
 * server's `app/domain/dates.py`; both run `tests/vectors/dates.json`. Hijri dates are converted there.
 */
export type Day = string;

/** The first and the last day that a date can mean; null where it is open. */
export interface DateRange {
  readonly earliest: Day | null;
  readonly latest: Day | null;
}

export const FIRST_DAY: Day = '0001-01-01';
const LAST_DAY: Day = '9999-12-31';
/** An end that was going on when it was reported. */
export const ONGOING = '..';

const EXPECTED = 'a date such as 2014-08-25, 2014-08, 2014, 2014-22 (summer), 201X, 2013~ or [2014-08-26..2014-11]';
const SIMPLE = /^(\d{2}XX|\d{3}X|\d{4})(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([~?%]?)$/;
const RANGE = /^\[([^[\]]*?)\.\.([^[\]]*?)\]$/;
const SEASON_START: Readonly<Record<number, number>> = { 21: 3, 22: 6, 23: 9, 24: 12 };
const MONTHS = { month: 1, season: 3, year: 12, decade: 120, century: 1200 } as const;
const DAY_MS = 86_400_000;

type Precision = 'day' | keyof typeof MONTHS;

/** The text is no date of the supported subset; the message says what was expected. */
export class DateError extends Error {}

const cache = new Map<string, DateRange>();

/** The range of days a date can mean. Throws DateError. */
export function parseDate(text: string): DateRange {
  let range = cache.get(text);
  if (!range) {
    const bounded = RANGE.exec(text);
    range = bounded ? parseRange(text, bounded[1] ?? '', bounded[2] ?? '') : parseSimple(text);
    cache.set(text, range);
  }
  return range;
}

function parseRange(text: string, first: string, last: string): DateRange {
  if (first === '' && last === '') throw new DateError(`"${text}" has no bound; expected ${EXPECTED}`);
  const earliest = first === '' ? null : parseSimple(first).earliest;
  const latest = last === '' ? null : parseSimple(last).latest;
  if (earliest !== null && latest !== null && earliest > latest) {
    throw new DateError(`"${text}" ends before it starts; expected the earlier date first`);
  }
  return { earliest, latest };
}

function parseSimple(text: string): { earliest: Day; latest: Day } {
  const match = SIMPLE.exec(text);
  if (!match) throw new DateError(`"${text}" is not a date; expected ${EXPECTED}`);
  const [, year = '', month, day, mark] = match;
  const bounds = calendarBounds(year, month, day);
  if (!bounds) throw new DateError(`"${text}" is not in the calendar; expected ${EXPECTED}`);
  const { earliest, latest, precision } = bounds;
  if (!mark) return { earliest, latest };
  if (precision === 'day') return { earliest: addDays(earliest, -1), latest: addDays(latest, 1) };
  const months = MONTHS[precision];
  return { earliest: shiftMonth(earliest, -months, 'first'), latest: shiftMonth(latest, months, 'last') };
}

interface Bounds {
  earliest: Day;
  latest: Day;
  precision: Precision;
}

function calendarBounds(year: string, month: string | undefined, day: string | undefined): Bounds | null {
  if (year.endsWith('X')) {
    if (month !== undefined) return null;
    const low = Math.max(1, Number(year.replaceAll('X', '0')));
    const high = Number(year.replaceAll('X', '9'));
    const precision = year.endsWith('XX') ? 'century' : 'decade';
    return { earliest: iso(low, 1, 1), latest: iso(high, 12, 31), precision };
  }
  const y = Number(year);
  if (y < 1) return null;
  if (month === undefined || month === 'XX') {
    if (day !== undefined && day !== 'XX') return null;
    return { earliest: iso(y, 1, 1), latest: iso(y, 12, 31), precision: 'year' };
  }
  const m = Number(month);
  const season = SEASON_START[m];
  if (season !== undefined) {
    if (day !== undefined) return null;
    const start = iso(y, season, 1);
    return { earliest: start, latest: shiftMonth(start, 2, 'last'), precision: 'season' };
  }
  if (m < 1 || m > 12) return null;
  const length = monthLength(y, m);
  if (day === undefined || day === 'XX') {
    return { earliest: iso(y, m, 1), latest: iso(y, m, length), precision: 'month' };
  }
  const d = Number(day);
  return d < 1 || d > length ? null : { earliest: iso(y, m, d), latest: iso(y, m, d), precision: 'day' };
}

function iso(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function monthLength(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The first or last day of the month that lies `months` away, kept within the years 0001 to 9999. */
function shiftMonth(day: Day, months: number, which: 'first' | 'last'): Day {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const kept = Math.min(Math.max(index, 12), 9999 * 12 + 11);
  const year = Math.floor(kept / 12);
  const month = (kept % 12) + 1;
  return iso(year, month, which === 'first' ? 1 : monthLength(year, month));
}

const times = new Map<Day, number>();

/** Milliseconds since 1970 of the day's first moment, UTC. */
export function toTime(day: Day): number {
  let time = times.get(day);
  if (time === undefined) {
    time = Date.parse(`${day}T00:00:00Z`);
    times.set(day, time);
  }
  return time;
}

/** The day that holds a moment, kept within the years 0001 to 9999. */
export function fromTime(time: number): Day {
  const kept = Math.min(Math.max(time, toTime(FIRST_DAY)), toTime(LAST_DAY));
  return new Date(kept).toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return fromTime(toTime(day) + days * DAY_MS);
}

/** Whether the text is one exact day. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  return calendarBounds(text.slice(0, 4), text.slice(5, 7), text.slice(8)) !== null;
}

/** The earlier of two days, the one given where the other is null. */
export function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** The later of two days, the one given where the other is null. */
export function later(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

/** Today in UTC, the calendar of the whole page. */
export function today(): Day {
  return fromTime(Date.now());
}
