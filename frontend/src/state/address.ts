/** The page's state as an address, and back. Every part is checked; what cannot be read is said. */
import { TIE_TYPES, type TieType } from '../api/operations';
import type { TimeRange } from '../layout/timeScale';
import { type Day, isDay } from '../model/dates';
import { type Status, STATUSES } from '../model/evidence';
import type { Certainty } from '../model/spans';

export const VIEWS = ['lineage', 'network', 'map', 'table', 'compare'] as const;
export type View = (typeof VIEWS)[number];

/** A point in the two times at once; null is the whole history, and today. */
export interface Moment {
  readonly asOf: Day | null;
  readonly knownAt: Day | null;
}

export interface PageState extends Moment {
  readonly view: View;
  readonly focus: string;
  readonly depth: number;
  /** What counts as there on the day looked at: what may have been, or only what certainly was. */
  readonly certainty: Certainty;
  /** The statuses shown; null is all of them. */
  readonly statuses: readonly Status[] | null;
  /** The lanes whose places are unfolded. */
  readonly open: readonly string[];
  /** The moment that comparing sets beside the one looked at. */
  readonly against: Moment;
  /** Whether comparing draws both moments into one picture. */
  readonly overlay: boolean;
  /** An entity, a tie, a fact of an entity or a source. */
  readonly selection: string | null;
  /** The relation types shown; null is the default set. */
  readonly types: readonly TieType[] | null;
  /** The focus's family with its direct ties, or everything within the depth. */
  readonly scope: 'family' | 'all';
  /** The days in the window; null is all of them. */
  readonly range: TimeRange | null;
}

export const START: PageState = {
  view: 'lineage',
  focus: 'group:ansar-al-islam',
  depth: 3,
  asOf: null,
  knownAt: null,
  selection: null,
  types: null,
  scope: 'family',
  range: null,
  certainty: 'possible',
  statuses: null,
  open: [],
  against: { asOf: null, knownAt: null },
  overlay: false,
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
  const oneOf = <T extends string>(...words: readonly T[]) => (text: string) => words.find((word) => word === text) ?? null;
  const aDay = 'a day such as 2014-08-25';
  const state: PageState = {
    view: given('view', oneOf(...VIEWS), VIEWS.join(', '), START.view),
    focus: given('focus', (text) => text, '', START.focus),
    depth: given('depth', (text) => (DEPTHS.has(text) ? Number(text) : null), '1, 2 or 3', START.depth),
    asOf: given<Day | null>('asOf', day, aDay, null),
    knownAt: given<Day | null>('knownAt', day, aDay, null),
    selection: given<string | null>('selection', (text) => text, '', null),
    types: given<readonly TieType[] | null>('types', someOf(TIE_TYPES), 'relation types such as SPLIT_FROM,PLEDGED_TO', null),
    scope: given('scope', oneOf('family', 'all'), 'family or all', START.scope),
    range: given<TimeRange | null>('range', readRange, 'two days such as 2013-01-01..2014-12-31', null),
    certainty: given('certainty', oneOf('possible', 'certain'), 'possible or certain', START.certainty),
    statuses: given<readonly Status[] | null>('status', someOf(STATUSES), 'statuses such as CONTESTED,DENIED', null),
    open: given('open', (text) => text.split(','), '', START.open),
    against: {
      asOf: given<Day | null>('againstAsOf', day, aDay, null),
      knownAt: given<Day | null>('againstKnownAt', day, aDay, null),
    },
    overlay: given<'side' | 'over'>('pair', oneOf('side', 'over'), 'side or over', 'side') === 'over',
  };
  return { state, problems };
}

/** Reads a list of words, each of which must be known; the order is that of the words. */
function someOf<T extends string>(words: readonly T[]): (text: string) => readonly T[] | null {
  return (text) => {
    const given = text.split(',');
    const known = words.filter((word) => given.includes(word));
    return known.length === given.length ? known : null;
  };
}

function readRange(text: string): TimeRange | null {
  const [first = '', last = '', ...more] = text.split('..');
  return isDay(first) && isDay(last) && first < last && more.length === 0 ? { first, last } : null;
}

/** The search part of an address, empty for the start. Colons, slashes and commas stay readable. */
export function writeAddress(state: PageState): string {
  const parts: Readonly<Record<string, string | null>> = {
    view: state.view === START.view ? null : state.view,
    focus: state.focus === START.focus ? null : state.focus,
    depth: state.depth === START.depth ? null : String(state.depth),
    asOf: state.asOf,
    knownAt: state.knownAt,
    selection: state.selection,
    types: state.types?.join(',') ?? null,
    scope: state.scope === START.scope ? null : state.scope,
    range: state.range && `${state.range.first}..${state.range.last}`,
    certainty: state.certainty === START.certainty ? null : state.certainty,
    status: state.statuses?.join(',') ?? null,
    open: state.open.length === 0 ? null : state.open.join(','),
    againstAsOf: state.against.asOf,
    againstKnownAt: state.against.knownAt,
    pair: state.overlay ? 'over' : null,
  };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) if (value !== null) params.set(name, value);
  const text = params.toString().replaceAll('%3A', ':').replaceAll('%2F', '/').replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}
