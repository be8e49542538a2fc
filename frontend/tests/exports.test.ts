import { describe, expect, test } from 'vitest';
import { aboutOf, fileName, GENERATOR } from '../src/export/about';
import { entitiesCsv, tiesCsv } from '../src/export/csv';
import { claimsOf, json } from '../src/export/json';
import { crc32, PictureTooLarge, sizeOf, textsOf, withTexts } from '../src/export/png';
import { escaped, svgFile, wrapped } from '../src/export/svg';
import { entityRows, sourceInWords, sourcesOf, tieRows, withRestedOn } from '../src/model/listing';
import { holdsOn, pictureAt } from '../src/model/picture';
import { START } from '../src/state/address';
import { claim, group, history, name, story, tie, types, vocabulary } from './story';

const source = (id: string, title: string, author: string | null = null) => ({ id, title, author, publisher: 'House', publishedOn: '2014-12-02', url: null });

/** A tie whose texts are as nasty as texts can be, resting on a claim about something else. */
const below = claim('below', { source: 'source:z', sourceFacts: source('source:z', 'Zeta'), knownFrom: '2009-05-01' });
const unseen = claim('unseen', { source: 'source:late', sourceFacts: source('source:late', 'Late'), knownFrom: '2020-01-01' });
const nasty = claim('nasty', {
  source: 'source:q',
  sourceFacts: source('source:q', '=HYPERLINK("x"), <b>&', 'O’Neil, "A"'),
  reliesOn: ['below', 'unseen'],
  span: { from: '2007', to: '..', observed: [] },
});
const alpha = { ...group('alpha', '2003'), label: '+alpha, "one"\nand more' };
const beta = { ...group('beta', '2007', '..', [name("'=late", null)]), label: '\tbeta' };
const told = history('group:alpha', [alpha, beta], [{ ...tie('PLEDGED_TO', 'beta', 'alpha', [nasty]), source: { id: 'group:beta', label: beta.label }, target: { id: 'group:alpha', label: alpha.label } }]);
const loaded = { ...told, claims: new Map([...told.claims, ['below', below], ['unseen', unseen]]) };

function shown(knownAt: string | null, of = loaded) {
  const picture = pictureAt(of, vocabulary, types, knownAt);
  const ties = tieRows([...picture.ties.values()], vocabulary, knownAt);
  const entities = entityRows(picture, null, () => true);
  const behind = withRestedOn(claimsOf(ties, entities), of, knownAt);
  const state = { ...START, focus: of.focus, knownAt };
  const about = aboutOf({
    state, history: of, vocabulary, types: ['PLEDGED_TO'], sifted: null, address: 'http://localhost/?focus=group:alpha',
    exportedAt: '2026-11-23T02:00:00Z', sources: sourcesOf(behind),
  });
  return { about, state, ties, entities, restedOn: [below], drawing: null };
}

/** A reader of RFC 4180, so that the writer is not held to itself. */
function parsed(text: string): Record<string, string>[] {
  expect(text.startsWith('\uFEFF')).toBe(true);
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  const [head = [], ...lines] = rows.slice(0, -1);
  for (const line of lines) expect(line).toHaveLength(head.length);
  return lines.map((line) => Object.fromEntries(head.map((key, index) => [key, line[index] ?? ''])));
}

describe('CSV', () => {
  const [row = {}] = parsed(tiesCsv(shown(null).ties, shown(null).about));

  test('commas, quotes and line breaks stay inside their field', () => {
    expect(row['target']).toBe('\'+alpha, "one"\nand more');
    expect(row['id']).toBe('tie:PLEDGED_TO/beta/alpha');
  });

  test('no field can be run as a formula, and every one can be told from its guard', () => {
    const fields = [row, ...parsed(entitiesCsv(shown(null).entities, shown(null).about))].flatMap((each) => Object.values(each));
    for (const field of fields) expect(field).not.toMatch(/^[=+\-@\t\r\n]/);
    const unguarded = (field: string) => (/^'['\s]*[=+\-@]|^''*[\t\r\n]/.test(field) ? field.slice(1) : field);
    expect(unguarded(row['target'] ?? '')).toBe(alpha.label);
    expect(unguarded(row['source'] ?? '')).toBe(beta.label);
    const [, second = {}] = parsed(entitiesCsv(shown(null).entities, shown(null).about));
    expect(fields).toContain("''=late");
    expect(unguarded("''=late")).toBe("'=late");
    expect(second['title']).toBe(row['title']);
  });

  test('title, date, question, address and sources go with each row', () => {
    expect(row['exported_at']).toBe('2026-11-23T02:00:00Z');
    expect(row['query']).toContain('Relations: pledged allegiance to');
    expect(row['query']).toContain('Known at: today, 23 Nov 2026');
    expect(row['address']).toBe('http://localhost/?focus=group:alpha');
    expect(row['sources']).toBe('O’Neil, "A": =HYPERLINK("x"), <b>&. House (2 Dec 2014)');
    expect(row['generator']).toBe(GENERATOR);
  });

  test('dates stay as given, with their bounds beside them', () => {
    expect([row['from'], row['to'], row['from_earliest'], row['from_latest']]).toEqual(['2007', '..', '2007-01-01', '2007-12-31']);
  });
});

