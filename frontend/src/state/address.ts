/** The page's state as an address, and back. Every part is checked; what cannot be read is said. */
import { TIE_TYPES, type TieType } from '../api/operations';
import type { TimeRange } from '../layout/timeScale';
import { CHOICES, COLUMN_KEYS, type List, LISTS, type Sifting, UNSIFTED } from '../model/columns';
import { type Day, isDay } from '../model/dates';
import { type Status, STATUSES } from '../model/evidence';
import type { Certainty } from '../model/spans';
import { type Detail, DETAILS } from '../scene/levels';

export const VIEWS = ['lineage', 'network', 'map', 'table', 'compare'] as const;
export type View = (typeof VIEWS)[number];

/** A point in the two times at once; null is the whole history, and today. */
export interface Moment {
  readonly asOf: Day | null;
  readonly knownAt: Day | null;
}

/** What of a picture is in sight: the point in the middle, and how many pixels a unit of its world takes. */
export type Section = readonly [x: number, y: number, k: number];

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
  /** How much of lanes is drawn; null is by their number. */
  readonly detail: Detail | null;
  /** A lane of each family that is unfolded where families are folded. */
  readonly unfolded: readonly string[];
  /** The section of the map, in degrees east and north, and of the network; null is where everything fits. */
  readonly map: Section | null;
  readonly network: Section | null;
  /** The list that the table shows, and what is found, chosen and sorted in either. */
  readonly list: List;
  readonly ties: Sifting;
  readonly entities: Sifting;
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
  detail: null,
  unfolded: [],
  map: null,
  network: null,
  list: 'ties',
  ties: UNSIFTED,
  entities: UNSIFTED,
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
  const oneOf = <T extends string>(...words: readonly T[]) => (text: string) => words.find((word) => word === text) ?? null;
  const day = (name: string) => given<Day | null>(name, (text) => (isDay(text) ? text : null), 'a day such as 2014-08-25', null);
  const lanes = (name: string) =>
    given<readonly string[]>(name, (text) => (text.split(',').every((id) => /^\w+:./.test(id)) ? text.split(',') : null), 'lanes such as group:ansar-al-islam', []);
  const section = (name: string) => given<Section | null>(name, readSection, 'a point and a zoom such as 43.1,36.3,120', null);
  const sifting = (list: List): Sifting => ({
    find: given(`${list}.find`, (text) => text, '', ''),
    sort: given<Sifting['sort']>(`${list}.sort`, (text) => readSort(text, COLUMN_KEYS[list]), 'a column such as from or -from', null),
    only: Object.fromEntries(
      Object.entries(CHOICES[list]).flatMap(([key, values]) => {
        const value = given(`${list}.${key}`, oneOf(...values), values.join(', '), '');
        return value === '' ? [] : [[key, value]];
      }),
    ),
  });
  const state: PageState = {
    view: given('view', oneOf(...VIEWS), VIEWS.join(', '), START.view),
    focus: given('focus', (text) => text, '', START.focus),
    depth: given('depth', (text) => (DEPTHS.has(text) ? Number(text) : null), '1, 2 or 3', START.depth),
    asOf: day('asOf'),
    knownAt: day('knownAt'),
    selection: given<string | null>('selection', (text) => text, '', null),
    types: given<readonly TieType[] | null>('types', someOf(TIE_TYPES), 'relation types such as SPLIT_FROM,PLEDGED_TO', null),
    scope: given('scope', oneOf('family', 'all'), 'family or all', START.scope),
    range: given<TimeRange | null>('range', readRange, 'two days such as 2013-01-01..2014-12-31', null),
    certainty: given('certainty', oneOf('possible', 'certain'), 'possible or certain', START.certainty),
    statuses: given<readonly Status[] | null>('status', someOf(STATUSES), 'statuses such as CONTESTED,DENIED', null),
    open: lanes('open'),
    against: {
      asOf: day('againstAsOf'),
      knownAt: day('againstKnownAt'),
    },
    overlay: given<'side' | 'over'>('pair', oneOf('side', 'over'), 'side or over', 'side') === 'over',
    detail: given<Detail | null>('rows', oneOf(...DETAILS), DETAILS.join(', '), null),
    unfolded: lanes('unfolded'),
    map: section('map'),
    network: section('network'),
    list: given('list', oneOf(...LISTS), LISTS.join(', '), START.list),
    ties: sifting('ties'),
    entities: sifting('entities'),
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

function readSort(text: string, keys: readonly string[]): Sifting['sort'] {
  const falling = text.startsWith('-');
  const key = falling ? text.slice(1) : text;
  return keys.includes(key) ? { key, falling } : null;
}

function readSection(text: string): Section | null {
  if (!/^-?\d+(\.\d+)?,-?\d+(\.\d+)?,\d+(\.\d+)?$/.test(text)) return null;
  const [x = 0, y = 0, k = 0] = text.split(',').map(Number);
  return k > 0 ? [x, y, k] : null;
}

/** To what one can see: a part of a pixel. */
function writeSection(section: Section | null): string | null {
  return section?.map((value) => Number(value.toFixed(4))).join(',') ?? null;
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
    open: state.open.join(',') || null,
    againstAsOf: state.against.asOf,
    againstKnownAt: state.against.knownAt,
    pair: state.overlay ? 'over' : null,
    rows: state.detail,
    unfolded: state.unfolded.join(',') || null,
    map: writeSection(state.map),
    network: writeSection(state.network),
    list: state.list === START.list ? null : state.list,
    ...Object.fromEntries(LISTS.flatMap((list) => {
      const { find, sort, only } = state[list];
      const parts = { find: find || null, sort: sort && (sort.falling ? '-' : '') + sort.key, ...only };
      return Object.entries(parts).map(([name, value]) => [`${list}.${name}`, value]);
    })),
  };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) if (value !== null) params.set(name, value);
  const text = params.toString().replaceAll('%3A', ':').replaceAll('%2F', '/').replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}
