import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { geometryOf, type Line } from '../src/map/geometry';
import { litWith } from '../src/map/lighting';
import { insideOf, positionOf } from '../src/map/position';
import { extended, fitted, NOWHERE, panned, project, sight, zoomed } from '../src/map/projection';
import { mapScene } from '../src/map/scene';
import { entriesOn, positionsAt, signsOf } from '../src/map/where';
import type { PlaceKind } from '../src/api/operations';
import type { Tie } from '../src/model/history';
import { pictureAt } from '../src/model/picture';
import { containersOf, type Place, type Places, presencesAt } from '../src/model/places';
import { claim, group, history, tie, types, vocabulary } from './story';

const geometry = geometryOf(JSON.parse(gunzipSync(readFileSync(new URL('../src/map/outlines.bin', import.meta.url))).toString()) as Parameters<typeof geometryOf>[0]);

function place(slug: string, kind: PlaceKind, part: Partial<Place> = {}): Place {
  const about = { names: [], strengths: [], existences: [], endings: [] };
  return { id: `place:${slug}`, label: slug, type: 'Place', kind, summary: null, ...about, latitude: null, longitude: null, country: null, subdivision: null, ...part };
}

function to(type: 'OPERATES_IN' | 'CONTROLS' | 'LOCATED_IN', from: string, target: string, ...claims: Tie['claims']): Tie {
  const source = from.includes(':') ? from : `group:${from}`;
  return { ...tie(type, from, target, claims), id: `tie:${type}/${from}/${target}`, source: { id: source, label: from }, target: { id: `place:${target}`, label: target } };
}

const kobani = place('kobani', 'TOWN', { latitude: 36.89, longitude: 38.35, country: 'SY', subdivision: 'SY-HL' });
const east = place('east', 'REGION', { country: 'SY', subdivision: 'SY-HL' });
const aleppo = place('aleppo', 'PROVINCE', { country: 'SY', subdivision: 'SY-HL' });
const hamlet = place('hamlet', 'TOWN', { country: 'SY', subdivision: 'SY-HL' });
const syria = place('syria', 'COUNTRY', { country: 'SY' });
const europe = place('europe', 'REGION');
const all = [kobani, east, aleppo, hamlet, syria, europe];

const seen = (from: string, end = '..') => ({ span: { from, to: end, observed: [] } });
const told = history(
  'group:alpha',
  [group('alpha', '2010'), group('beta', '2010'), group('gamma', '2010')],
  [tie('ALLIED_WITH', 'alpha', 'beta', [claim('ab', seen('2011'))]), { ...tie('ALLIED_WITH', 'alpha', 'gamma', [claim('ag', seen('2012'))]), place: { id: 'place:europe', label: 'europe' } }],
);
const ties = [
  to('CONTROLS', 'alpha', 'kobani', claim('ak', seen('2012', '2013'))),
  to('OPERATES_IN', 'beta', 'kobani', claim('bk', seen('2012')), claim('bk-no', { stance: 'DENIES', knownFrom: '2014-01-01' })),
  to('OPERATES_IN', 'gamma', 'east', claim('ge', { stance: 'DENIES' })),
  to('OPERATES_IN', 'alpha', 'aleppo', claim('aa', seen('2012'))),
  to('OPERATES_IN', 'beta', 'hamlet', claim('bh', seen('2012'))),
  to('OPERATES_IN', 'gamma', 'syria', claim('gs', seen('2012'))),
  to('LOCATED_IN', 'place:east', 'kobani', claim('east')),
  to('LOCATED_IN', 'place:kobani', 'aleppo', claim('kobani')),
  to('LOCATED_IN', 'place:aleppo', 'syria', claim('aleppo')),
];
const places: Places = {
  of: told,
  places: new Map(all.map((each) => [each.id, each])),
  ties,
  claims: new Map([...told.claims, ...ties.flatMap(({ claims }) => claims.map((each) => [each.id, each] as const))]),
};
const positions = positionsAt(places, vocabulary, null, geometry);
const picture = pictureAt(told, vocabulary, types, null);
const presences = presencesAt(places, vocabulary, null);

