import { describe, expect, test } from 'vitest';
import { generate, randomFrom } from '../bench/generate';
import type { History } from '../src/model/history';
import { pictureAt } from '../src/model/picture';
import { familyScope, restricted } from '../src/model/scope';
import { picturesFrom } from '../src/model/stepping';
import { claim, group, history, tie, types, vocabulary } from './story';

/** Some days on which something became known, the days before, and none. */
function someDays(of: History, seed: number, count: number): (string | null)[] {
  const random = randomFrom(seed);
  const days = [...of.claims.values()].map((each) => each.knownFrom).sort();
  return Array.from({ length: count }, () => (random() < 0.1 ? null : (days[Math.floor(random() ** 0.5 * days.length)] ?? null)));
}

describe('stepping from one day of knowledge to another', () => {
  test.each([1, 2, 3, 4])('shows what a fresh picture shows, in the same order (seed %i)', (seed) => {
    const made = generate(60, seed);
    const whole = pictureAt(made, vocabulary, types, null);
    const step = picturesFrom(whole, made, vocabulary);
    for (const day of someDays(made, seed, 40)) {
      const [stepped, fresh] = [step(day), pictureAt(made, vocabulary, types, day)];
      expect(stepped).toEqual(fresh);
      expect([...stepped.ties.keys()]).toEqual([...fresh.ties.keys()]);
      expect([...stepped.entities.keys()]).toEqual([...fresh.entities.keys()]);
    }
  });

  test.each([5, 6])('also of a part of the lineage (seed %i)', (seed) => {
    const made = generate(120, seed);
    const whole = pictureAt(made, vocabulary, types, null);
    const scope = familyScope(whole, made.focus);
    expect(scope.size).toBeLessThan(whole.entities.size);
    const step = picturesFrom(restricted(whole, scope, made.focus), made, vocabulary);
    for (const day of someDays(made, seed, 20)) {
      expect(step(day)).toEqual(restricted(pictureAt(made, vocabulary, types, day), scope, made.focus));
    }
  });

  test('a claim that others rest on changes how many stand by themselves', () => {
    const report = claim('report', { knownFrom: '2012-01-01' });
    const echoes = ['2010-01-01', '2011-01-01'].map((knownFrom, index) => claim(`echo-${index}`, { knownFrom, reliesOn: ['report'] }));
    const elsewhere = tie('SPLIT_FROM', 'c', 'a', [report]);
    const made = history('group:a', ['a', 'b', 'c'].map((slug) => group(slug, '2005')), [tie('PLEDGED_TO', 'b', 'a', echoes), elsewhere]);
    const step = picturesFrom(pictureAt(made, vocabulary, types, null), made, vocabulary);
    const independent = (day: string | null) => step(day).ties.get('tie:PLEDGED_TO/b/a')?.finding.independentSources;
    expect([independent('2011-06-01'), independent('2012-01-01'), independent('2011-06-01')]).toEqual([2, 1, 2]);
  });

  test('what does not change stays the same object', () => {
    const made = generate(60);
    const days = [...new Set([...made.claims.values()].map((each) => each.knownFrom))].sort();
    const step = picturesFrom(pictureAt(made, vocabulary, types, null), made, vocabulary);
    const before = step(days.at(-2) ?? null);
    const now = step(days.at(-1) ?? null);
    const changed = [...now.ties].filter(([id, view]) => before.ties.get(id) !== view);
    expect(now.ties.size - changed.length).toBeGreaterThan(90);
    expect(step('9999-01-01').ties).toBe(now.ties);
  });
});
