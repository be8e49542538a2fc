/** The table's columns by their keys, and what a reader chooses by them. */
import { GROUP_KINDS, TIE_TYPES } from '../api/operations';
import { STATUSES } from './evidence';

/** The two lists of the table. */
export const LISTS = ['ties', 'entities'] as const;
export type List = (typeof LISTS)[number];

/** The keys of each list's columns, in their order. */
export const COLUMN_KEYS = {
  ties: ['source', 'relation', 'target', 'place', 'from', 'to', 'status', 'share', 'assertions', 'denials', 'independent_sources', 'first_known'],
  entities: ['name', 'kind', 'from', 'to', 'status', 'other_names'],
} as const satisfies Readonly<Record<List, readonly string[]>>;

/** The values by which rows may be chosen, for the columns that have such. */
export const CHOICES: Readonly<Record<List, Readonly<Record<string, readonly string[]>>>> = {
  ties: { relation: TIE_TYPES, status: STATUSES },
  entities: { kind: [...GROUP_KINDS, 'Person', 'Place'], status: STATUSES },
};

/** Which rows of a list are shown, and in which order. */
export interface Sifting {
  /** Texts that a row must hold, wherever. */
  readonly find: string;
  /** A column's key, and whether its values fall; null keeps the order of the rows. */
  readonly sort: { readonly key: string; readonly falling: boolean } | null;
  /** By a column's key, the value that its rows must have. */
  readonly only: Readonly<Record<string, string>>;
}

export const UNSIFTED: Sifting = { find: '', sort: null, only: {} };
