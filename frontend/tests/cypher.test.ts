import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Asked, bodyOf, checkParameters, Failure, parameterNames } from '../cypher/asking';
import { type Cell, type NodeCell, type RelationshipCell, textOf, titleOf } from '../cypher/cells';
import { candidates } from '../cypher/completing';
import { EXAMPLE_GROUPS, EXAMPLES, readExample } from '../cypher/examples';
import { explorerAddress } from '../cypher/explorer';
import { besides, graphOf, hueOf, nameOf, pictureOf } from '../cypher/graph';
import { type Ran, ranIn, remembered, type Saved, savedIn, savedWith, Shelf } from '../cypher/keeping';
import { readShared, writeShared } from '../cypher/sharing';
import { isDenial } from '../src/model/picture';
import { networkOf } from '../src/network/graph';
import { networkScene } from '../src/network/scene';

const node = (id: string, labels: string[], properties: Record<string, Cell> = {}): NodeCell => ({ $type: 'Node', id, labels, properties });
const tie = (id: string, type: string, start: string, end: string, properties: Record<string, Cell> = {}): RelationshipCell => ({ $type: 'Relationship', id, type, start, end, properties });
const ANSAR = node('1', ['Entity', 'Group'], { id: 'group:ansar', name: 'Ansar', from_latest: { $type: 'Date', value: '2007-12-31' } });
const STATE = node('2', ['Entity', 'Group'], { id: 'group:state', name: 'State', kind: 'COALITION' });
const ABU = node('3', ['Entity', 'Person'], { id: 'person:abu', name: 'Abu' });
const PLEDGE = tie('9', 'PLEDGED_TO', '1', '2', { id: 'tie:pledged-to/group:ansar/group:state', status: 'DENIED' });
const asked: Asked = { statement: 'RETURN 1', parameters: '', limit: 1_000 };

describe('cells', () => {
  it.each<[Cell, string]>([
    [null, 'null'],
    ['text', 'text'],
    [['a', 1, null], "['a', 1, null]"],
    [{ a: 'b' }, "{a: 'b'}"],
    [{ $type: 'Map', value: { $type: 'mine' } }, "{$type: 'mine'}"],
    [{ $type: 'Date', value: '2014-08-25' }, '2014-08-25'],
    [{ $type: 'Integer', value: '9007199254740993' }, '9007199254740993'],
    [{ $type: 'Float', value: 'NaN' }, 'NaN'],
    [{ $type: 'Point', srid: 4326, coordinates: [43.1, 36.3] }, 'point(43.1, 36.3; 4326)'],
    [ANSAR, '(:Group Ansar)'],
    [PLEDGE, '[:PLEDGED_TO DENIED]'],
    [{ $type: 'Path', nodes: [STATE, ANSAR], relationships: [PLEDGE] }, '(:Group State)<-[:PLEDGED_TO DENIED]-(:Group Ansar)'],
    [{ $type: 'Path', nodes: [ANSAR, STATE], relationships: [PLEDGE] }, '(:Group Ansar)-[:PLEDGED_TO DENIED]->(:Group State)'],
  ])('%j reads %s', (cell, text) => {
    expect(textOf(cell)).toBe(text);
  });

  it('names a node by the best that it has', () => {
    expect(titleOf(node('1', ['Name'], { id: 'name:x', text: 'أنصار' }))).toBe('أنصار');
    expect(titleOf(node('1', ['Claim'], { id: 'claim:1' }))).toBe('claim:1');
    expect(titleOf(node('1', ['Revision'], {}))).toBe('Revision');
  });
});

describe('addresses in the explorer', () => {
  it.each<[Cell, string | null]>([
    ['group:islamic-state', '/?focus=group:islamic-state'],
    ['tie:pledged-to/group:a/group:b', '/?focus=group:a&selection=tie:pledged-to/group:a/group:b'],
    ['name:group:a/x-1', '/?focus=group:a&selection=name:group:a/x-1'],
    ['existence:group:a', '/?focus=group:a&selection=existence:group:a'],
    ['source:x', '/?selection=source:x'],
    ['claim:1', null],
    ['javascript:alert(1)', null],
    ['group: of people', null],
    [7, null],
  ])('%j is at %s', (id, address) => {
    expect(explorerAddress(id)).toBe(address);
  });

  it('opens the network too', () => {
    expect(explorerAddress('group:a', 'network')).toBe('/?view=network&focus=group:a');
  });
});