describe('JSON', () => {
  test('reads back as what is shown, the same every time', () => {
    const made = shown(null);
    expect(json(made)).toBe(json(shown(null)));
    const data = JSON.parse(json(made)) as { ties: { id: string; claims: { id: string; source: string }[] }[]; sources: { id: string }[]; state: unknown; restedOn: { id: string }[]; entities: { facts: { claims: { source: string }[] }[] }[] };
    expect(Object.keys(data)).toEqual(['generator', 'title', 'exportedAt', 'address', 'query', 'state', 'entities', 'ties', 'restedOn', 'sources']);
    expect(data.ties.map(({ id }) => id)).toEqual(made.ties.map(({ id }) => id));
    expect(data.state).toEqual(made.state);
    const known = new Set(data.sources.map(({ id }) => id));
    const named = [...data.ties.flatMap(({ claims }) => claims), ...data.entities.flatMap(({ facts }) => facts.flatMap(({ claims }) => claims))];
    for (const { source: id } of named) expect(known).toContain(id);
  });

  test('holds no claim that was not known', () => {
    const data = json(shown('2010-06-01'));
    expect(data).not.toContain('source:late');
    expect(data).not.toContain('called-');
    expect(json(shown('2016-01-01'))).toContain('called-');
  });
});

describe('sources', () => {
  test('are all those behind what is shown, of claims rested on too, and none known later', () => {
    expect(shown('2010-06-01').about.sources.map(({ id }) => id)).toEqual(['source:z', 'source:q', 'source:s']);
    expect(shown('2021-01-01').about.sources.map(({ id }) => id)).toContain('source:late');
  });

  test('are told with author, title, publisher and date', () => {
    expect(sourceInWords(source('source:a', 'On Splits', 'A. Author'))).toBe('A. Author: On Splits. House (2 Dec 2014)');
    expect(sourceInWords(source('source:a', 'Why?'))).toBe('Why? House (2 Dec 2014)');
  });
});

describe('SVG', () => {
  const colors = { paper: '#ffffff', ink: '#000000', soft: '#555555' };
  const { about } = shown(null);
  const file = svgFile({ markup: '<rect/>', width: 600, height: 200, colors, font: '"Noto Sans", sans-serif', measure: (text) => text.length * 6 }, about);

  test('says what it is, for people and for machines, and refers to nothing outside', () => {
    for (const words of ['<title>', '<desc>', '<dc:source>', 'Exported on 23 Nov 2026', 'Sources (4)', 'Zeta', 'http://localhost/?focus=group:alpha']) {
      expect(file.text).toContain(words);
    }
    expect(file.text).not.toMatch(/href=|url\(|src=|<script|@import/);
  });

  test('texts are escaped and controls left out', () => {
    expect(file.text).not.toContain('<b>');
    expect(escaped('a\u0000<&>"\u0008b')).toBe('a&lt;&amp;&gt;&quot;b');
  });

  test('the caption lies under the picture and inside the file', () => {
    const lines = [...file.text.matchAll(/<text x="16" y="([\d.]+)"/g)].map(([, y]) => Number(y));
    expect(Math.min(...lines)).toBeGreaterThan(200);
    expect(Math.max(...lines)).toBeLessThan(file.height);
  });

  test('lines are broken between words, and a long one where it must be', () => {
    expect(wrapped('one two three', 48, (text) => text.length * 6)).toEqual(['one two', 'three']);
    expect(wrapped('abcdefghij k', 24, (text) => text.length * 6)).toEqual(['abcd', 'efgh', 'ij k']);
    expect(wrapped('', 24, (text) => text.length)).toEqual(['']);
  });
});

describe('PNG', () => {
  test('is twice the size, and refused with advice where that is too much', () => {
    expect(sizeOf({ width: 1000, height: 700 })).toEqual({ width: 2000, height: 1400 });
    expect(() => sizeOf({ width: 1000, height: 9000 })).toThrow(PictureTooLarge);
    expect(() => sizeOf({ width: 6000, height: 6000 })).toThrow(/Export SVG/);
  });

  test('texts stand in chunks of their own behind the head', () => {
    const head = Uint8Array.from({ length: 33 }, (_, index) => index);
    const tail = Uint8Array.of(1, 2, 3);
    const [first] = textsOf(shown(null).about);
    const made = withTexts(Uint8Array.of(...head, ...tail), first ? [first] : []);
    expect([...made.subarray(0, 33)]).toEqual([...head]);
    expect([...made.subarray(-3)]).toEqual([1, 2, 3]);
    const length = new DataView(made.buffer).getUint32(33);
    const data = made.subarray(37, 41 + length);
    expect(new TextDecoder().decode(data)).toBe(`iTXtTitle\0\0\0\0\0${first?.[1] ?? ''}`);
    expect(new DataView(made.buffer).getUint32(41 + length)).toBe(crc32(data));
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });
});

describe('file names', () => {
  test('say focus, view and day', () => {
    expect(fileName({ focus: 'group:alpha', view: 'lineage', asOf: '2014-08-25' }, '.svg')).toBe('cleave-alpha-lineage-2014-08-25.svg');
    expect(fileName({ focus: 'group:a/b c', view: 'table', asOf: null }, '-entities.csv')).toBe('cleave-a-b-c-table-all-entities.csv');
  });
});

test('rows hold what holds on the day', () => {
  const picture = pictureAt(story, vocabulary, types, null);
  const on = (day: string) => tieRows([...picture.ties.values()].filter((view) => holdsOn(view, picture, day)), vocabulary, null).map(({ id }) => id);
  expect(on('2008-01-01')).not.toContain('tie:DENIED_MEMBERSHIP/gamma/delta');
  expect(on('2015-01-01')).toContain('tie:PLEDGED_TO/gamma/delta');
  expect(on('2010-01-01')).not.toContain('tie:PLEDGED_TO/gamma/delta');
});
