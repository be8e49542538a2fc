import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Cell, type NodeCell, type RelationshipCell } from '../cypher/cells';
import { graphOf, hasGroups, laneIds } from '../cypher/graph';
import { idsInResult, inWords, lanesPicture, wantedOf } from '../cypher/lanes';
import { loadNamed } from '../src/api/loadNamed';
import { extentOf } from '../src/layout/lifelines';
import { daysAround } from '../src/scene/around';
import { buildScene } from '../src/scene/build';
import { sheetOf } from '../src/scene/sheet';
import { group, history, orderOf, story, vocabulary } from './story';

const node = (id: string, label: string, properties: Record<string, Cell> = {}): NodeCell => ({ $type: 'Node', id, labels: ['Entity', label], properties });
const tie = (id: string, type: string, start: string, end: string, own?: string): RelationshipCell => ({ $type: 'Relationship', id, type, start, end, properties: own === undefined ? {} : { id: own } });

const GAMMA = node('1', 'Group', { id: 'group:gamma' });
const DELTA = node('2', 'Group', { id: 'group:delta' });
const ABU = node('3', 'Person', { id: 'person:abu' });
const CITY = node('4', 'Place', { id: 'place:city' });
const PLEDGE_ID = 'tie:PLEDGED_TO/gamma/delta';
const PLEDGE = tie('9', 'PLEDGED_TO', '1', '2', PLEDGE_ID);
const LED = tie('8', 'LED_BY', '1', '3', 'tie:led-by/group:gamma/person:abu');
const NAMED = tie('7', 'HAS_NAME', '1', '4');
const graph = graphOf([[GAMMA, DELTA, ABU, CITY, PLEDGE, LED, NAMED]]);
const named = { history: { ...story, ties: new Map([...story.ties].filter(([id]) => id === PLEDGE_ID)) }, asked: new Map<string, string>() };

describe('what of a result has lanes', () => {
  it('is its groups and people, and the ties that the explorer draws between them', () => {
    expect(wantedOf(graph, vocabulary)).toEqual({ entities: ['group:gamma', 'group:delta', 'person:abu'], ties: [PLEDGE_ID], left: 0 });
  });

  it('is so many ties at most', () => {
    expect(wantedOf(graph, vocabulary, 0)).toMatchObject({ ties: [], left: 1 });
  });

  it.each<[Cell[], boolean]>([
    [[GAMMA], true],
    [[tie('9', 'PLEDGED_TO', '1', '2', 'tie:pledged-to/group:a/group:b')], true],
    [[ABU, CITY], false],
    [[node('5', 'Group'), tie('6', 'LOCATED_IN', '4', '5', 'tie:located-in/place:a/place:b')], false],
  ])('needs a group: %j', (row, there) => {
    expect(hasGroups(laneIds(graphOf([row])))).toBe(there);
  });
});