describe('parameters', () => {
  it.each(['', ' \n', '{}', '{"a": [1, 2]}'])('takes %j', (text) => {
    expect(() => { checkParameters(text); }).not.toThrow();
  });

  it.each(['[1]', '"a"', '{a: 1}', 'null', '{"a": 1,}'])('refuses %j and says what is expected', (text) => {
    expect(() => { checkParameters(text); }).toThrow(/^parameters: expected a JSON object such as/);
    try {
      checkParameters(text);
    } catch (error) {
      expect(error).toBeInstanceOf(Failure);
      expect((error as Failure).field).toBe('parameters');
    }
  });

  it('are sent as they were written, large numbers too', () => {
    const body = bodyOf({ statement: 'RETURN "$n"', parameters: '{"n": 9007199254740993}', limit: 100 });
    expect(body).toContain('9007199254740993');
    expect(JSON.parse(body)).toMatchObject({ statement: 'RETURN "$n"', limit: 100, explain: false });
    expect(JSON.parse(bodyOf(asked, true))).toEqual({ statement: 'RETURN 1', parameters: {}, limit: 1_000, explain: true });
  });

  it('are known by name', () => {
    expect(parameterNames('{"a": 1, "b": 2}')).toEqual(['a', 'b']);
    expect(parameterNames('{"a"')).toEqual([]);
  });
});

describe('completion', () => {
  const labels = (before: string, parameters: string[] = []) => candidates(before, parameters)?.options.map(({ label }) => label) ?? null;

  it.each([
    ['MATCH (g:Gr', 'Group', 2],
    ['MATCH (g:Entity:', 'Person', 0],
    ['MATCH (a)-[t:PLED', 'PLEDGED_TO', 4],
    ['MATCH (a)-[:SPLIT_FROM|', 'SUCCEEDED', 0],
    ['MATCH (g:Group) WHERE g.na', 'name', 2],
    ['MATCH (g:Group {', 'id', 0],
    ['MATCH (a)-[t:PLEDGED_TO {status: "X", fr', 'from_earliest', 2],
    ['MATCH (g) RET', 'RETURN', 3],
    ['// a group\'s own\nMATCH (g:', 'Group', 0],
  ])('after %j comes %s', (before, label, begun) => {
    expect(labels(before)).toContain(label);
    expect(candidates(before, [])?.begun).toBe(begun);
  });

  it('knows the parameters', () => {
    expect(labels('WHERE g.id = $gr', ['group', 'day'])).toEqual(['group', 'day']);
  });

  it.each(["RETURN 'MATCH (g:", '// MATCH (g:', '/* MATCH (g:', 'RETURN 1 '])('says nothing in %j', (before) => {
    expect(labels(before)).toBeNull();
  });

  it('keeps apart what belongs to nodes and to relationships', () => {
    expect(labels('MATCH (g:')).not.toContain('PLEDGED_TO');
    expect(labels('MATCH (a)-[t:')).not.toContain('Group');
  });
});

describe('the examples', () => {
  const folder = join(import.meta.dirname, '../../cypher/examples');

  it('are all there, in order, in groups of questions', () => {
    expect(EXAMPLES).toHaveLength(readdirSync(folder).filter((name) => name.endsWith('.cypher')).length);
    expect(EXAMPLES.map(({ number }) => number)).toEqual(EXAMPLES.map((_, index) => index + 1));
    expect(EXAMPLE_GROUPS.flatMap(([, examples]) => examples)).toHaveLength(EXAMPLES.length);
    expect(EXAMPLE_GROUPS.length).toBeGreaterThan(3);
  });

  it.each(EXAMPLES.map((each) => [each.title, each] as const))('%s is read whole', (_, { title, group, question, parameters, statement }) => {
    for (const text of [title, group, question, statement]) expect(text).not.toBe('');
    expect(() => { checkParameters(parameters); }).not.toThrow();
    const used = new Set([...statement.matchAll(/\$(\w+)/g)].map(([, name]) => name));
    expect(new Set(parameterNames(parameters))).toEqual(used);
  });

  it('keep their statement to the letter', () => {
    const [first] = readdirSync(folder).sort();
    const text = readFileSync(join(folder, first ?? ''), 'utf8');
    expect(text.trimEnd().endsWith(readExample(first ?? '', text).statement)).toBe(true);
  });
});

