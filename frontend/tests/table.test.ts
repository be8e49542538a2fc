import { describe, expect, test } from 'vitest';
import { UNSIFTED } from '../src/model/columns';
import { folded } from '../src/model/folding';
import { type Column, TIE_COLUMNS, tieRows } from '../src/model/listing';
import { pictureAt } from '../src/model/picture';
import { sifted, valuesOf } from '../src/model/sifting';
import { story, types, vocabulary } from './story';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly size: number | null;
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'text', title: 'Text', cell: ({ text }) => text, chosen: ({ text }) => text },
  { key: 'size', title: 'Size', cell: ({ size }) => size },
];
const ROWS: readonly Row[] = [
  { id: 'a', text: 'Zāwiya', size: 10 },
  { id: 'b', text: 'إمارة العراق', size: null },
  { id: 'c', text: 'zawiya', size: 9 },
  { id: 'd', text: 'Ansar', size: 9 },
];
const ids = (part: Partial<typeof UNSIFTED>) => sifted(ROWS, COLUMNS, { ...UNSIFTED, ...part }).map(({ id }) => id).join('');

describe('folding', () => {
  test.each([
    ['Jaʿīsh', 'jaish'],
    ["Jama'at Ansar", 'jamaat ansar'],
    ['إمارة', 'اماره'],
    ['مُحَمَّد', 'محمد'],
    ['Źdźbło', 'zdzbło'.replace('ł', 'l')],
    ['PKK', 'pkk'],
  ])('%s is found as %s', (text, typed) => {
    expect(folded(text)).toBe(folded(typed));
  });
});

describe('sifting', () => {
  test('finds in any script, without accents, every word', () => {
    expect(ids({ find: 'ZAWIYA' })).toBe('ac');
    expect(ids({ find: 'اماره' })).toBe('b');
    expect(ids({ find: 'zawiya 10' })).toBe('a');
    expect(ids({ find: 'nobody' })).toBe('');
  });

  test('sorts by numbers and texts, equal ones as they were, empty ones last either way', () => {
    expect(ids({ sort: { key: 'size', falling: false } })).toBe('cdab');
    expect(ids({ sort: { key: 'size', falling: true } })).toBe('acdb');
    expect(ids({ sort: { key: 'text', falling: false } })).toBe('dacb');
    expect(ids({ sort: { key: 'gone', falling: true } })).toBe('abcd');
  });

  test('keeps only rows of a value', () => {
    expect(ids({ only: { text: 'Ansar' } })).toBe('d');
    expect(ids({ only: {} })).toBe('abcd');
  });

  test('counts the values of a column', () => {
    const rows = tieRows([...pictureAt(story, vocabulary, types, null).ties.values()], vocabulary, null);
    const [relation] = TIE_COLUMNS.filter(({ key }) => key === 'relation');
    expect(relation && valuesOf(rows, relation).map(({ value, words, count }) => `${value}: ${words} ${count}`)).toEqual(['DENIED_MEMBERSHIP: denied belonging to 1', 'PLEDGED_TO: pledged allegiance to 1', 'SPLIT_FROM: split from 2']);
  });

  test('8,500 rows are sorted by a text or a number in under 100 ms', () => {
    const rows = Array.from({ length: 8500 }, (_, index) => ({ id: String(index), text: `Grüppe ${(index * 7919) % 8500} of Irāq`, size: (index * 31) % 977 }));
    for (const key of ['text', 'size']) {
      const spent = [0, 1, 2].map(() => {
        const start = performance.now();
        expect(sifted(rows, COLUMNS, { ...UNSIFTED, sort: { key, falling: true } })).toHaveLength(8500);
        return performance.now() - start;
      });
      expect(Math.min(...spent)).toBeLessThan(100);
    }
  });
});
