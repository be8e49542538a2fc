import { describe, expect, test } from 'vitest';
import type { TieType } from '../src/api/operations';
import { extentOf } from '../src/layout/lifelines';
import type { Entity, Tie } from '../src/model/history';
import { pictureAt } from '../src/model/picture';
import type { Presence } from '../src/model/places';
import { buildScene } from '../src/scene/build';
import type { Mark, Scene } from '../src/scene/scene';
import type { SceneInput } from '../src/scene/sheet';
import { stripsOf } from '../src/scene/strips';
import { claim, group, history, name, orderOf, tie, types, vocabulary } from './story';

/** A scene of the entities and ties from 2000 to 2020, one year 40 pixels. */
function scene(entities: readonly Entity[], ties: readonly Tie[], part: Partial<SceneInput> = {}): Scene {
  const frame = group('frame', '2000-01-01', '2019-12-31');
  const told = history(frame.id, [frame, ...entities], ties);
  const whole = pictureAt(told, vocabulary, types, null);
  const extent = extentOf(whole);
  return buildScene({
    picture: whole,
    order: orderOf(whole, frame.id),
    vocabulary,
    extent,
    range: { first: '2000-01-01', last: '2020-01-01' },
    width: 1000,
    asOf: null,
    focus: frame.id,
    measure: (text) => text.length * 7,
    ...part,
  });
}

function drawn(from: Scene, id: string): Mark & { readonly marks: readonly string[] } {
  const found = [...from.lanes, ...from.ties].find((each) => each.id === id);
  if (!found) throw new Error(`${id} is not drawn`);
  return { ...found, marks: found.shapes.filter(({ cls }) => !cls.startsWith('hit')).map(({ tag, cls }) => `${tag} ${cls}`) };
}

function said(type: TieType, from: string, to: string, span: string | null = '2010-06-01', more: Parameters<typeof claim>[1] = {}): Tie {
  const at = span === null ? null : { from: span, to: null, observed: [] };
  return tie(type, from, to, [claim(`${type} ${from} ${to}`, { span: at, ...more })]);
}

const order = (...ids: string[]): SceneInput['order'] => ({
  lanes: ids.map((id) => `group:${id}`),
  row: new Map(ids.map((id, index) => [`group:${id}`, index])),
  family: new Map(),
});

/** What a lane is drawn with from its start to its end, and the texts at its ends. */
function lane(from: string | null, to: string | null) {
  const a = group('a', from, to);
  const shown = scene([a], [said('ALLIED_WITH', 'a', 'frame')]);
  const { shapes } = drawn(shown, a.id);
  return {
    shapes: shapes.filter(({ cls }) => cls !== 'hit'),
    texts: shown.labels.filter(({ cls, of }) => cls === 'end-mark' && of === a.id).map(({ text }) => text),
  };
}

describe('each kind of end has its own mark', () => {
  test.each([
    ['exact', '2005-03-01', '2015-03-01', []],
    ['vague', '2005', '2015-03', []],
    ['approximate', '2005~', '2015~', ['c.', 'c.']],
    ['unknown', null, null, ['?', '?']],
    ['ongoing', '2005-03-01', '..', []],
  ])('%s', (kind, from, to, texts) => {
    const { shapes, texts: found } = lane(from, to);
    expect(found).toEqual(texts);
    expect(shapes).toMatchSnapshot(kind);
  });

  test('the sign of a disputed end lies over the ties that begin there', () => {
    const gone = { id: 'ending:a', claims: [claim('gone', { span: { from: '2010-01-01', to: null, observed: [] } }), claim('not gone', { stance: 'DENIES' })] };
    const shown = scene([{ ...group('a', '2005-03-01', null), endings: [gone] }], [said('ALLIED_WITH', 'a', 'frame')]);
    expect(shown.labels.filter(({ of, tag }) => of === 'group:a' && tag !== 'text').map(({ cls }) => cls)).toEqual(['end-sign glyph-ring', 'end-sign glyph-fill']);
    expect(drawn(shown, 'group:a').marks.join()).not.toContain('glyph');
  });

  test('no two kinds look the same', () => {
    const looks = [['2005-03-01', '2015-03-01'], ['2005', '2015'], ['2005~', '2015~'], [null, null], ['2005-03-01', '..']].map(
      ([from = null, to = null]) => lane(from, to).shapes.map(({ cls, attrs }) => `${cls} ${attrs['opacity'] ?? ''}`).join(', '),
    );
    expect(new Set(looks).size).toBe(looks.length);
  });
});