describe('the lanes of a result', () => {
  const picture = lanesPicture(named, vocabulary);

  it('are all that was loaded, tied or not, and no other tie', () => {
    expect([...picture.entities.keys()]).toEqual([...story.entities.keys()]);
    expect([...picture.ties.keys()]).toEqual([PLEDGE_ID]);
    expect(picture.ties.get(PLEDGE_ID)?.finding.status).toBe('CONFIRMED');
  });

  it('are drawn without a focus, and without a tie', () => {
    const alone = lanesPicture({ history: history('', [group('alpha', null)], []), asked: new Map() }, vocabulary);
    for (const drawn of [picture, alone]) {
      const extent = extentOf(drawn);
      const input = { picture: drawn, order: orderOf(drawn, ''), vocabulary, extent, range: extent, width: 800, asOf: null, focus: '', measure: (text: string) => text.length * 7 };
      const scene = buildScene(input);
      expect(new Set(scene.lanes.map(({ id }) => id))).toEqual(new Set(drawn.entities.keys()));
      expect(scene.ties.map(({ id }) => id)).toEqual([...drawn.ties.keys()]);
    }
  });

  it('lead back to the nodes and relationships of the rows', () => {
    expect(idsInResult(named, graph)).toEqual(new Map([[PLEDGE_ID, '9'], ['group:gamma', '1'], ['group:delta', '2']]));
    expect(idsInResult(named, graphOf([[PLEDGE]]))).toEqual(new Map([[PLEDGE_ID, '9'], ['group:gamma', '1'], ['group:delta', '2']]));
    const merged = { ...named, asked: new Map([['group:delta', 'group:old']]) };
    expect(idsInResult(merged, graphOf([[node('6', 'Group', { id: 'group:old' })]])).get('group:delta')).toBe('6');
  });

  it('are told with what has none', () => {
    const part = { ...picture, entities: new Map([...picture.entities].slice(0, 3)) };
    expect(inWords({ picture: part, left: 0 }, graph)).toBe('3 lanes, 1 tie. Without lanes: 1 node and 2 relationships, which the network shows.');
    expect(inWords({ picture: part, left: 2 }, { ...graph, left: 5 })).toBe(
      '3 lanes, 1 tie. Without lanes: 1 node, which the network shows. The first ties alone: 2 more ties are in the rows. The first nodes alone: 5 more nodes are in the rows.',
    );
  });
});

describe('the days around a mark', () => {
  const picture = lanesPicture({ history: story, asked: new Map() }, vocabulary);
  const extent = extentOf(picture);
  const sheet = sheetOf({ picture, order: orderOf(picture, ''), vocabulary, extent, range: extent, width: 800, asOf: null, focus: '', measure: (text) => text.length * 7 });

  it('are those of a tie or a lane with room at both sides', () => {
    expect(daysAround(PLEDGE_ID, sheet)?.first).toBe('2014-06-26');
    const lane = daysAround('group:alpha', sheet);
    expect(lane && lane.first < '2003-01-01' && lane.last > '2007-12-31').toBe(true);
  });

  it('are none of what is not drawn', () => {
    expect(daysAround('group:nobody', sheet)).toBeNull();
  });
});

describe('loading by ids', () => {
  afterEach(() => { vi.unstubAllGlobals(); });

  const page = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
  const entity = (id: string) => ({ __typename: 'Group', id, label: id, summary: null, groupKind: 'FACTION', names: [], existences: [], endings: [], strengths: [] });
  const tieNode = (id: string, source: string, target: string) => ({
    __typename: 'Tie', id, type: 'PLEDGED_TO', derived: false, role: null, note: null, place: null, claims: page,
    source: { __typename: 'Group', id: source, label: source }, target: { __typename: 'Group', id: target, label: target },
  });

  it('asks in batches, and for what ties join; what is merged or gone is told apart', async () => {
    const asked: string[][] = [];
    vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
      const { query, variables } = JSON.parse(body) as { query: string; variables: { ids: string[] } };
      asked.push(variables.ids);
      const answer = (id: string) => {
        if (id === 'group:gone') return null;
        if (id === 'group:old') return entity('group:new');
        return query.includes('TiesById') ? tieNode(id, 'group:0', 'group:end') : entity(id);
      };
      return Promise.resolve(Response.json({ data: { nodes: variables.ids.map(answer) } }));
    });
    const ids = ['group:gone', 'group:old', ...Array.from({ length: 300 }, (_, index) => `group:${index}`)];
    const { history: found, asked: by } = await loadNamed(ids, ['tie:a'], new AbortController().signal);
    expect(asked.map(({ length }) => length)).toEqual([1, 200, 103]);
    expect(found.entities.size).toBe(302);
    expect(found.entities.has('group:end')).toBe(true);
    expect([...found.ties.keys()]).toEqual(['tie:a']);
    expect([by.get('group:new'), by.get('group:1')]).toEqual(['group:old', 'group:1']);
  });
});