describe('a result as a graph', () => {
  const graph = graphOf([[ANSAR, { deep: [PLEDGE] }], [{ $type: 'Path', nodes: [ABU], relationships: [] }, STATE]]);

  it('is found wherever it stands in the rows', () => {
    expect([...graph.nodes.keys()]).toEqual(['1', '3', '2']);
    expect([...graph.relationships.keys()]).toEqual(['9']);
    expect(graph.unnamed.size).toBe(0);
  });

  it('has ends that the rows do not hold, marked as such', () => {
    const alone = graphOf([[PLEDGE]]);
    expect([...alone.unnamed]).toEqual(['1', '2']);
    expect(pictureOf(alone).entities.get('1')?.spells).toEqual([]);
  });

  it('says what is left out', () => {
    const few = graphOf([[ANSAR, PLEDGE, STATE, ABU]], 2);
    expect(few.left).toBe(1);
    expect(graphOf([[PLEDGE, ABU]], 1).relationships.size).toBe(0);
  });

  it('has the kinds, marks and statuses of the explorer', () => {
    const picture = pictureOf(graph);
    expect(picture.entities.get('3')?.entity.type).toBe('Person');
    expect(picture.entities.get('2')?.entity.kind).toBe('COALITION');
    const pledge = picture.ties.get('9');
    expect(pledge && isDenial(pledge)).toBe(true);
    expect(pledge?.tie.type).toBe('PLEDGED_TO');
    expect([ANSAR, ABU, node('4', ['Entity', 'Place']), node('5', ['Fact', 'Name']), node('6', ['Claim'])].map(({ labels }) => hueOf(labels))).toEqual([0, 1, 2, 3, 4]);
  });

  it('draws relationships that are no ties', () => {
    const named = graphOf([[ANSAR, node('5', ['Fact', 'Name'], { text: 'Ansar' }), tie('8', 'HAS_NAME', '1', '5')]]);
    const picture = pictureOf(named);
    const { radii, bends, ids } = networkOf(picture);
    const places = new Map(ids.map((id, index) => [id, { x: index * 100, y: 0 }]));
    const viewport = { width: 400, height: 300, x: 100, y: 100, k: 1 };
    const family = new Map<string, number>();
    const scene = networkScene({ picture, places, radii, bends, family, viewport, asOf: null, focus: '', measure: (text) => text.length * 7 });
    expect(scene.ties.map(({ lines }) => lines.map(({ cls }) => cls))).toEqual([['thin stroke-4']]);
    expect(scene.entities.map(({ name }) => name)).toEqual(['Ansar', 'Ansar (Name)']);
  });

  it('reads in words from either end', () => {
    expect(besides('1', graph)).toEqual([{ relationship: '9', other: '2', text: 'pledged allegiance to State, denied', forwards: true }]);
    expect(besides('2', graph)[0]?.text).toBe('received the allegiance of Ansar, denied');
    expect(nameOf(node('#1:2', []))).toBe('#1:2');
  });
});

describe('what is kept', () => {
  const ran = (statement: string, at: number): Ran => ({ ...asked, statement, at });
  const saved = (name: string, statement = 'RETURN 1'): Saved => ({ ...asked, name, statement });

  function stored(initial: Record<string, string> = {}) {
    const values = new Map(Object.entries(initial));
    return { values, getItem: (key: string) => values.get(key) ?? null, setItem: (key: string, value: string) => void values.set(key, value) };
  }

  it('comes back from the storage', () => {
    const storage = stored();
    expect(new Shelf('k', savedIn, () => storage).put([saved('a')])).toBe(true);
    expect(new Shelf('k', savedIn, () => storage).items()).toEqual([saved('a')]);
  });

  it.each(['nothing', '{"a":1}', '[1, null, {"name":"a"}, {"statement":1}]'])('leaves out what cannot be read: %s', (text) => {
    expect(new Shelf('k', savedIn, () => stored({ k: text })).items()).toEqual([]);
    expect(new Shelf('k', ranIn, () => stored({ k: text })).items()).toEqual([]);
  });

  it('lasts as long as the page where storage is refused', () => {
    const shelf = new Shelf('k', savedIn, () => { throw new Error('refused'); });
    expect(shelf.put([saved('a')])).toBe(false);
    expect(shelf.items()).toEqual([saved('a')]);
  });

  it('holds each statement once, the newest first, a hundred at most', () => {
    expect(remembered([ran('b', 2), ran('a', 1)], ran('a', 3))).toEqual([ran('a', 3), ran('b', 2)]);
    const many = Array.from({ length: 120 }, (_, index) => ran(`RETURN ${index}`, index));
    expect(remembered(many, ran('x', 0))).toHaveLength(100);
  });

  it('replaces what has the same name, in order of names', () => {
    expect(savedWith([saved('b'), saved('a')], saved('b', 'RETURN 2'))).toEqual([saved('a'), saved('b', 'RETURN 2')]);
  });
});

describe('a link', () => {
  it.each<Asked>([
    asked,
    { statement: "MATCH (g {name: 'أنصار & #1'})\nRETURN g // +", parameters: '{"a": "%20"}', limit: 10_000 },
  ])('holds $statement', (each) => {
    expect(readShared(writeShared(each))).toEqual(each);
  });

  it('is none without a statement, and has a limit that can be chosen', () => {
    expect(readShared('#results')).toBeNull();
    expect(readShared('#statement=RETURN+1&limit=99999999')?.limit).toBe(1_000);
  });
});
