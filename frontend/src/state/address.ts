/** The page's state as an address, and back. Every part is checked; what cannot be read is said. */
import { TIE_TYPES, type TieType } from '../api/operations';
import type { TimeRange } from '../layout/timeScale';
import { type Day, isDay } from '../model/dates';

export interface PageState {
  readonly focus: string;
  readonly depth: number;
  /** The day looked at in the world; null is the whole history. */
  readonly asOf: Day | null;
  /** The day looked from; null is today. */
  readonly knownAt: Day | null;
  /** An entity or a tie. */
  readonly selection: string | null;
  /** The relation types shown; null is the default set. */
  readonly types: readonly TieType[] | null;
  /** The focus's family with its direct ties, or everything within the depth. */
  readonly scope: 'family' | 'all';
  /** The days in the window; null is all of them. */
  readonly range: TimeRange | null;
}

export const START: PageState = {
  focus: 'group:ansar-al-islam',
  depth: 3,
  asOf: null,
  knownAt: null,
  selection: null,
  types: null,
  scope: 'family',
  range: null,
};

const DEPTHS: ReadonlySet<string> = new Set(['1', '2', '3']);

export interface ReadAddress {
  readonly state: PageState;
  /** One sentence for each part that could not be read and was left out. */
  readonly problems: readonly string[];
}

export function readAddress(search: string): ReadAddress {
  const params = new URLSearchParams(search);
  const problems: string[] = [];
  const given = <T>(name: string, read: (text: string) => T | null, expected: string, otherwise: T): T => {
    const text = params.get(name);
    if (text === null || text === '') return otherwise;
    const value = read(text);
    if (value === null) problems.push(`${name} in the address is "${text}"; expected ${expected}.`);
    return value ?? otherwise;
  };
  const day = (text: string) => (isDay(text) ? text : null);
  const state: PageState = {
    focus: given('focus', (text) => text, '', START.focus),
    depth: given('depth', (text) => (DEPTHS.has(text) ? Number(text) : null), '1, 2 or 3', START.depth),
    asOf: given<Day | null>('asOf', day, 'a day such as 2014-08-25', null),
    knownAt: given<Day | null>('knownAt', day, 'a day such as 2014-08-25', null),
    selection: given<string | null>('selection', (text) => text, '', null),
    types: given<readonly TieType[] | null>('types', readTypes, 'relation types such as SPLIT_FROM,PLEDGED_TO', null),
    scope: given('scope', (text) => (text === 'family' || text === 'all' ? text : null), 'family or all', START.scope),
    range: given<TimeRange | null>('range', readRange, 'two days such as 2013-01-01..2014-12-31', null),
  };
  return { state, problems };
}

function readTypes(text: string): readonly TieType[] | null {
  const types = TIE_TYPES.filter((type) => text.split(',').includes(type));
  return types.length === text.split(',').length ? types : null;
}

function readRange(text: string): TimeRange | null {
  const [first = '', last = '', ...more] = text.split('..');
  return isDay(first) && isDay(last) && first < last && more.length === 0 ? { first, last } : null;
}

/** The search part of an address, empty for the start. Colons, slashes and commas stay readable. */
export function writeAddress(state: PageState): string {
  const params = new URLSearchParams();
  if (state.focus !== START.focus) params.set('focus', state.focus);
  if (state.depth !== START.depth) params.set('depth', String(state.depth));
  if (state.asOf !== null) params.set('asOf', state.asOf);
  if (state.knownAt !== null) params.set('knownAt', state.knownAt);
  if (state.selection !== null) params.set('selection', state.selection);
  if (state.types !== null) params.set('types', state.types.join(','));
  if (state.scope !== START.scope) params.set('scope', state.scope);
  if (state.range !== null) params.set('range', `${state.range.first}..${state.range.last}`);
  const text = params.toString().replaceAll('%3A', ':').replaceAll('%2F', '/').replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}
