/** Semantic zoom: how high rows are decides what is drawn on them. */

/** The levels of detail from the densest on. */
export const DETAILS = ['dense', 'low', 'medium', 'tall'] as const;
export type Detail = (typeof DETAILS)[number];

/** What is drawn of ties: everything, what tells of splits, mergers, successions and pledges, or nothing. */
export type ShownTies = 'all' | 'story' | 'none';

export interface Level {
  /** The height of a row in pixels; null is as high as its names need. */
  readonly row: number | null;
  /** The height of a lane. */
  readonly bar: number;
  /** Lines of names above a lane; with none, names stand before it or on it. */
  readonly lines: number;
  /** The size of names; null shows them for what is pointed at or has the focus. */
  readonly text: 'normal' | 'small' | null;
  readonly ties: ShownTies;
}

const LEVELS: readonly Level[] = [
  { row: 9, bar: 4, lines: 0, text: null, ties: 'none' },
  { row: 16, bar: 6, lines: 0, text: 'small', ties: 'story' },
  { row: 24, bar: 8, lines: 1, text: 'small', ties: 'all' },
];
const BY_NAMES: Level = { row: null, bar: 10, lines: Infinity, text: 'normal', ties: 'all' };
/** The tallest where there are more rows than that. */
const TALLEST: Level = { row: 44, bar: 10, lines: 2, text: 'normal', ties: 'all' };
/** Up to so many lanes a picture is drawn whole; a larger one as far as it is in view. */
export const WHOLE = 100;
/** Up to so many rows it takes little to find out how high their names make them. */
const NAMED = 300;
const COMFORTABLE = 60;
const DENSE = 600;

/** The level for a number of rows, unless another is chosen. */
export function levelFor(rows: number): number {
  return rows <= COMFORTABLE ? 3 : rows <= DENSE ? 2 : 1;
}

export function levelAt(index: number, rows: number): Level {
  return LEVELS[index] ?? (rows <= NAMED ? BY_NAMES : TALLEST);
}
