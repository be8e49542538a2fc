/** Scrubbing through days of knowledge: what is kept from step to step changes nothing of the picture. */
import { expect, test } from 'vitest';
import { generate } from '../bench/generate';
import { extentOf } from '../src/layout/lifelines';
import { partsOf } from '../src/model/parts';
import { pictureAt } from '../src/model/picture';
import { picturesFrom } from '../src/model/stepping';
import { drawScene } from '../src/scene/build';
import { originOf } from '../src/scene/moved';
import type { Shape } from '../src/scene/scene';
import { sheetOf } from '../src/scene/sheet';
import { orderOf, types, vocabulary } from './story';

const history = generate(300);
const whole = pictureAt(history, vocabulary, types, null);
const extent = extentOf(whole);
const order = orderOf(whole, history.focus);
const days = [...new Set([...history.claims.values()].map((claim) => claim.knownFrom))].sort().filter((_, index) => index % 150 === 149);

function drawn(picture: typeof whole) {
  const sheet = sheetOf({ picture, order, vocabulary, extent, range: extent, width: 1200, asOf: null, focus: history.focus, measure: (text) => text.length * 7 });
  return { sheet, scene: drawScene(sheet, { top: 0, bottom: 700, over: 0, kept: null }) };
}

/** A shape's heights, one after the other; of a path in steps from where it begins only that. */
function heights({ attrs }: Shape): number[] {
  const paths = [attrs['d'], attrs['points']].flatMap((text) => (typeof text === 'string' ? [...text.matchAll(/-?[\d.]+[ ,](-?[\d.]+)/g)].slice(0, /[a-z]/.test(text) ? 1 : undefined) : []));
  return [...['y', 'y1', 'y2', 'cy'].flatMap((key) => attrs[key] ?? []), ...paths.map(([, y]) => y)].map(Number);
}

test('a picture that was stepped to looks as one made anew, and counts the same', () => {
  const step = picturesFrom(whole, history, vocabulary);
  for (const day of days) {
    const [stepped, fresh] = [step(day), pictureAt(history, vocabulary, types, day)];
    const [own, anew] = [drawn(stepped), drawn(fresh)];
    expect(JSON.stringify(own.scene)).toBe(JSON.stringify(anew.scene));
    expect(own.sheet.rows.ids()).toEqual(anew.sheet.rows.ids());
    const parts = partsOf(stepped);
    expect([parts.entityCount, parts.tieCount]).toEqual([fresh.entities.size, fresh.ties.size]);
    expect(parts.statuses).toEqual(partsOf(fresh).statuses);
  }
}, 60_000);

test('marks that only come to lie lower are told from those that change', () => {
  const step = picturesFrom(whole, history, vocabulary);
  let moved = 0;
  for (const day of days) {
    const { scene } = drawn(step(day));
    for (const mark of [...scene.lanes, ...scene.ties]) {
      const { of, by } = originOf(mark);
      if (of === mark) continue;
      moved += 1;
      expect([of.name, of.cls, of.data]).toEqual([mark.name, mark.cls, mark.data]);
      mark.shapes.forEach((shape, index) => {
        const origin = of.shapes[index];
        expect(origin && heights(origin).map((y) => Math.round(y + by))).toEqual(heights(shape).map(Math.round));
      });
    }
  }
  expect(moved).toBeGreaterThan(100);
}, 60_000);
