import { describe, expect, test } from 'vitest';
import { pictureAt } from '../src/model/picture';
import { type ForceGraph, settling } from '../src/network/force';
import { cutShort, distanceTo, fitted, lengthOf, wayBetween } from '../src/network/geometry';
import { networkOf } from '../src/network/graph';
import { labelShapes } from '../src/network/labels';
import { neighboursOf } from '../src/network/neighbours';
import { pickingOf } from '../src/network/picking';
import { layersOf, type NetworkScene, networkScene } from '../src/network/scene';
import { claim, group, history, story, tie, types, vocabulary } from './story';

const PLEDGE = 'tie:PLEDGED_TO/gamma/delta';
const DENIAL = 'tie:DENIED_MEMBERSHIP/gamma/delta';
const whole = pictureAt(story, vocabulary, types, null);
const graph = networkOf(whole);
const places = new Map([
  ['group:alpha', { x: -200, y: 0 }],
  ['group:beta', { x: -60, y: -120 }],
  ['group:gamma', { x: -40, y: 90 }],
  ['group:delta', { x: 160, y: 20 }],
]);
const family = new Map([['group:alpha', 0], ['group:beta', 0], ['group:gamma', 0], ['group:delta', -1]]);

function scene({ knownAt = null, asOf = null, k = 1 }: { knownAt?: string | null; asOf?: string | null; k?: number } = {}): NetworkScene {
  return networkScene({
    picture: pictureAt(story, vocabulary, types, knownAt),
    places,
    radii: graph.radii,
    bends: graph.bends,
    family,
    viewport: { width: 800, height: 600, x: 400, y: 300, k },
    asOf,
    focus: 'group:alpha',
    measure: (text) => text.length * 7,
  });
}

function classes(drawn: NetworkScene, id: string): string {
  const mark = drawn.ties.find((each) => each.id === id);
  if (!mark) throw new Error(`${id} is not drawn`);
  return [...mark.lines, ...mark.signs].map(({ cls }) => cls).join(' ');
}

/** A graph of rings and chords, the same every time. */
function made(count: number): ForceGraph {
  const links = Array.from({ length: count }, (_, index) => [index, (index * 7 + 3) % count] as const).filter(([a, b]) => a !== b);
  return { radii: new Float64Array(count).fill(9), links: Uint32Array.from(links.flat()), known: new Float64Array(2 * count).fill(NaN) };
}

function settled(of: ForceGraph): Float64Array {
  const work = settling(of);
  while (work.step());
  return work.places();
}

describe('the layout', () => {
  test('is the same for the same graph', () => {
    expect(settled(made(120))).toEqual(settled(made(120)));
  });

  test('puts no two entities on one another', () => {
    const at = settled(made(80));
    for (let a = 0; a < 80; a++) {
      for (let b = 0; b < a; b++) expect(Math.hypot((at[2 * a] ?? 0) - (at[2 * b] ?? 0), (at[2 * a + 1] ?? 0) - (at[2 * b + 1] ?? 0))).toBeGreaterThan(2 * 9);
    }
  });

  test('leaves what has a place where it is', () => {
    const first = settled(made(40));
    const known = first.map((value, index) => (index < 60 ? value : NaN));
    const again = settled({ ...made(40), known });
    expect([...again.slice(0, 60)]).toEqual([...first.slice(0, 60)]);
    expect(Number.isNaN(again[79])).toBe(false);
    expect(settling({ ...made(40), known: first }).step()).toBe(false);
  });

  test('knows each pair once, the most tied first, and keeps ties between the same two apart', () => {
    expect(graph.ids).toEqual(['group:alpha', 'group:gamma', 'group:beta', 'group:delta']);
    expect([...graph.links]).toEqual([0, 1, 0, 2, 3, 1]);
    expect(graph.bends.get(PLEDGE)).toBe(-(graph.bends.get(DENIAL) ?? 0));
    expect(graph.bends.get('tie:SPLIT_FROM/beta/alpha')).toBeCloseTo(0);
  });

  test('does not depend on the day one looks from', () => {
    // The page lays out what is known today; this is what would go wrong if it did not.
    expect(networkOf(pictureAt(story, vocabulary, types, '2010-01-01')).ids).not.toEqual(graph.ids);
  });
});

