import { describe, expect, test } from 'vitest';
import { type Change, changesBetween, type TwoTimes } from '../src/model/comparing';
import type { Entity, History } from '../src/model/history';
import type { Part } from '../src/model/subjects';
import { claim, group, history, story, tie, types, vocabulary } from './story';

const PLEDGE = 'tie:PLEDGED_TO/gamma/delta';

function compare(loaded: History, before: Partial<TwoTimes>, after: Partial<TwoTimes>, part: Partial<Part> = {}): Change[] {
  const whole = { entities: new Set(loaded.entities.keys()), types, certain: false, ...part };
  return changesBetween(loaded, vocabulary, whole, { asOf: null, knownAt: null, ...before }, { asOf: null, knownAt: null, ...after });
}

const told = (changes: readonly Change[]) => changes.map(({ kind, about, day, because }) => [kind, about.fact.id, day, because.map(({ id }) => id).join(' ')]);
const of = (changes: readonly Change[], id: string) => changes.filter(({ about }) => about.fact.id === id);

describe('across days of knowledge', () => {
  test('a contested pledge is confirmed because of the claim that became known', () => {
    const changes = of(compare(story, { knownAt: '2014-08-28' }, {}), PLEDGE);
    expect(told(changes)).toEqual([
      ['REDATED', PLEDGE, '2014-12-02', 'finding'],
      ['STATUS_CHANGED', PLEDGE, '2014-12-02', 'finding'],
    ]);
    expect(changes.map(({ before, after }) => [before?.finding.status, after?.finding.status])).toEqual([
      ['CONTESTED', 'CONFIRMED'],
      ['CONTESTED', 'CONFIRMED'],
    ]);
  });

  test('what nobody knew yet appears, and is not there before', () => {
    const [change] = of(compare(story, { knownAt: '2014-08-24' }, { knownAt: '2014-08-26' }), PLEDGE);
    expect(change).toMatchObject({ kind: 'APPEARED', day: '2014-08-25', before: null, after: { finding: { status: 'ASSERTED' } } });
  });

  test('looking back undoes it, because of the same claims', () => {
    const changes = of(compare(story, {}, { knownAt: '2014-08-28' }), PLEDGE);
    expect(told(changes)).toEqual([
      ['REDATED', PLEDGE, '2014-12-02', 'finding'],
      ['STATUS_CHANGED', PLEDGE, '2014-12-02', 'finding'],
    ]);
  });

  test('claims that were retracted or taken back are behind nothing', () => {
    const span = { from: '2010', to: null, observed: [] };
    const claims = [
      claim('wrong', { span, knownFrom: '2012-01-01', retracted: true }),
      claim('early', { span, knownFrom: '2012-01-02', claimant: 'x' }),
      claim('late', { span, knownFrom: '2012-01-03', claimant: 'x', revises: ['early'] }),
    ];
    const loaded = history('group:a', [group('a', '2005'), group('b', '2005')], [tie('SPLIT_FROM', 'b', 'a', claims)]);
    expect(told(compare(loaded, { knownAt: '2011-01-01' }, {}))).toEqual([['APPEARED', 'tie:SPLIT_FROM/b/a', '2012-01-02', 'late']]);
  });
});

describe('across dates', () => {
  test('what begins and ends appears and disappears, because of the claims that give the date', () => {
    const changes = compare(story, { asOf: '2006-06-01' }, { asOf: '2009-01-01' });
    expect(told(changes)).toEqual([
      ['APPEARED', 'existence:group:beta', '2007-01-01', 'exists-beta'],
      ['APPEARED', 'existence:group:gamma', '2007-01-01', 'exists-gamma'],
      ['DISAPPEARED', 'existence:group:alpha', '2007-12-31', 'exists-alpha'],
    ]);
  });

  test('a name that begins to prevail comes in as renamed', () => {
    const [change] = of(compare(story, { asOf: '2012-01-01' }, { asOf: '2014-01-01' }), 'name:Delta');
    expect(change).toMatchObject({ kind: 'RENAMED', day: '2013-04-01', before: { name: 'Delta of Iraq' }, after: { name: 'Delta' } });
    expect(change?.because.map(({ id }) => id)).toEqual(['called-Delta']);
  });

  test('a tie goes with an end of it, because of the claim of its end', () => {
    const ending = { id: 'ending:group:b', claims: [claim('gone', { span: { from: '2011-05-05', to: null, observed: [] }, knownFrom: '2011-06-01' })] };
    const b: Entity = { ...group('b', '2005', null), endings: [ending] };
    const allied = tie('ALLIED_WITH', 'b', 'a', [claim('ally', { span: { from: '2008', to: null, observed: [] } })]);
    const loaded = history('group:a', [group('a', '2005'), b], [allied]);
    const [change] = of(compare(loaded, { asOf: '2010-01-01' }, { asOf: '2012-01-01' }), allied.id);
    expect(change).toMatchObject({ kind: 'DISAPPEARED' });
    expect(change?.because.map(({ id }) => id)).toEqual(['gone']);
  });

  test('with certainty a vague beginning counts from its last day', () => {
    const changes = compare(story, { asOf: '2006-12-31' }, { asOf: '2008-06-01' }, { certain: true });
    expect(of(changes, 'existence:group:beta')).toMatchObject([{ kind: 'APPEARED', day: '2007-12-31' }]);
    expect(of(compare(story, { asOf: '2006-12-31' }, { asOf: '2007-06-01' }, { certain: true }), 'existence:group:beta')).toEqual([]);
  });

  test('a number stands from the day it is for', () => {
    const fact = { id: 'strength:group:a/fighters', of: { low: 150, high: 250, approximate: false }, what: 'FIGHTERS', on: '2013-03-01', groups: [{ id: 'group:a', label: 'a' }], place: null, origin: null } as const;
    const a: Entity = { ...group('a', '2005'), strengths: [{ ...fact, claims: [claim('counted', { knownFrom: '2013-04-01' })] }] };
    const changes = compare(history('group:a', [a], []), { asOf: '2013-01-01' }, { asOf: '2014-01-01' });
    expect(told(changes)).toEqual([['APPEARED', fact.id, '2013-03-01', 'counted']]);
  });
});

test('the same moment differs in nothing, nor does a part without what changed', () => {
  expect(compare(story, {}, {})).toEqual([]);
  const alone = { entities: new Set(['group:alpha']) };
  expect(compare(story, { knownAt: '2014-08-24' }, {}, alone)).toEqual([]);
});