describe('each type of tie has its own mark', () => {
  const ends = [group('a', '2010'), group('b', '2004')];

  test.each([...types].filter((type) => vocabulary.get(type)?.targets.includes('GROUP') && type !== 'DENIED_MEMBERSHIP'))('%s', (type) => {
    const { shapes } = drawn(scene(ends, [said(type, 'a', 'b')]), `tie:${type}/a/b`);
    expect(shapes).toMatchSnapshot(type);
  });

  test('no two types look the same', () => {
    const own = ['SPLIT_FROM', 'SUCCEEDED', 'GREW_OUT_OF', 'MERGED_INTO', 'DEFECTED_TO', 'PLEDGED_TO', 'FRONT_FOR', 'MEMBER_OF', 'AFFILIATED_WITH', 'ALLIED_WITH', 'RIVAL_OF', 'FOUGHT'] as const;
    const looks = own.map((type) => {
      const { shapes } = drawn(scene(ends, [said(type, 'a', 'b')]), `tie:${type}/a/b`);
      // A zigzag is told from a straight line by its corners.
      return shapes.map(({ tag, cls, attrs }) => `${tag} ${cls} ${String(attrs['d'] ?? '').split('L').length > 12 ? 'zigzag' : ''}`).join(', ');
    });
    expect(new Set(looks).size).toBe(own.length);
  });

  test('siblings of a split share one origin', () => {
    const shown = scene([group('p', '2000', '2007'), group('x', '2007'), group('y', '2007')], [said('SPLIT_FROM', 'x', 'p', '2007'), said('SPLIT_FROM', 'y', 'p', '2007')]);
    const origins = ['x', 'y'].map((id) => drawn(shown, `tie:SPLIT_FROM/${id}/p`).shapes.find(({ cls }) => cls === 'end-open')?.attrs);
    expect(origins[0]).toEqual(origins[1]);
  });

  test('a pledge of nine tenths is nine tenths of the lane, and a tenth goes on', () => {
    const shown = scene(ends, [said('PLEDGED_TO', 'a', 'b', '2012-01-01', { share: 0.9 })]);
    expect(drawn(shown, 'tie:PLEDGED_TO/a/b').marks).toContain('path ribbon fill-4');
    const heights = drawn(shown, 'group:a').shapes.filter(({ cls }) => cls === 'fill-4').map(({ attrs }) => attrs['height']);
    expect(heights).toEqual([10, 2]);
  });

  test('a denial is a dashed line, struck, that stops short of the patron and names the claim that denies', () => {
    const denying = claim('no', { stance: 'DENIES' });
    const shown = scene(ends, [tie('DENIED_MEMBERSHIP', 'a', 'b', [denying]), said('DEFECTED_TO', 'a', 'b')]);
    const { shapes, marks, data } = drawn(shown, 'tie:DENIED_MEMBERSHIP/a/b');
    expect(marks).toEqual(expect.arrayContaining(['path denial stroke-4', 'line denial-end', 'circle glyph-ring no', 'line glyph-stroke no']));
    expect(data['claim']).toBe('no');
    const end = Number(shapes.find(({ cls }) => cls === 'denial-end')?.attrs['y1']);
    expect(Math.abs(end - drawn(shown, 'group:b').y)).toBeGreaterThan(15);
  });

  test('two denials of one day towards one lane are two lines, each with its sign', () => {
    const others = [group('x', '2004'), group('y', '2004'), group('b', '2004')];
    const no = (id: string) => tie('DENIED_MEMBERSHIP', id, 'b', [claim(`no ${id}`, { stance: 'DENIES', said: { first: '2010-06-01', last: '2010-06-01' } })]);
    const shown = scene(others, [no('x'), no('y')], { order: order('frame', 'b', 'x', 'y') });
    const [one = NaN, other = NaN] = ['x', 'y'].map((id) => Number(drawn(shown, `tie:DENIED_MEMBERSHIP/${id}/b`).shapes.find(({ cls }) => cls === 'denial-end')?.attrs['x1']));
    expect(Math.abs(one - other)).toBeGreaterThan(12);
  });

  test('a line from the end of a lane passes by the question mark there', () => {
    const denied = (['PLEDGED_TO', 'MEMBER_OF', 'DEFECTED_TO', 'AFFILIATED_WITH'] as const).map((type) => said(type, 'a', 'b', '2012-01-01', { stance: 'DENIES' }));
    const shown = scene([group('a', null), group('b', '2004')], [said('ALLIED_WITH', 'a', 'b', '2012-01-01'), ...denied]);
    const [, end] = shown.labels.filter(({ cls, of }) => cls === 'end-mark' && of === 'group:a');
    const sign = { x: Number(end?.attrs['x']) + 3, y: Number(end?.attrs['y']) - 4 };
    const heights = denied.flatMap(({ id }) => {
      const way = String(drawn(shown, id).shapes.find(({ cls }) => cls === 'hit')?.attrs['d']).slice(1).split(' L').map((point) => point.split(' ').map(Number));
      const beyond = way.findIndex(([x = 0]) => x > sign.x);
      return beyond > 0 ? [way[beyond - 1]?.[1] ?? NaN, way[beyond]?.[1] ?? NaN] : [];
    });
    expect(heights.length).toBeGreaterThan(0);
    for (const y of heights) expect(Math.abs(y - sign.y)).toBeGreaterThan(8);
  });

  test('a front that is only alleged is an outline, one that is confirmed is not', () => {
    const front = (more: Parameters<typeof claim>[1]) => drawn(scene(ends, [said('FRONT_FOR', 'a', 'b', '2010', more)]), 'group:a').marks.join();
    expect(front({})).toContain('outline');
    expect(front({ channel: 'ANALYST' })).not.toContain('outline');
  });

  test.each([
    [1, 'evidence single', 1],
    [2, 'evidence', 2],
    [5, 'evidence', 3],
  ])('%i independent sources', (count, cls, dots) => {
    const claims = Array.from({ length: count }, (_, n) => claim(`c${n}`, { span: { from: '2012-01-01', to: null, observed: [] } }));
    const { marks } = drawn(scene(ends, [tie('DEFECTED_TO', 'a', 'b', claims)]), 'tie:DEFECTED_TO/a/b');
    expect(marks.filter((each) => each === `circle ${cls}`)).toHaveLength(dots);
  });

  test.each([
    ['CONTESTED', [claim('yes'), claim('no', { stance: 'DENIES' })], 'path glyph-fill'],
    ['ANNOUNCED', [claim('soon', { stance: 'ANNOUNCES' })], 'circle glyph-ring announced'],
    ['DENIED', [claim('no', { stance: 'DENIES' })], 'line glyph-stroke no'],
  ])('%s has its sign', (status, claims, sign) => {
    const { data, marks } = drawn(scene(ends, [tie('DEFECTED_TO', 'a', 'b', claims)]), 'tie:DEFECTED_TO/a/b');
    expect(data['status']).toBe(status);
    expect(marks).toContain(sign);
  });
});