describe('the scene', () => {
  test('is as it was', () => {
    expect(scene()).toMatchSnapshot();
  });

  test('is as it was from far away', () => {
    expect(layersOf(scene({ k: 0.2 })).map((layer) => layer.map(({ cls }) => cls))).toMatchSnapshot();
  });

  test('a denial is dashed, struck and short of the other side, from far away too', () => {
    for (const k of [1, 0.2]) {
      const drawn = scene({ k });
      expect(classes(drawn, DENIAL)).toMatch(/denial stroke-\d denial-end glyph-ring no glyph-stroke no/);
      const way = drawn.ties.find(({ id }) => id === DENIAL)?.way ?? [];
      const patron = drawn.entities.find(({ id }) => id === 'group:delta');
      const end = way.at(-1);
      expect(Math.hypot((end?.x ?? 0) - (patron?.x ?? 0), (end?.y ?? 0) - (patron?.y ?? 0)) - (patron?.r ?? 0)).toBeGreaterThan(10);
    }
  });

  test('a contested pledge carries the split sign and has no share; a confirmed one is filled', () => {
    expect(classes(scene({ knownAt: '2014-08-28' }), PLEDGE)).toMatch(/ribbon-open.*arrow.*glyph-fill/);
    expect(classes(scene(), PLEDGE)).toMatch(/ribbon fill-0 arrow fill-0$/);
  });

  test('what is not there on the day is not drawn; the rest stays where it is', () => {
    const day = scene({ asOf: '2008-06-01' });
    expect(day.entities.map(({ id }) => id)).toEqual(['group:gamma', 'group:beta', 'group:delta']);
    expect(day.ties).toEqual([]);
    for (const { id, x, y } of day.entities) expect(scene().entities.find((mark) => mark.id === id)).toMatchObject({ x, y });
  });

  test('an entity is called by the name of the day', () => {
    const called = (asOf: string) => scene({ asOf }).entities.find(({ id }) => id === 'group:delta')?.name;
    expect([called('2010-01-01'), called('2014-01-01')]).toEqual(['Delta of Iraq', 'Delta']);
  });

  test('kinds and doubt show in shapes, not in hues alone', () => {
    const said = (id: string) => [claim(id, { span: { from: '2010', to: null, observed: [] } })];
    const loaded = history(
      'group:front',
      [group('front', '2009'), group('real', null), { ...group('room', '2009'), kind: 'COALITION' }, { ...group('man', '2009'), type: 'Person', kind: null }],
      [tie('FRONT_FOR', 'front', 'real', said('1')), tie('MEMBER_OF', 'real', 'room', said('2')), tie('RIVAL_OF', 'man', 'room', said('3'))],
    );
    const picture = pictureAt(loaded, vocabulary, types, null);
    const at = networkOf(picture);
    const drawn = networkScene({
      picture,
      places: new Map(at.ids.map((id, index) => [id, { x: index * 90, y: (index % 2) * 80 }])),
      radii: at.radii,
      bends: at.bends,
      family: new Map(),
      viewport: { width: 800, height: 600, x: 0, y: 0, k: 1 },
      asOf: null,
      focus: 'group:front',
      measure: (text) => text.length * 7,
    });
    const looks = Object.fromEntries(drawn.entities.map(({ id, shapes }) => [id, shapes.map(({ tag, cls }) => `${tag}.${cls}`)]));
    expect(looks).toEqual({
      'group:front': ['circle.node unsure front stroke-4', 'circle.node twice stroke-4'],
      'group:real': ['circle.node unsure stroke-4'],
      'group:room': ['circle.node ring stroke-4', 'circle.node core stroke-4'],
      'group:man': ['path.node fill-4'],
    });
  });

  test('a name keeps off the ends of ties where there is room', () => {
    const at = { x: 100, y: 100, r: 8 };
    // One arrives from the right, with a square at the rim.
    const ways = [[{ x: 300, y: 103 }, { x: at.x + at.r + 2, y: 101 }]];
    const [[label] = []] = labelShapes([{ ...at, text: 'Name', cls: 'name', strong: false }], (text) => text.length * 7, 1, { signs: [], ways, margin: { x: 99, y: 99 } });
    expect(label?.attrs['text-anchor']).not.toBe('start');
    const [[free] = []] = labelShapes([{ ...at, text: 'Name', cls: 'name', strong: false }], (text) => text.length * 7, 1, { signs: [], ways: [], margin: { x: 99, y: 99 } });
    expect(free?.attrs['text-anchor']).toBe('start');
  });

  test('no two names touch', () => {
    const many = Array.from({ length: 60 }, (_, index) => group(`group-${index}`, '2000'));
    const loaded = history('group:group-0', many, many.slice(1).map((_, index) => tie('ALLIED_WITH', `group-${index + 1}`, 'group-0', [claim(`c${index}`)])));
    const picture = pictureAt(loaded, vocabulary, types, null);
    const at = networkOf(picture);
    const drawn = networkScene({
      picture,
      places: new Map(at.ids.map((id, index) => [id, { x: (index % 10) * 55, y: Math.floor(index / 10) * 40 }])),
      radii: at.radii,
      bends: at.bends,
      family: new Map(),
      viewport: { width: 800, height: 600, x: 0, y: 0, k: 1 },
      asOf: null,
      focus: 'group:group-0',
      measure: (text) => text.length * 7,
    });
    const boxes = drawn.entities.flatMap(({ label }) =>
      label.map(({ attrs, text = '' }) => {
        const width = text.length * 7;
        return { x: Number(attrs['x']) - (attrs['text-anchor'] === 'middle' ? width / 2 : attrs['text-anchor'] === 'end' ? width : 0), y: Number(attrs['y']), width };
      }),
    );
    expect(boxes.length).toBeGreaterThan(5);
    expect(boxes.length).toBeLessThan(60);
    for (const [index, a] of boxes.entries()) {
      for (const b of boxes.slice(index + 1)) expect(Math.abs(a.y - b.y) >= 14 || a.x + a.width <= b.x || b.x + b.width <= a.x).toBe(true);
    }
  });
});

