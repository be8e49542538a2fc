/** What a history of many lanes costs before anything is drawn: `npx vitest bench --run`. */
import { bench, describe } from 'vitest';
import { arrange } from '../src/layout/arrange';
import { lanesOf, linksOf } from '../src/layout/ground';
import { extentOf } from '../src/layout/lifelines';
import { packed, unpacked } from '../src/layout/order';
import { pictureAt } from '../src/model/picture';
import { familyOnly, familyScope, leftOutOf, restricted } from '../src/model/scope';
import { picturesFrom } from '../src/model/stepping';
import { types, vocabulary } from '../tests/story';
import { FOCUS, generate } from './generate';

describe.each([500, 2000, 5000])('%i lanes', (count) => {
  const history = generate(count);
  const whole = pictureAt(history, vocabulary, types, null);
  const extent = extentOf(whole);
  const [lanes, links] = [lanesOf(whole, extent), linksOf(whole)];
  const given = packed(lanes, links, FOCUS, []);
  const arranged = arrange(given);
  const days = [...new Set([...history.claims.values()].map((claim) => claim.knownFrom))].sort();
  const step = picturesFrom(whole, history, vocabulary);
  let day = days.length >> 1;
  step(days[day] ?? null);

  bench('picture of all that is known', () => {
    pictureAt(history, vocabulary, types, null);
  });
  bench('extent and lanes', () => {
    lanesOf(whole, extentOf(whole));
  });
  bench('what belongs to the focus', () => {
    const scope = familyScope(whole, FOCUS);
    restricted(whole, scope, FOCUS);
    leftOutOf(whole, scope);
    familyOnly(whole, FOCUS);
  });
  bench('packing for the worker', () => {
    packed(lanes, links, FOCUS, []);
  });
  bench('layout in the worker', () => {
    arrange(given);
  });
  bench('unpacking its answer', () => {
    unpacked(lanes, arranged);
  });
  bench('one step of known-at', () => {
    day = day + 1 < days.length ? day + 1 : days.length >> 1;
    step(days[day] ?? null);
  });
});
