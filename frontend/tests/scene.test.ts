import { describe, expect, test } from 'vitest';
import { nextMark } from '../src/surface/keys';
import { extentOf } from '../src/layout/lifelines';
import { pictureAt } from '../src/model/picture';
import { buildScene } from '../src/scene/build';
import { captionOf } from '../src/scene/captions';
import type { Mark, Scene } from '../src/scene/scene';
import { orderOf, story, types, vocabulary } from './story';

function scene(knownAt: string | null, asOf: string | null = null): Scene {
  const whole = pictureAt(story, vocabulary, types, null);
  const extent = extentOf(whole);
  return buildScene({
    picture: pictureAt(story, vocabulary, types, knownAt),
    order: orderOf(whole, 'group:alpha'),
    vocabulary,
    extent,
    range: extent,
    width: 1000,
    asOf,
    focus: 'group:alpha',
    measure: (text) => text.length * 7,
  });
}

function mark(from: Scene, id: string): Mark {
  const found = [...from.lanes, ...from.ties].find((each) => each.id === id);
  if (!found) throw new Error(`${id} is not drawn`);
  return found;
}

function classes({ shapes }: Mark): string {
  return shapes.map((shape) => shape.cls).join(' ');
}

const PLEDGE = 'tie:PLEDGED_TO/gamma/delta';

describe('the scene', () => {
  test('is the same for the same input', () => {
    expect(JSON.stringify(scene(null))).toBe(JSON.stringify(scene(null)));
  });

  test('is as it was', () => {
    expect(scene(null)).toMatchSnapshot();
  });

  test('a contested pledge carries the split sign, a confirmed one does not', () => {
    expect(classes(mark(scene('2014-08-28'), PLEDGE))).toContain('glyph-fill');
    expect(classes(mark(scene(null), PLEDGE))).not.toContain('glyph');
  });

  test('a denial is dashed, struck and short of the other side', () => {
    const drawn = scene(null);
    const denial = mark(drawn, 'tie:DENIED_MEMBERSHIP/gamma/delta');
    expect(classes(denial)).toMatch(/denial.*glyph-ring no glyph-stroke no/);
    expect(classes(denial)).not.toContain('arrow');
  });

  test('a pledge of a known share is a filled ribbon, of an unknown one an outline', () => {
    expect(classes(mark(scene(null), PLEDGE))).toContain('ribbon fill-');
    expect(classes(mark(scene('2014-08-28'), PLEDGE))).toContain('ribbon-open');
  });

  test('the rest of the group goes on as a thin lane', () => {
    const heights = mark(scene(null), 'group:gamma')
      .shapes.filter((shape) => shape.cls === 'fill-0' && shape.tag === 'rect')
      .map((shape) => shape.attrs['height']);
    expect(heights).toEqual([10, 2]);
  });

  test('what is not known is not there; rows close up without changing order', () => {
    const early = scene('2010-01-01');
    const late = scene(null);
    expect(early.ties.map((tie) => tie.id)).toEqual(['tie:SPLIT_FROM/beta/alpha', 'tie:SPLIT_FROM/gamma/alpha']);
    const order = late.lanes.map((lane) => lane.id).filter((id) => early.lanes.some((lane) => lane.id === id));
    expect(early.lanes.map((lane) => lane.id)).toEqual(order);
  });

  test('what does not hold on the day looked at is faint, not gone', () => {
    const day = scene(null, '2008-01-01');
    expect(mark(day, 'group:alpha').cls).toContain('away');
    expect(mark(day, PLEDGE).data['holds']).toBe('false');
    expect(mark(day, 'group:beta').cls).toBe('lane');
  });

  test('accessible names say what one sees', () => {
    const drawn = scene('2014-08-28');
    expect(mark(drawn, 'group:alpha').name).toBe('alpha, 2003 to 2007, split into two, 1 source');
    expect(mark(drawn, 'group:gamma').name).toContain('1 disputed');
    expect(mark(scene(null), 'group:delta').name).toMatch(/^Delta, also named Delta of Iraq, /);
    expect(mark(drawn, PLEDGE).name).toBe('gamma pledged allegiance to delta, 25 Aug 2014 – ?, contested, 1 independent source');
  });

  test('a pledge and its denial say what they are', () => {
    const words = scene(null).labels.flatMap(({ cls, text }) => (cls.startsWith('caption') ? [`${cls}: ${text ?? ''}`] : []));
    expect(words).toEqual(expect.arrayContaining(['caption: pledge, 90 %', 'caption no: denial']));
    const contested = pictureAt(story, vocabulary, types, '2014-08-28').ties.get(PLEDGE);
    expect(contested && captionOf(contested)).toBe('pledge contested');
  });

  test('no two texts touch', () => {
    const texts = scene(null).labels.filter((shape) => shape.tag === 'text' && shape.attrs['transform'] === undefined);
    const boxes = texts.map(({ attrs, text = '' }) => {
      const width = text.length * 7;
      return { x: Number(attrs['x']) - (attrs['text-anchor'] === 'middle' ? width / 2 : attrs['text-anchor'] === 'end' ? width : 0), y: Number(attrs['y']), width };
    });
    for (const [index, a] of boxes.entries()) {
      for (const b of boxes.slice(index + 1)) {
        const apart = Math.abs(a.y - b.y) >= 14 || a.x + a.width <= b.x || b.x + b.width <= a.x;
        expect(apart).toBe(true);
      }
    }
  });
});

describe('keys', () => {
  const ways = { lanes: ['a', 'b'], ties: (lane: string) => (lane === 'a' ? ['p', 'q'] : []) };

  test.each([
    [{ lane: 'a', tie: null }, 'ArrowRight', { lane: 'a', tie: 'p' }],
    [{ lane: 'a', tie: 'p' }, 'ArrowLeft', { lane: 'a', tie: null }],
    [{ lane: 'a', tie: 'q' }, 'ArrowRight', null],
    [{ lane: 'a', tie: 'q' }, 'ArrowDown', { lane: 'b', tie: null }],
    [{ lane: 'b', tie: null }, 'ArrowUp', { lane: 'a', tie: null }],
    [{ lane: 'b', tie: null }, 'ArrowDown', null],
    [{ lane: 'a', tie: 'p' }, 'End', { lane: 'b', tie: null }],
    [{ lane: 'b', tie: null }, 'Home', { lane: 'a', tie: null }],
    [null, 'ArrowDown', { lane: 'a', tie: null }],
    [{ lane: 'a', tie: null }, 'x', null],
  ])('from %o, %s leads to %o', (from, key, to) => {
    expect(nextMark(ways, from, key)).toEqual(to);
  });
});