describe('picking', () => {
  const drawn = scene();
  const picking = pickingOf(drawn);
  const alpha = { x: 200, y: 300 };

  test('an entity is hit within 12 px of its middle, however small it is drawn', () => {
    expect(picking.at({ x: alpha.x + 11, y: alpha.y - 4 })?.id).toBe('group:alpha');
    const small = pickingOf({ ...drawn, entities: drawn.entities.map((mark) => ({ ...mark, r: 2 })), ties: [] });
    expect(small.at({ x: alpha.x, y: alpha.y + 11.9 })?.id).toBe('group:alpha');
    expect(small.at({ x: alpha.x, y: alpha.y + 12.1 })).toBeNull();
  });

  test('a tie is hit within 12 px of its line, ties between the same two apart', () => {
    for (const id of [PLEDGE, DENIAL]) {
      const way = drawn.ties.find((mark) => mark.id === id)?.way ?? [];
      const middle = way.length === 2 ? undefined : way[Math.floor(way.length / 2)];
      expect(picking.at(middle ?? { x: 0, y: 0 })?.id).toBe(id);
    }
    expect(picking.at({ x: 20, y: 20 })).toBeNull();
  });

  test('a picture that is shrunk on screen is hit as widely', () => {
    expect(picking.at({ x: alpha.x - 30, y: alpha.y }, 0.25)?.id).toBe('group:alpha');
  });
});

describe('geometry', () => {
  test('a way runs from edge to edge and is cut short', () => {
    const way = wayBetween({ x: 0, y: 0 }, { x: 100, y: 0 }, 0, 10, 20);
    expect(way).toEqual([{ x: 10, y: 0 }, { x: 80, y: 0 }]);
    expect(cutShort(way, 16)).toEqual([{ x: 10, y: 0 }, { x: 64, y: 0 }]);
    expect(lengthOf(cutShort(wayBetween({ x: 0, y: 0 }, { x: 100, y: 0 }, 30, 10, 10), 16))).toBeCloseTo(lengthOf(wayBetween({ x: 0, y: 0 }, { x: 100, y: 0 }, 30, 10, 10)) - 16, 5);
  });

  test('a bent way is off the straight line by as much as asked', () => {
    expect(distanceTo(wayBetween({ x: 0, y: 0 }, { x: 200, y: 0 }, 26, 0.1, 0.1), { x: 100, y: 26 })).toBeLessThan(0.5);
  });

  test('everything fits', () => {
    const view = fitted(places.values(), { width: 600, height: 400 });
    for (const { x, y } of places.values()) {
      expect(x * view.k + view.x).toBeGreaterThan(20);
      expect(x * view.k + view.x).toBeLessThan(580);
      expect(y * view.k + view.y).toBeGreaterThan(20);
      expect(y * view.k + view.y).toBeLessThan(380);
    }
    expect(fitted([], { width: 600, height: 400 })).toMatchObject({ x: 300, y: 200, k: 1 });
  });
});

describe('the list', () => {
  test('reads ties from the entity that is in the middle', () => {
    const at = { knownAt: '2014-08-28' };
    const drawn = scene(at);
    const picture = pictureAt(story, vocabulary, types, at.knownAt);
    const texts = (id: string) => neighboursOf(id, drawn, picture, vocabulary, null).map(({ text }) => text);
    expect(texts('group:gamma')).toEqual([
      'split from alpha, asserted, 1 source',
      'denied belonging to delta, asserted, 1 source',
      'pledged allegiance to delta, contested, 1 source',
    ]);
    expect(texts('group:alpha')).toEqual(['split into beta, asserted, 1 source', 'split into gamma, asserted, 1 source']);
  });
});
