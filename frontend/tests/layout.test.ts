import { describe, expect, test } from 'vitest';
import { placeLabels } from '../src/layout/labels';
import { extentOf, stretchesOf } from '../src/layout/lifelines';
import { placeRuns } from '../src/layout/routes';
import { panned, ticks, timeScale, zoomed } from '../src/layout/timeScale';
import { pictureAt } from '../src/model/picture';
import type { Entity } from '../src/model/history';
import { claim, group, history, name, story, types, vocabulary } from './story';

describe('time scale', () => {
  const range = { first: '2010-01-01', last: '2014-12-31' };

  test('is linear and turns back', () => {
    const scale = timeScale(range, 0, 1000);
    expect([scale.x('2010-01-01'), scale.x('2014-12-31')]).toEqual([0, 1000]);
    expect(scale.day(scale.x('2012-02-29'))).toBe('2012-02-29');
  });

  test.each([range, { first: '2014-08-01', last: '2014-08-20' }, { first: '1900-01-01', last: '2014-01-01' }])(
    'ticks of %o leave room for their texts',
    (window) => {
      const marks = ticks(window, timeScale(window, 0, 900));
      expect(marks.length).toBeGreaterThan(2);
      marks.slice(1).forEach((mark, index) => {
        expect(mark.x - (marks[index]?.x ?? 0)).toBeGreaterThan(45);
      });
    },
  );

  test('zoom and pan stay within the whole', () => {
    const inside = zoomed(range, range, 0.5, '2010-06-01');
    expect(inside.first >= range.first && inside.last <= range.last).toBe(true);
    expect(panned(inside, range, -5).first).toBe(range.first);
    expect(zoomed(inside, range, 100, '2012-01-01')).toEqual(range);
  });
});

describe('labels', () => {
  test('renames take lines of their own where they would touch', () => {
    const picture = pictureAt(story, vocabulary, types, null);
    const extent = extentOf(picture);
    const view = picture.entities.get('group:delta');
    if (!view) throw new Error('Delta is missing');
    const stretches = stretchesOf(picture, extent).get('group:delta') ?? [];
    const wide = placeLabels(view, stretches, timeScale(extent, 0, 2000), 2000, (text) => text.length * 8);
    expect(wide.map(({ text, line }) => [text, line])).toEqual([["Delta of Iraq", null], ["Delta", 0]]);
    const narrow = placeLabels(view, stretches, timeScale(extent, 0, 160), 160, (text) => text.length * 8);
    expect(narrow.map(({ line }) => line)).toEqual([1, 0]);
    for (const label of narrow) expect(label.x + label.width).toBeLessThanOrEqual(160);
  });
});

describe('names of a lane', () => {
  /** Where the names of one group stand; its names are all that dates its beginning. */
  function placed(entity: Entity, width = 2000, textWidth = 8) {
    const picture = pictureAt(history(entity.id, [entity], []), vocabulary, types, null);
    const view = picture.entities.get(entity.id);
    if (!view) throw new Error(`${entity.id} is missing`);
    const range = { first: '2010-01-01', last: '2016-12-31' };
    const stretches = stretchesOf(picture, range).get(entity.id) ?? [];
    return placeLabels(view, stretches, timeScale(range, 0, width), width, (text) => text.length * textWidth);
  }
  const known = (group: Entity): Entity => ({ ...group, existences: [{ id: 'existence', claims: [claim('seen', { span: { from: null, to: '..', observed: [] }, knownFrom: '2015-06-01' })] }] });
  const texts = (labels: ReturnType<typeof placed>) => labels.map(({ text, line, tickX }) => [text, line, tickX !== null]);

  test('one of unknown beginning stands before those that followed it from the first day to be seen', () => {
    const entity = known(group('a', null, '..', [name('A of Iraq', null, '2013-04'), name('A and Sham', '2013-04', '2014'), name('A', '2014-06-29', '..')]));
    expect(texts(placed(entity))).toEqual([['A of Iraq', null, false], ['A and Sham', 0, true], ['A', 0, true]]);
    // No room before the lane: all three on lines of their own.
    const narrow = placed(entity, 120, 10);
    expect(narrow.map(({ text }) => text)).toEqual(['A of Iraq', 'A and Sham', 'A']);
    expect(new Set(narrow.map(({ line }) => line)).size).toBe(3);
  });

  test('a name that comes back is drawn again', () => {
    const entity = known(group('a', null, '..', [name('Old', '2010-06', '..'), name('New', '2012', '2013')]));
    expect(placed(entity).map(({ text }) => text)).toEqual(['Old', 'New', 'Old']);
  });

  test('the label, which is not a fact, gives way to a name from the first day on', () => {
    expect(placed(group('a', '2012', '..', [name('Name', '2012')])).map(({ text }) => text)).toEqual(['Name']);
    expect(placed(group('a', '2012', '..', [name('Name', '2014')])).map(({ text }) => text)).toEqual(['a', 'Name']);
  });

  test('one wider than the picture is cut, with a sign that it is', () => {
    const [label] = placed(group('a', '2012', '..', [name('N'.repeat(60), null)]), 300);
    expect(label?.text).toMatch(/^N{36}…$/);
    expect((label?.x ?? 0) + (label?.width ?? Infinity)).toBeLessThanOrEqual(300);
  });
});

describe('runs of connectors', () => {
  const wanted = (id: string, a: number, b: number, bundle: string | null = null) => ({ id, x: 100, a, b, wide: false, earliest: 100, reach: 360, bundle });

  test('two on the same day and rows do not lie on one another', () => {
    const runs = placeRuns([wanted('p', 0, 200), wanted('q', 40, 200)], 1000, 16, []);
    expect(Math.abs((runs.get('p') ?? 0) - (runs.get('q') ?? 0))).toBeGreaterThanOrEqual(8);
  });

  test('rows apart may share a place, and a bundle shares one', () => {
    const apart = placeRuns([wanted('p', 0, 80), wanted('q', 120, 200)], 1000, 16, []);
    expect(apart.get('p')).toBe(apart.get('q'));
    const bundled = placeRuns([wanted('p', 0, 200, 'k'), wanted('q', 40, 200, 'k')], 1000, 16, []);
    expect(bundled.get('p')).toBe(bundled.get('q'));
  });

  test('a name is spared by running back only as far as both lanes are there', () => {
    const name = [{ x1: 90, x2: 400, y1: 90, y2: 104, cost: 120 }];
    const run = (earliest: number) => placeRuns([{ ...wanted('p', 0, 200), earliest }], 1000, 16, name).get('p') ?? 0;
    expect(run(0)).toBeLessThan(90);
    expect(run(100)).toBeGreaterThan(100);
  });

  test('a name on the way is gone round, one that lies elsewhere or is too wide is not', () => {
    const straight = placeRuns([wanted('p', 0, 200)], 1000, 16, []).get('p') ?? 0;
    const run = (box: { x1: number; x2: number; y1: number; y2: number }) => placeRuns([wanted('p', 0, 200)], 1000, 16, [{ ...box, cost: 120 }]).get('p') ?? 0;
    expect(run({ x1: 60, x2: 170, y1: 90, y2: 104 })).toBeGreaterThanOrEqual(174);
    expect(run({ x1: 60, x2: 170, y1: 300, y2: 314 })).toBe(straight);
    expect(run({ x1: 60, x2: 900, y1: 90, y2: 104 })).toBe(straight);
  });
});
