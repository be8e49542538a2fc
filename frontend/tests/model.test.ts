import { describe, expect, test } from 'vitest';
import { prevailingName } from '../src/model/existence';
import { existsOn, holdsOn, pictureAt } from '../src/model/picture';
import { dateInWords, lifeInWords, quantityInWords, spanInWords } from '../src/model/wording';
import { claim, group, history, story, tie, types, vocabulary } from './story';

const PLEDGE = 'tie:PLEDGED_TO/gamma/delta';
const DENIED = 'tie:DENIED_MEMBERSHIP/gamma/delta';

describe('a picture as known on a day', () => {
  test.each([
    ['2014-08-24', undefined, undefined],
    ['2014-08-25', 'ASSERTED', undefined],
    ['2014-08-27', 'CONTESTED', 'ASSERTED'],
    [null, 'CONFIRMED', 'ASSERTED'],
  ])('%s: the pledge is %s, its denial %s', (knownAt, pledge, denied) => {
    const picture = pictureAt(story, vocabulary, types, knownAt);
    expect(picture.ties.get(PLEDGE)?.finding.status).toBe(pledge);
    expect(picture.ties.get(DENIED)?.finding.status).toBe(denied);
  });

  test('the share comes with the claim that gives it', () => {
    expect(pictureAt(story, vocabulary, types, '2014-08-27').ties.get(PLEDGE)?.finding.share).toBeNull();
    expect(pictureAt(story, vocabulary, types, null).ties.get(PLEDGE)?.finding.share).toBe(0.9);
  });

  test('a tie of a type that is not shown takes its lonely ends along', () => {
    const picture = pictureAt(story, vocabulary, new Set(['SPLIT_FROM']), null);
    expect([...picture.entities.keys()]).toEqual(['group:alpha', 'group:beta', 'group:gamma']);
  });

  test('nothing is known before the first claim', () => {
    const picture = pictureAt(story, vocabulary, types, '2009-12-31');
    expect([picture.entities.size, picture.ties.size]).toEqual([0, 0]);
  });

  test('an end that is not believed does not bound existence', () => {
    const end = (stance: 'ASSERTS' | 'DENIES') => ({
      ...group('a', '2001', null),
      endings: [{ id: 'ending:group:a', claims: [claim('end', { stance, span: { from: '2005', to: null, observed: [] } })] }],
    });
    const alive = (entity: ReturnType<typeof end>) => {
      const view = pictureAt(history('group:a', [entity], []), vocabulary, types, null).entities.get('group:a');
      return view && existsOn(view, '2006-01-01');
    };
    expect(alive(end('ASSERTS'))).toBe(false);
    expect(alive(end('DENIES'))).toBe(true);
  });
});

describe('a day looked at', () => {
  const picture = pictureAt(story, vocabulary, types, null);
  const holds = (id: string, day: string) => {
    const view = picture.ties.get(id);
    return view && holdsOn(view, picture, day);
  };

  test('a pledge holds from its day on', () => {
    expect([holds(PLEDGE, '2014-08-24'), holds(PLEDGE, '2014-08-25')]).toEqual([false, true]);
  });

  test('a split stays, but not beyond the life of its parent', () => {
    const split = 'tie:SPLIT_FROM/beta/alpha';
    expect([holds(split, '2006-12-31'), holds(split, '2007-06-01'), holds(split, '2008-01-01')]).toEqual([false, true, false]);
  });

  test('the latest begun name prevails', () => {
    const delta = picture.entities.get('group:delta');
    if (!delta) throw new Error('Delta is missing');
    expect(prevailingName(delta.entity, delta.names, '2012-01-01')).toBe('Delta of Iraq');
    expect(prevailingName(delta.entity, delta.names, '2014-01-01')).toBe('Delta');
  });

  test('a tie without any date holds on every day', () => {
    const undated = history('group:a', [group('a', null), group('b', null)], [tie('PLEDGED_TO', 'a', 'b', [claim('c')])]);
    const shown = pictureAt(undated, vocabulary, types, null);
    const view = shown.ties.get('tie:PLEDGED_TO/a/b');
    expect(view && holdsOn(view, shown, '1900-01-01')).toBe(true);
  });
});

describe('wording', () => {
  test.each([
    ['2014-08-25', '25 Aug 2014'],
    ['2014-08', 'Aug 2014'],
    ['2013~', 'c. 2013'],
    ['2007?', '2007 (?)'],
    ['201X', '2010s'],
    ['2014-22', 'summer 2014'],
    ['2014-XX', '2014'],
    ['[..2014-11]', 'by Nov 2014'],
    ['[2014-09..]', 'Sep 2014 or later'],
    ['[2014-08-25..2014-08-27]', 'between 25 Aug 2014 and 27 Aug 2014'],
  ])('%s reads "%s"', (edtf, words) => {
    expect(dateInWords(edtf)).toBe(words);
  });

  test('spans, lives and numbers', () => {
    expect(spanInWords({ from: '2007', to: null }, false)).toBe('2007 – ?');
    expect(spanInWords({ from: '2011', to: '..' }, false)).toBe('2011 – going on');
    expect(spanInWords({ from: null, to: null, observed: ['2014-10'] }, false)).toBe('seen Oct 2014');
    expect(lifeInWords('2003', '2007')).toBe('2003 to 2007');
    expect(quantityInWords({ low: 3000, high: 3000, approximate: true })).toBe('about 3,000');
    expect(quantityInWords({ low: 24, high: null, approximate: false })).toBe('24 or more');
  });
});
