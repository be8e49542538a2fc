/** What counts as there on a day: possibly or certainly, by the server's conditions. */
import { expect, test } from 'vitest';
import { existsOn, holdsOn, pictureAt } from '../src/model/picture';
import { type Bounds, certainOn, possibleOn, UNDATED } from '../src/model/spans';
import { claim, group, history, tie, types, vocabulary } from './story';

const vague: Bounds = { fromEarliest: '2007-01-01', fromLatest: '2007-12-31', toEarliest: '2009-01-01', toLatest: '2009-12-31' };
const open: Bounds = { ...vague, toEarliest: '2007-12-31', toLatest: null };
const happened: Bounds = { ...UNDATED, fromEarliest: '2007-01-01', fromLatest: '2007-12-31' };

test.each([
  ['in the days it may have begun on', vague, false, '2007-06-01', true, false],
  ['on the first day it certainly held', vague, false, '2007-12-31', true, true],
  ['on the last day it certainly held', vague, false, '2009-01-01', true, true],
  ['in the days it may have ended on', vague, false, '2009-01-02', true, false],
  ['after its end', vague, false, '2010-01-01', false, false],
  ['after it was last seen, its end unknown', open, false, '2008-01-01', true, false],
  ['an instant that may have happened', happened, true, '2007-06-01', true, false],
  ['an instant long after it happened', happened, true, '2020-01-01', true, true],
  ['what nothing dates', UNDATED, false, '2008-01-01', true, false],
  ['an instant that nothing dates', UNDATED, true, '2008-01-01', true, false],
])('%s', (_, bounds, instant, day, possible, certain) => {
  expect(possibleOn(bounds, day)).toBe(possible);
  expect(certainOn(bounds, instant, day)).toBe(certain);
});

test('a tie certainly holds where its entities only may exist', () => {
  const span = { from: '2008', to: '2010', observed: [] };
  const made = history('group:a', [group('a', '2005~', '2012'), group('b', null)], [tie('MEMBER_OF', 'a', 'b', [claim('said', { span, knownFrom: '2015-01-01' })])]);
  const picture = pictureAt(made, vocabulary, types, null);
  const [view, b] = [picture.ties.get('tie:MEMBER_OF/a/b'), picture.entities.get('group:b')];
  if (!view || !b) throw new Error('the tie is not known');
  expect(existsOn(b, '2009-06-01', 'certain')).toBe(false);
  expect(holdsOn(view, picture, '2009-06-01', 'certain')).toBe(true);
  expect(holdsOn(view, picture, '2008-06-01', 'certain')).toBe(false);
  expect(holdsOn(view, picture, '2008-06-01')).toBe(true);
  expect(holdsOn(view, picture, '2013-06-01')).toBe(false);
});
