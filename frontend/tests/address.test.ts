import { describe, expect, test } from 'vitest';
import { type PageState, readAddress, START, writeAddress } from '../src/state/address';

const STATES: PageState[] = [
  START,
  { ...START, focus: 'group:islamic-state', depth: 1 },
  { ...START, asOf: '2014-09-01', knownAt: '2014-08-28', selection: 'tie:pledged-to/group:a/group:b/in/place:x/2' },
  { ...START, scope: 'all', types: ['SPLIT_FROM', 'RIVAL_OF'], range: { first: '2013-01-01', last: '2014-12-31' } },
  { ...START, view: 'compare', against: { asOf: null, knownAt: '2014-08-28' }, overlay: true, certainty: 'certain' },
  { ...START, view: 'map', statuses: ['CONTESTED', 'DENIED'], open: ['group:a', 'group:b'] },
  { ...START, detail: 'dense', unfolded: ['group:a', 'person:b'] },
  { ...START, view: 'map', map: [43.13, -36.3402, 118.25], network: [-12, 0.5, 1.4] },
  {
    ...START,
    view: 'table',
    list: 'entities',
    ties: { find: 'bay‘a & split', sort: { key: 'from', falling: true }, only: { relation: 'SPLIT_FROM', status: 'CONTESTED' } },
    entities: { find: '', sort: { key: 'name', falling: false }, only: { kind: 'OPERATIONS_ROOM' } },
  },
];

describe('the address', () => {
  test.each(STATES)('holds the whole state %#', (state) => {
    expect(readAddress(writeAddress(state))).toEqual({ state, problems: [] });
  });

  test('is empty at the start and readable otherwise', () => {
    expect(writeAddress(START)).toBe('');
    expect(writeAddress({ ...START, selection: 'tie:split-from/group:a/group:b' })).toBe('?selection=tie:split-from/group:a/group:b');
    expect(writeAddress({ ...START, detail: 'tall', unfolded: ['group:a', 'group:b'] })).toBe('?rows=tall&unfolded=group:a,group:b');
    expect(writeAddress({ ...START, map: [43.1234567, 36.3, 120] })).toBe('?map=43.1235,36.3,120');
    expect(writeAddress({ ...START, ties: { find: 'two words', sort: { key: 'to', falling: true }, only: { status: 'DENIED' } } })).toBe(
      '?ties.find=two+words&ties.sort=-to&ties.status=DENIED',
    );
  });

  test.each([
    ['?asOf=2014-02-30', 'asOf'],
    ['?knownAt=yesterday', 'knownAt'],
    ['?depth=9', 'depth'],
    ['?scope=some', 'scope'],
    ['?types=SPLIT_FROM,NONSENSE', 'types'],
    ['?range=2014-01-01..2013-01-01', 'range'],
    ['?view=globe', 'view'],
    ['?certainty=sure', 'certainty'],
    ['?status=CONTESTED,MAYBE', 'status'],
    ['?againstAsOf=2014', 'againstAsOf'],
    ['?againstKnownAt=2014', 'againstKnownAt'],
    ['?pair=both', 'pair'],
    ['?open=islamic-state', 'open'],
    ['?rows=higher', 'rows'],
    ['?unfolded=3,4', 'unfolded'],
    ['?map=43.1,36.3', 'map'],
    ['?map=43.1,36.3,0', 'map'],
    ['?map=east,north,2', 'map'],
    ['?network=,,1', 'network'],
    ['?list=people', 'list'],
    ['?ties.sort=name', 'ties.sort'],
    ['?ties.relation=split+from', 'ties.relation'],
    ['?ties.status=MAYBE', 'ties.status'],
    ['?entities.sort=-source', 'entities.sort'],
    ['?entities.kind=ARMY', 'entities.kind'],
    ['?entities.status=true', 'entities.status'],
  ])('%s: the part is named and left out', (search, part) => {
    const { state, problems } = readAddress(search);
    expect(state).toEqual(START);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${part} in the address is .*; expected `));
  });
});
