/** Dates, numbers and terms in words. */
import type { Channel, Counted, Ended, GroupKind, NameKind, PlaceKind } from '../api/operations';
import { DateError, type Day, isDay, ONGOING, parseDate } from './dates';
import type { Quantity, Status } from './evidence';

const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const SEASONS: Readonly<Record<string, string>> = { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' };

/** `25 Aug 2014`. */
export function dayInWords(day: Day): string {
  return `${Number(day.slice(8))} ${MONTH_NAMES[Number(day.slice(5, 7)) - 1] ?? ''} ${Number(day.slice(0, 4))}`;
}

/** An EDTF date in words: `c. 2013`, `summer 2014`, `26 Aug – 23 Nov 2014`, `by Nov 2014`. */
export function dateInWords(edtf: string): string {
  const range = /^\[(.*)\.\.(.*)\]$/.exec(edtf);
  if (range) {
    const [, first = '', last = ''] = range;
    if (first === '') return `by ${dateInWords(last)}`;
    if (last === '') return `${dateInWords(first)} or later`;
    return `between ${dateInWords(first)} and ${dateInWords(last)}`;
  }
  const mark = /[~?%]$/.exec(edtf)?.[0] ?? '';
  const words = unmarked(mark ? edtf.slice(0, -1) : edtf);
  if (mark === '~') return `c. ${words}`;
  if (mark === '?') return `${words} (?)`;
  return mark ? `c. ${words} (?)` : words;
}

function unmarked(text: string): string {
  if (isDay(text)) return dayInWords(text);
  const [year = '', month = 'XX'] = text.split('-');
  if (year.endsWith('XX')) return `${year.slice(0, 2)}00s`;
  if (year.endsWith('X')) return `${year.slice(0, 3)}0s`;
  const season = SEASONS[month];
  if (season) return `${season} ${Number(year)}`;
  const name = MONTH_NAMES[Number(month) - 1];
  return name ? `${name} ${Number(year)}` : String(Number(year));
}

/** A span in words: `2007 – ?`, `Apr 2013 – 29 Jun 2014`, `2011, going on`, `on 25 Aug 2014`. */
export function spanInWords(
  span: { readonly from: string | null; readonly to: string | null; readonly observed?: readonly string[] },
  instant: boolean,
): string {
  const { from, to } = span;
  const seen = span.observed ?? [];
  if (from === null && to === null && seen.length > 0) return `seen ${observedInWords(seen)}`;
  if (instant) return from === null ? 'date unknown' : dateInWords(from);
  if (from === null && to === null) return 'dates unknown';
  if (to === ONGOING) return from === null ? '? – going on' : `${dateInWords(from)} – going on`;
  return `${from === null ? '?' : dateInWords(from)} – ${to === null ? '?' : dateInWords(to)}`;
}

function observedInWords(observed: readonly string[]): string {
  const words = observed.map(dateInWords);
  return words.length > 3 ? `${words[0] ?? ''} … ${words.at(-1) ?? ''}` : words.join(', ');
}

/** The years of an entity's life for an accessible name: `2003 to 2007`. */
export function lifeInWords(from: string | null, to: string | null): string {
  const start = from === null ? 'beginning unknown' : yearOf(from);
  if (to === ONGOING) return `${start}, going on`;
  return `${start} to ${to === null ? 'end unknown' : yearOf(to)}`;
}

function yearOf(edtf: string): string {
  try {
    const { earliest, latest } = parseDate(edtf);
    const first = earliest?.slice(0, 4);
    const last = latest?.slice(0, 4);
    if (first !== undefined && first === last) return String(Number(first));
  } catch (error) {
    if (!(error instanceof DateError)) throw error;
  }
  return dateInWords(edtf);
}

/** `about 3,000`, `150–250`, `24 or more`, `at most 250`. */
export function quantityInWords({ low, high, approximate }: Quantity): string {
  const n = (value: number) => value.toLocaleString('en');
  const about = approximate ? 'about ' : '';
  if (high === null) return `${about}${n(low)} or more`;
  if (low === high) return about + n(low);
  return low === 0 ? `at most ${about}${n(high)}` : `${about}${n(low)}–${n(high)}`;
}

export function shareInWords(share: number): string {
  return `${(share * 100).toLocaleString('en', { maximumFractionDigits: 1 })} %`;
}

const NUMBER = new Intl.NumberFormat('en');

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${NUMBER.format(count)} ${count === 1 ? one : many}`;
}

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  ANNOUNCED: 'Announced',
  ASSERTED: 'Asserted',
  CONTESTED: 'Contested',
  DENIED: 'Denied',
  CONFIRMED: 'Confirmed',
  REFUTED: 'Refuted',
};

export const STATUS_MEANING: Readonly<Record<Status, string>> = {
  ANNOUNCED: 'said to be to come; nobody yet says that it happened',
  ASSERTED: 'said to be so, and nobody says otherwise',
  CONTESTED: 'some say so, others deny it',
  DENIED: 'denied, and nobody says that it is so',
  CONFIRMED: 'so, by the judgement of analysts who weighed the evidence',
  REFUTED: 'not so, by the judgement of analysts who weighed the evidence',
};

export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  OFFICIAL: 'official outlet',
  IN_NAME_OF: 'put out in its name',
  INSIDER: 'insider',
  PRESS: 'report',
  ANALYST: 'analyst',
};

export const ENDED_WORDS: Readonly<Record<Ended, string>> = {
  LEFT: 'left',
  EXPELLED: 'expelled',
  LAPSED: 'lapsed',
};

/** A term of the contract as a reader's word: `OPERATIONS_ROOM` is `operations room`. */
export function termInWords(term: GroupKind | PlaceKind | NameKind | Counted): string {
  return term.toLowerCase().replaceAll('_', ' ');
}