describe('names', () => {
  test('the line of a rename crosses no other name', () => {
    const names = [name('First of a long name', null, '2018'), name('The second, which is longer', '2018', '2019'), name('Third and last of them', '2019')];
    const shown = scene([{ ...group('a', '2001'), names }], [said('ALLIED_WITH', 'a', 'frame')], { width: 390 });
    const texts = shown.labels.filter(({ cls }) => cls.startsWith('name'));
    const lines = shown.labels.filter(({ cls }) => cls.startsWith('rename'));
    expect(lines.length).toBeGreaterThan(0);
    for (const { attrs } of lines) {
      const corners = String(attrs['points']).split(' ').map((point) => point.split(',').map(Number));
      const [x = 0, y1 = 0] = corners.at(-1) ?? [];
      const [, y2 = 0] = corners.at(-2) ?? [];
      for (const { attrs: at, text = '' } of texts) {
        const [left, base] = [Number(at['x']), Number(at['y'])];
        const within = base - 4 > Math.min(y1, y2) && base - 4 < Math.max(y1, y2);
        expect(within && x > left && x < left + text.length * 7).toBe(false);
      }
    }
  });
});

describe('coalitions', () => {
  const coalition = { ...group('c', '2005'), kind: 'OPERATIONS_ROOM' as const };
  const [m, n, out] = [group('m', '2003'), group('n', '2003'), group('out', '2003', '2010')];
  const member = (id: string, span: { from: string | null; to: string | null } = { from: '2006-01-01', to: null }, more: Parameters<typeof claim>[1] = {}) =>
    tie('MEMBER_OF', id, 'c', [claim(`member ${id}`, { span: { ...span, observed: [] }, ...more })]);

  test('members beside their coalition lie in one band', () => {
    const shown = scene([coalition, m, n], [member('m'), member('n')], { order: order('frame', 'c', 'm', 'n') });
    expect(shown.behind).toMatchSnapshot();
    expect(drawn(shown, 'tie:MEMBER_OF/m/c').marks).toEqual(['rect segment', 'line band-edge stroke-4', 'rect end-filled', 'circle evidence single']);
    expect(drawn(shown, 'tie:MEMBER_OF/m/c').name).toBe('m is a member of c, 1 Jan 2006 – ?, asserted, 1 independent source');
  });

  test('members apart from one another are joined by a bracket, and no lane moves for it', () => {
    const shown = scene([coalition, m, n, out], [member('m'), member('n'), said('ALLIED_WITH', 'out', 'frame')], { order: order('frame', 'm', 'out', 'c', 'n') });
    expect(shown.behind).toMatchSnapshot();
    expect(shown.lanes.map(({ id }) => id)).toEqual(['frame', 'm', 'out', 'c', 'n'].map((id) => `group:${id}`));
    expect(drawn(shown, 'tie:MEMBER_OF/m/c').shapes).toMatchSnapshot();
  });

  test('a band ends with the membership', () => {
    const shown = scene([coalition, m, n], [member('m', { from: '2006-01-01', to: '2010-01-01' }), member('n')], { order: order('frame', 'c', 'm', 'n') });
    const edges = drawn(shown, 'tie:MEMBER_OF/m/c').shapes.filter(({ cls }) => cls.startsWith('band-edge')).map(({ attrs }) => Number(attrs['x1']));
    expect(edges).toHaveLength(2);
    const fourYears = (4 * (shown.plot.right - shown.plot.left)) / 20;
    // It begins a little before its first day.
    expect((edges[1] ?? 0) - (edges[0] ?? 0) - fourYears).toBeGreaterThan(3);
    expect((edges[1] ?? 0) - (edges[0] ?? 0) - fourYears).toBeLessThan(7);
  });

  test('who denies being a member is not in the band, and a contested member carries the sign', () => {
    const contested = tie('MEMBER_OF', 'n', 'c', [claim('yes'), claim('no', { stance: 'DENIES' })]);
    const refuted = tie('MEMBER_OF', 'out', 'c', [claim('never', { stance: 'DENIES', channel: 'ANALYST' })]);
    const shown = scene([coalition, m, n, out], [member('m'), contested, refuted], { order: order('frame', 'c', 'm', 'n', 'out') });
    expect(drawn(shown, 'tie:MEMBER_OF/n/c').marks).toContain('path glyph-fill');
    expect(drawn(shown, 'tie:MEMBER_OF/out/c').marks).toContain('line glyph-stroke no');
    expect(drawn(shown, 'tie:MEMBER_OF/out/c').marks).not.toContain('rect segment');
  });

  test('one member alone, and the members of an organisation, are drawn as ties', () => {
    const alone = scene([coalition, m], [member('m')]);
    const organisation = scene([{ ...coalition, kind: 'ORGANISATION' }, m, n], [member('m'), member('n')]);
    for (const shown of [alone, organisation]) {
      expect(shown.behind).toEqual([]);
      expect(drawn(shown, 'tie:MEMBER_OF/m/c').marks).toContain('path thin stroke-4');
    }
  });

  test('each membership is reached from its lane by the keys', () => {
    const shown = scene([coalition, m, n], [member('m'), member('n')]);
    expect(shown.paths.find(({ id }) => id === 'group:m')?.ties).toEqual(['tie:MEMBER_OF/m/c']);
  });
});

