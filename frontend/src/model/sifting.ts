/** Which rows of a table are shown and in which order. */
import { type Column, wordsOf } from './listing';
import type { Sifting } from './columns';
import { folded } from './folding';

const texts = new WeakMap<object, string>();

/** All words of a row, folded; kept, as long as the row is, for the next letter typed. */
function textOf<Row extends object>(row: Row, columns: readonly Column<Row>[]): string {
  let text = texts.get(row);
  if (text === undefined) {
    text = columns.map((column) => folded(wordsOf(column, row))).join('\n');
    texts.set(row, text);
  }
  return text;
}

/** The rows that are wanted, sorted: equal ones keep their order, those without a value come last either way. */
export function sifted<Row extends object>(rows: readonly Row[], columns: readonly Column<Row>[], sifting: Sifting): readonly Row[] {
  const words = folded(sifting.find).split(/\s+/).filter(Boolean);
  const only = columns.filter(({ key, chosen }) => chosen && sifting.only[key]);
  const wanted = rows.filter(
    (row) =>
      only.every(({ key, chosen }) => chosen?.(row) === sifting.only[key]) &&
      (words.length === 0 || words.every((word) => textOf(row, columns).includes(word))),
  );
  const { sort } = sifting;
  const column = columns.find(({ key }) => key === sort?.key);
  if (!sort || !column) return wanted;
  const keyed = wanted.map((row) => {
    const key = (column.order ?? column.cell)(row);
    return { row, key: typeof key === 'string' ? folded(key) : key };
  });
  const way = sort.falling ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === b.key) return 0;
    if (a.key === null || b.key === null) return a.key === null ? 1 : -1;
    return a.key < b.key ? -way : way;
  });
  return keyed.map(({ row }) => row);
}

/** The values that rows may be chosen by in a column, each with how many rows have it, in alphabetical order. */
export function valuesOf<Row>(rows: readonly Row[], column: Column<Row>): { value: string; words: string; count: number }[] {
  const values = new Map<string, { value: string; words: string; count: number }>();
  for (const row of rows) {
    const value = column.chosen?.(row) ?? null;
    if (value === null) continue;
    const seen = values.get(value) ?? { value, words: wordsOf(column, row), count: 0 };
    seen.count += 1;
    values.set(value, seen);
  }
  return [...values.values()].sort((a, b) => (a.words < b.words ? -1 : 1));
}
