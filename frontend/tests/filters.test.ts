import { describe, expect, test } from 'vitest';
import { dayAt, eventDays, histogram, newsDays, nextDay } from '../src/model/events';
import { hiddenByType, statusCounts, withStatuses } from '../src/model/filters';
import { existsOn, holdsOn, pictureAt } from '../src/model/picture';
import { story, types, vocabulary } from './story';

const whole = pictureAt(story, vocabulary, types, null);
const inAugust = pictureAt(story, vocabulary, types, '2014-08-28');
const PLEDGE = 'tie:PLEDGED_TO/gamma/delta';

describe('statuses', () => {
  test('a tie that is not chosen goes, and with it whoever no other tie holds', () => {
    const confirmed = withStatuses(whole, ['CONFIRMED'], 'group:alpha');
    expect([...confirmed.ties.keys()]).toEqual([PLEDGE]);
    expect([...confirmed.entities.keys()]).toEqual(['group:alpha', 'group:gamma', 'group:delta']);
    expect(withStatuses(inAugust, ['CONFIRMED'], 'group:alpha').ties.size).toBe(0);
  });

  test('the order of what is left is that of the picture', () => {
    const order = [...whole.entities.keys()];
    const left = [...withStatuses(whole, ['ASSERTED'], 'group:alpha').entities.keys()];
    expect(left).toEqual(order.filter((id) => left.includes(id)));
  });

  test('are counted as known on the day looked from', () => {
    expect(statusCounts(whole).get('CONFIRMED')).toBe(1);
    expect(statusCounts(inAugust).get('CONFIRMED')).toBeUndefined();
    expect(statusCounts(inAugust).get('CONTESTED')).toBe(1);
  });

  test('ties of a type not shown are counted where they are known and in the scope', () => {
    const shown = new Set(types);
    shown.delete('PLEDGED_TO');
    expect(hiddenByType(story, shown, null, null)).toBe(1);
    expect(hiddenByType(story, shown, null, '2014-08-24')).toBe(0);
    expect(hiddenByType(story, shown, new Set(['group:alpha', 'group:gamma']), null)).toBe(0);
    expect(hiddenByType(story, types, null, null)).toBe(0);
  });
});

test('what may have been is not what certainly was', () => {
  const beta = whole.entities.get('group:beta');
  if (!beta) throw new Error('no beta');
  // It began in 2007, nobody says on which day.
  expect(existsOn(beta, '2007-06-01')).toBe(true);
  expect(existsOn(beta, '2007-06-01', 'certain')).toBe(false);
  const split = whole.ties.get('tie:SPLIT_FROM/beta/alpha');
  if (!split) throw new Error('no split');
  expect(holdsOn(split, whole, '2007-06-01')).toBe(true);
  expect(holdsOn(split, { ...whole, certainty: 'certain' }, '2007-06-01')).toBe(false);
});

describe('events', () => {
  const days = ['2003-01-05', '2003-01-20', '2003-03-01', '2004-01-01'];

  test('are dated beginnings and ends, and claims that became known', () => {
    expect(eventDays(whole)).toContain('2014-08-25');
    expect(eventDays(whole)).toContain('2007-12-31');
    expect(eventDays(whole)).not.toContain('2014-12-02');
    expect(new Set(newsDays(whole))).toEqual(new Set(['2010-01-01', '2014-08-25', '2014-08-27', '2014-12-02', '2015-01-01']));
  });

  test('are stepped through', () => {
    expect(nextDay(days, '2003-01-05', 1)).toBe('2003-01-20');
    expect(nextDay(days, '2003-01-06', -1)).toBe('2003-01-05');
    expect(nextDay(days, '2004-01-01', 1)).toBeNull();
    expect(nextDay(days, '2003-01-05', -1)).toBeNull();
  });

  test('make a bar a month, within the extent', () => {
    const bars = histogram(days, '2003-01-01', '2005-01-01');
    expect(bars.map((bar) => bar.count)).toEqual([2, 1, 1]);
    expect(bars[0]).toMatchObject({ at: 0 });
    expect(bars[1]?.at).toBeCloseTo(59 / 731);
    expect(bars[1]?.width).toBeCloseTo(31 / 731);
    expect(histogram(days, '2003-02-01', '2003-12-31').map((bar) => bar.count)).toEqual([1]);
  });

  test('make a bar a year where it is long', () => {
    expect(histogram(days, '1950-01-01', '2020-01-01').map((bar) => bar.count)).toEqual([3, 1]);
  });

  test('the parts of an extent are days', () => {
    expect(dayAt('2003-01-01', '2003-01-11', 0)).toBe('2003-01-01');
    expect(dayAt('2003-01-01', '2003-01-11', 0.5)).toBe('2003-01-06');
    expect(dayAt('2003-01-01', '2003-01-11', 1)).toBe('2003-01-11');
  });
});
