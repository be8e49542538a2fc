import { describe, expect, test } from 'vitest';
import { boundsInWords, gradeInWords, hijriInWords } from '../src/model/reading';
import { independenceInWords, independenceOf, reliedOnBy } from '../src/model/reliance';
import { UNDATED } from '../src/model/spans';
import { claim, group, history, tie } from './story';

test('an Admiralty grade is told by code and in words', () => {
  expect(gradeInWords('B', 2)).toBe('B2: usually reliable, probably true');
  expect(gradeInWords(null, 3)).toBe('3: possibly true');
  expect(gradeInWords('A', null)).toBe('A: completely reliable');
  expect(gradeInWords(null, null)).toBeNull();
});

test('Hijri dates name their calendar, and vague dates are ranges', () => {
  expect(hijriInWords('2014-08-25')).toBe('29 Shawwal 1435 AH (Umm al-Qura)');
  expect(hijriInWords('2014-08')).toBe('5 Shawwal – 5 Dhuʻl-Qiʻdah 1435 AH (Umm al-Qura)'.replaceAll(' – ', '\u2009–\u2009'));
  expect([hijriInWords('[..2014]'), hijriInWords('..'), hijriInWords(null)]).toEqual([null, null, null]);
});

describe('bounds in words', () => {
  const bounds = { fromEarliest: '2014-01-01', fromLatest: '2014-03-31', toEarliest: '2015-01-01', toLatest: null };
  test('possibly and certainly', () => {
    expect(boundsInWords(bounds, false)).toBe('possibly from 1 Jan 2014 until now; certainly from 31 Mar 2014 to 1 Jan 2015');
    expect(boundsInWords({ ...bounds, toEarliest: null }, false)).toContain('certain on no day');
    expect(boundsInWords(bounds, true)).toBe('possibly from 1 Jan 2014, at the latest on 31 Mar 2014');
  });
  test('exact and unknown dates need none', () => {
    expect(boundsInWords({ ...UNDATED, fromEarliest: '2014-01-01', fromLatest: '2014-01-01' }, true)).toBeNull();
    expect(boundsInWords(UNDATED, false)).toBeNull();
  });
});

describe('which reports rest on which', () => {
  const source = claim('source', { claimant: 'source:x|unnamed', madeByName: 'an unnamed source' });
  const first = claim('first', { reliesOn: ['source'] });
  const second = claim('second', { reliesOn: ['source'] });
  const third = claim('third');
  const other = tie('SPLIT_FROM', 'b', 'a', [source]);
  const split = tie('PLEDGED_TO', 'b', 'a', [first, second, third]);
  const loaded = history('group:a', [group('a', '2005'), group('b', '2005')], [other, split]);

  test('the independent voices are explained', () => {
    const independence = independenceOf(split.claims, loaded, null);
    expect(independence).toMatchObject({ assertions: 3, origins: 2 });
    expect(independenceInWords(independence)).toBe('3 claims for it, 2 independent: 2 go back to an unnamed source.');
  });

  test('voices of their own are told so, and one needs no word', () => {
    const alone = independenceOf([first, third], loaded, null);
    expect(independenceInWords(alone)).toBe('2 claims for it, 2 independent: each on its own account.');
    expect(independenceInWords(independenceOf([third], loaded, null))).toBeNull();
  });

  test('links lead both ways', () => {
    expect(reliedOnBy(loaded.claims.values()).get('source')?.map(({ id }) => id)).toEqual(['first', 'second']);
  });
});