describe('place strips', () => {
  const a = group('a', '2003');
  const presence = (type: TieType, place: string, from: string | null, to: string | null, more: Parameters<typeof claim>[1] = {}): Presence => {
    const lands = tie(type, 'a', place, [claim(`${type} ${place}`, { span: { from, to, observed: [] }, ...more })]);
    const told = history(a.id, [a, group(place, null)], [lands]);
    const view = pictureAt(told, vocabulary, types, null).ties.get(lands.id);
    if (!view) throw new Error('nothing is known of it');
    const at = { ...group(place, null), type: 'Place' as const, kind: 'TOWN' as const, latitude: null, longitude: null, country: null, subdivision: null };
    return { ...view, place: at, who: { id: a.id, label: 'a' }, only: false };
  };
  const extent = { first: '2000-01-01', last: '2020-01-01' };
  const presences = [
    presence('CONTROLS', 'x', '2008-01-01', '2012-01-01'),
    presence('OPERATES_IN', 'x', '2004-01-01', '..'),
    presence('OPERATES_IN', 'w', '2006', null),
    presence('OPERATES_IN', 'v', '2007-01-01', null, { stance: 'DENIES' }),
  ];
  const strips = new Map([[a.id, stripsOf(presences, extent)]]);

  test('one a place, by the first day', () => {
    expect(stripsOf(presences, extent).map(({ label, ties }) => [label, ties.map(({ view }) => view.tie.type)])).toEqual([
      ['x', ['OPERATES_IN', 'CONTROLS']],
      ['w', ['OPERATES_IN']],
      ['v', ['OPERATES_IN']],
    ]);
  });

  test('they lie under their lane, with the same ends and statuses', () => {
    const closed = scene([a], [said('ALLIED_WITH', 'a', 'frame')], { unfolds: () => true });
    const shown = scene([a], [said('ALLIED_WITH', 'a', 'frame')], { strips });
    expect(shown.height - closed.height).toBe(3 * 24 + 6);
    for (const { id } of closed.lanes) {
      const before = closed.labels.filter(({ cls, attrs }) => cls === 'unfold-hit' && attrs['data-unfold'] === id);
      expect(before).toHaveLength(1);
    }
    expect(shown.ties.filter(({ id }) => id.includes('OPERATES_IN') || id.includes('CONTROLS')).map(({ id, shapes }) => ({ id, shapes }))).toMatchSnapshot();
    expect(drawn(shown, 'tie:OPERATES_IN/a/v').marks).toContain('line glyph-stroke no');
    expect(drawn(shown, 'tie:OPERATES_IN/a/w').y).toBeGreaterThan(drawn(shown, a.id).y + 10);
    expect(shown.labels.filter(({ cls }) => cls === 'place').map(({ text }) => text)).toEqual(['x', 'w', 'v']);
    expect(shown.paths.find(({ id }) => id === a.id)?.ties).toContain('tie:CONTROLS/a/x');
  });

  test('what was not yet so on the day looked at is faint', () => {
    const shown = scene([a], [said('ALLIED_WITH', 'a', 'frame')], { strips, asOf: '2005-01-01' });
    expect(drawn(shown, 'tie:OPERATES_IN/a/x').cls).toBe('tie');
    expect(drawn(shown, 'tie:CONTROLS/a/x').cls).toBe('tie away');
  });
});