function contains(rings: readonly Line[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let n = 0; n < ring.length; n += 2) {
      const before = (n + ring.length - 2) % ring.length;
      const [ax = 0, ay = 0, bx = 0, by = 0] = [ring[n], ring[n + 1], ring[before], ring[before + 1]];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

describe('the projection', () => {
  const view = fitted([36, 34, 42, 38], 800, 600);

  it('draws a degree east as long as it is on the ground, at the middle of what it was fitted to', () => {
    const [a, b, c] = [project(view, 39, 36), project(view, 40, 36), project(view, 39, 37)];
    expect((b.x - a.x) / (a.y - c.y)).toBeCloseTo(Math.cos((36 * Math.PI) / 180));
  });

  it('has all of what it was fitted to in sight, its middle in the middle', () => {
    const [west, south, east_, north] = sight(view);
    expect(west < 36 && south < 34 && east_ > 42 && north > 38).toBe(true);
    expect(project(view, 39, 36)).toEqual({ x: 400, y: 300 });
  });

  it('zooms around a point, and pans by pixels', () => {
    const at = project(view, 37, 35);
    const near = project(zoomed(view, 3, at.x, at.y), 37, 35);
    expect([near.x, near.y]).toEqual([expect.closeTo(at.x), expect.closeTo(at.y)]);
    const moved = project(panned(view, 20, -10), 37, 35);
    expect([moved.x, moved.y]).toEqual([expect.closeTo(at.x + 20), expect.closeTo(at.y - 10)]);
  });

  it('shows the world where there is nothing to fit', () => {
    expect(fitted(NOWHERE, 800, 600).k).toBeGreaterThan(0);
  });
});

describe('the outlines', () => {
  const entities = readFileSync(new URL('../../seed/entities.yaml', import.meta.url), 'utf8');
  const codes = (field: string) => [...new Set([...entities.matchAll(new RegExp(`^ +${field}: (\\S+)$`, 'gm'))].map(([, code = '']) => code))];

  it('have every subdivision and every country of the seed', () => {
    const subdivisions = codes('subdivision');
    expect(subdivisions.length).toBeGreaterThan(10);
    expect([...subdivisions, ...codes('country')].filter((code) => !geometry.area(code))).toEqual([]);
  });

  it('know codes that Natural Earth has not, and areas of several provinces', () => {
    expect(contains(geometry.area('IQ-KI') ?? [], 44.39, 35.47)).toBe(true);
    const [erbil, mosul] = [[44.01, 36.19], [43.12, 36.34]] as const;
    expect(contains(geometry.area('IQ-KR') ?? [], ...erbil)).toBe(true);
    expect(contains(geometry.area('IQ-KR') ?? [], ...mosul)).toBe(false);
    expect(geometry.area('SY-XX')).toBeNull();
    expect(geometry.detail('XX')).toBeNull();
  });

  it('put towns far from borders into their provinces', () => {
    for (const [code, x, y] of [['SY-RA', 39.008, 35.953], ['SY-DY', 40.141, 35.336], ['IQ-NI', 43.119, 36.335], ['IQ-SD', 43.679, 34.616]] as const) {
      expect(contains(geometry.area(code) ?? [], x, y), code).toBe(true);
      expect(contains(geometry.area(code.slice(0, 2)) ?? [], x, y), code).toBe(true);
    }
  });

  it('draw a border between provinces once', () => {
    const detail = geometry.detail('SY');
    const across = (lines: readonly Line[] | undefined) => new Set(lines?.map((line) => line.join()));
    expect([...across(detail?.inner)].filter((line) => across(detail?.borders).has(line))).toEqual([]);
    expect(detail?.inner.length).toBeGreaterThan(10);
  });

  it('lie where the coarse ones lie', () => {
    for (const code of ['SY', 'IQ', 'EG', 'DE']) {
      const [near, far] = [geometry.area(code), geometry.world.get(code)].map((rings) => rings?.reduce(extended, NOWHERE) ?? NOWHERE);
      near?.forEach((degree, n) => { expect(Math.abs(degree - (far?.[n] ?? NaN)), code).toBeLessThan(0.6); });
    }
  });
});

describe('where a place is', () => {
  it.each([
    ['a town by its coordinates', kobani, 'exact', null],
    ['a quarter around the town that it lies in', east, 'around', 'kobani'],
    ['a province by its outline', aleppo, 'area', null],
    ['a town without coordinates somewhere in its province', hamlet, 'area', 'aleppo'],
    ['a country by its outline', syria, 'area', null],
  ] as const)('%s', (_, { id }, kind, inside) => {
    expect(positions.get(id)).toMatchObject({ kind, inside });
  });

  it('falls back to the country where the province has no outline, and says which', () => {
    const odd = place('odd', 'PROVINCE', { country: 'SY', subdivision: 'SY-XX' });
    expect(positionOf(odd, [], new Map(), geometry)).toMatchObject({ kind: 'area', code: 'SY', inside: 'Syria' });
  });

  it('is not known where nothing says so', () => {
    expect(positions.get('place:europe')).toBeNull();
  });

  it('gives a point inside the area, whatever its shape', () => {
    const horseshoe: Line = [0, 0, 10, 0, 10, 10, 8, 10, 8, 2, 2, 2, 2, 10, 0, 10];
    const { east: x, north: y } = insideOf([[20, 20, 21, 20, 21, 21], horseshoe]);
    expect(contains([horseshoe], x, y)).toBe(true);
    for (const code of ['SY', 'IQ', 'HR', 'IQ-KR', 'SY-HL']) {
      const rings = geometry.area(code) ?? [];
      const at = insideOf(rings);
      expect(contains(rings, at.east, at.north), code).toBe(true);
    }
  });

  it('follows LOCATED_IN step by step, as known on a day', () => {
    expect(containersOf('place:east', places, vocabulary, null).map(({ label }) => label)).toEqual(['kobani', 'aleppo', 'syria']);
    expect(containersOf('place:east', places, vocabulary, '2009-12-31')).toEqual([]);
  });
});

describe('who was where', () => {
  const on = (asOf: string | null, statuses: Parameters<typeof entriesOn>[4] = null) =>
    entriesOn(presences, picture, positions, asOf, statuses).map((entry) => [entry.place.label, ...entry.presences.map(({ who, finding }) => `${who.label} ${finding.status}`)].join(' '));

  it('is every presence, ties that hold only in a place included', () => {
    expect(on(null)).toEqual(['aleppo alpha ASSERTED', 'east gamma DENIED', 'europe alpha ASSERTED', 'hamlet beta ASSERTED', 'kobani alpha ASSERTED beta CONTESTED', 'syria gamma ASSERTED']);
  });

  it('follows the day and the statuses', () => {
    expect(on('2014-06-01')).toContain('kobani beta CONTESTED');
    expect(on('2011-06-01').join()).not.toContain('kobani');
    expect(on(null, ['CONTESTED'])).toEqual(['kobani beta CONTESTED']);
  });

  it('follows the day looked from by the same rule as all ties', () => {
    const before = presencesAt(places, vocabulary, '2013-01-01').find(({ tie: { id } }) => id === 'tie:OPERATES_IN/beta/kobani');
    expect(before?.finding.status).toBe('ASSERTED');
  });
});

describe('the map', () => {
  const signs = signsOf(presences, picture, new Map([['group:alpha', 0]]), 4);
  const scene = mapScene({
    entries: entriesOn(presences, picture, positions, null, null),
    picture,
    vocabulary,
    geometry,
    view: fitted([35.7, 32.3, 42.4, 37.4], 900, 600),
    asOf: null,
    signs,
    measure: (text) => text.length * 7,
  });

  it('gives letters by name, that stay whatever the day', () => {
    expect([...signs].map(([id, { letter, hue }]) => `${id} ${letter} ${hue}`)).toEqual(['group:alpha A 0', 'group:beta B 4', 'group:gamma C 4']);
  });

  it('marks every place with a position, and each who was there', () => {
    expect(scene.paths.map(({ id, ties: along }) => `${id} ${along.length}`).sort()).toEqual(['place:aleppo 1', 'place:east 1', 'place:hamlet 1', 'place:kobani 2', 'place:syria 1']);
    expect(scene.outside).toBe(0);
  });

  it('names places with who was there and on what evidence', () => {
    expect(scene.marks.find(({ id }) => id === 'place:kobani')?.name).toBe('kobani, town: alpha controls (asserted, 1 source); beta operates in (contested, 1 source)');
    expect(scene.marks.find(({ id }) => id === 'place:east')?.name).toBe('east, region, somewhere in kobani: gamma operates in (denied, 1 source)');
  });

  it('lights a place with all who were there, and one of them with all its places', () => {
    const there = entriesOn(presences, picture, positions, null, null);
    const mark = (id: string, where: string) => {
      const found = scene.marks.find((each) => each.id === id && each.place === where) ?? null;
      expect(found).not.toBeNull();
      return found;
    };
    expect([...litWith(null, there)]).toEqual([]);
    expect([...litWith(mark('place:kobani', 'place:kobani'), there)].sort()).toEqual([
      'place:kobani ',
      'place:kobani tie:CONTROLS/alpha/kobani',
      'place:kobani tie:OPERATES_IN/beta/kobani',
    ]);
    expect([...litWith(mark('tie:OPERATES_IN/beta/kobani', 'place:kobani'), there)].sort()).toEqual([
      'place:hamlet ',
      'place:hamlet tie:OPERATES_IN/beta/hamlet',
      'place:kobani ',
      'place:kobani tie:OPERATES_IN/beta/kobani',
    ]);
  });

  it('looks as it did', () => {
    const { marks, areas, lines, land } = scene;
    expect({ marks, lines, areas: areas.map(({ cls }) => cls), land: land.length }).toMatchSnapshot();
  });

  it('tells what is out of sight', () => {
    const view = fitted([38, 36, 39, 37], 900, 600);
    const near = mapScene({ entries: entriesOn(presences, picture, positions, null, null), picture, vocabulary, geometry, view: panned(view, 4000, 0), asOf: null, signs, measure: () => 20 });
    expect([near.paths.length, near.outside]).toEqual([0, 5]);
  });
});
