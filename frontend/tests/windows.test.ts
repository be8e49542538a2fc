/** Large pictures: a window of a scene is a part of the whole, days only make marks faint, and little is made anew. */
import { describe, expect, test } from 'vitest';
import { generate } from '../bench/generate';
import { extentOf } from '../src/layout/lifelines';
import { pictureAt } from '../src/model/picture';
import { buildScene, drawScene, EVERYTHING, movedOn, type Window } from '../src/scene/build';
import { kinOf, nextOfKin } from '../src/scene/kin';
import { atMoment, momentOf } from '../src/scene/moment';
import type { Mark, Scene } from '../src/scene/scene';
import { type SceneInput, sheetOf } from '../src/scene/sheet';
import { orderOf, types, vocabulary } from './story';

const history = generate(400);
const whole = pictureAt(history, vocabulary, types, null);
const extent = extentOf(whole);
const order = orderOf(whole, history.focus);

function input(part: Partial<SceneInput> = {}): SceneInput {
  return {
    picture: whole,
    order,
    vocabulary,
    extent,
    range: extent,
    width: 1200,
    asOf: null,
    focus: history.focus,
    measure: (text) => text.length * 7,
    ...part,
  };
}

function part(top: number, bottom: number, more: Partial<Window> = {}): Window {
  return { ...EVERYTHING, top, bottom, ...more };
}

function marks({ lanes, ties }: Scene): Map<string, Mark> {
  return new Map([...lanes, ...ties].map((mark) => [mark.id, mark]));
}

describe('a window', () => {
  const sheet = sheetOf(input());
  const all = drawScene(sheet, EVERYTHING);
  const seen = drawScene(sheetOf(input()), part(2000, 2600));

  test('holds its lanes and all their ties, as the whole scene draws them', () => {
    const lanes = all.lanes.filter(({ y }) => y > 2000 && y < 2600);
    expect(lanes.length).toBeGreaterThan(10);
    expect(seen.lanes.map(({ id }) => id)).toEqual(expect.arrayContaining(lanes.map(({ id }) => id)));
    expect(seen.lanes.length).toBeLessThan(lanes.length + 4);
    const known = marks(all);
    for (const mark of marks(seen).values()) expect(JSON.stringify(mark)).toBe(JSON.stringify(known.get(mark.id)));
    const inside = new Set(seen.lanes.map(({ id }) => id));
    const touching = all.ties.filter(({ id }) => {
      const view = whole.ties.get(id);
      return view !== undefined && (inside.has(view.tie.source.id) || inside.has(view.tie.target.id));
    });
    expect(seen.ties.map(({ id }) => id).sort()).toEqual(touching.map(({ id }) => id).sort());
    const of = all.labels.filter((label) => label.of !== undefined && inside.has(label.of));
    expect(seen.labels.filter((label) => label.of !== undefined && inside.has(label.of))).toEqual(of);
  });

  test('has as many marks as fit, however many lanes there are', () => {
    expect(seen.lanes.length + seen.ties.length).toBeLessThan((all.lanes.length + all.ties.length) / 4);
    expect(seen.height).toBe(all.height);
  });

  test('draws ties that only pass it as one shape', () => {
    expect(seen.behind.map(({ cls }) => cls)).toEqual(['passing']);
    const count = String(seen.behind[0]?.attrs['d']).split('M').length - 1;
    const row = (id: string) => sheet.rows.indexOf(id) ?? -1;
    const rows = seen.lanes.map(({ id }) => row(id));
    const [first, last] = [Math.min(...rows), Math.max(...rows)];
    const through = [...whole.ties.values()].filter(({ tie }) => {
      const [a, b] = [row(tie.source.id), row(tie.target.id)];
      return Math.min(a, b) < first && Math.max(a, b) > last;
    });
    expect(count).toBe(through.length);
    expect(all.behind).toEqual([]);
  });

  test('keeps the lane with the focus, wherever it lies', () => {
    const last = all.lanes.at(-1)?.id ?? '';
    expect(drawScene(sheet, part(0, 600, { kept: last })).lanes.at(-1)?.id).toBe(last);
    expect(drawScene(sheet, part(0, 600)).lanes.at(-1)?.id).not.toBe(last);
  });

  test('with room beside it keeps the marks it has', () => {
    const middle = input({ range: { first: '1995-01-01', last: '2005-01-01' } });
    const at = sheetOf(middle);
    const still = drawScene(at, part(0, 600));
    const over = marks(drawScene(at, part(0, 600, { over: 500 })));
    expect(over.size).toBeGreaterThan(marks(still).size);
    for (const mark of marks(still).values()) expect(over.get(mark.id)).toBe(mark);
  });

  test('that has moved on shows the years and the names where a new one would', () => {
    const from = sheetOf(input({ range: { first: '1995-01-01', last: '2005-01-01' } }));
    const range = { first: '1996-01-01', last: '2006-01-01' };
    const moved = movedOn(from, drawScene(from, part(0, 600)), range, part(0, 600));
    const anew = drawScene(sheetOf(input({ range })), part(0, 600));
    expect(moved.axis).toEqual(anew.axis);
    expect(moved.back).toEqual(anew.back);
    const names = (labels: Scene['labels']) => labels.filter(({ pinned, tag }) => pinned && tag === 'text').map(({ text, attrs }) => [text, Math.round(Number(attrs['x']) / 3)]);
    expect(names(moved.labels)).toEqual(names(anew.labels));
  });
});

describe('a day', () => {
  const scene = drawScene(sheetOf(input()), part(0, 900));

  test.each(['1985-06-01', '1999-06-01', '2014-06-01'])('%s on a scene that is there is the same as a new scene', (asOf) => {
    const moment = momentOf(scene, whole, asOf, sheetOf(input()).scale);
    expect(moment.away.size).toBeGreaterThan(5);
    expect(JSON.stringify(atMoment(scene, moment))).toBe(JSON.stringify(buildScene(input({ asOf }), part(0, 900))));
  });

  test('that what is certain is asked for leaves more out', () => {
    const { scale } = sheetOf(input());
    const possible = momentOf(scene, whole, '1999-06-01', scale).away;
    const certain = momentOf(scene, { ...whole, certainty: 'certain' }, '1999-06-01', scale).away;
    expect(certain.size).toBeGreaterThan(possible.size);
    for (const id of possible) expect(certain.has(id)).toBe(true);
  });
});

test('looked at again, a picture has the same marks, not equal ones', () => {
  const one = drawScene(sheetOf(input()), part(0, 900));
  const two = drawScene(sheetOf(input({ picture: { ...whole } })), part(0, 900));
  expect(one.lanes.every((mark, index) => mark === two.lanes[index])).toBe(true);
  expect(one.ties.every((mark, index) => mark === two.ties[index])).toBe(true);
});

describe('levels', () => {
  const drawn = (level: number) => drawScene(sheetOf(input({ level })), part(0, 700));

  test('the denser the rows, the less is drawn on each', () => {
    const [dots, dense, usual] = [drawn(0), drawn(1), drawn(2)];
    expect([dots.ties.length, dots.labels.length]).toEqual([0, 0]);
    const shown = new Set(dense.ties.map(({ data }) => data['type']));
    expect(shown.has('PLEDGED_TO') && shown.has('SPLIT_FROM')).toBe(true);
    expect(shown.has('MEMBER_OF') || shown.has('DEFECTED_TO')).toBe(false);
    expect(new Set(usual.ties.map(({ data }) => data['type'])).has('MEMBER_OF')).toBe(true);
    expect(dots.lanes.length).toBeGreaterThan(dense.lanes.length);
    expect(dense.lanes.length).toBeGreaterThan(usual.lanes.length);
  });
});

describe('more than two thousand lanes', () => {
  const many = generate(2100);
  const picture = pictureAt(many, vocabulary, types, null);
  const days = extentOf(picture);
  const plan = orderOf(picture, many.focus);
  const at = (unfolded: ReadonlySet<number>) => sheetOf(input({ picture, order: plan, extent: days, range: days, unfolded }));
  const folded = at(new Set());

  test('are folded by family, but for the focus', () => {
    const rows = folded.rows.ids();
    expect(rows).toContain(many.focus);
    const first = rows.find((id) => id.startsWith('family:')) ?? '';
    expect(rows.length).toBeLessThan(plan.lanes.length / 3);
    const mark = drawScene(folded, EVERYTHING).lanes.find(({ id }) => id === first);
    expect(mark?.name).toMatch(/^\d+ groups? of the family of .+, \d{4} to \d{4}, folded: Enter shows (them|it)$/);
    expect(Number.parseInt(mark?.name ?? '')).toBe(folded.rows.lanesOf(first).length);
  });

  test('unfold one family at a time', () => {
    const open = at(new Set([3]));
    const lanes = folded.rows.lanesOf('family:3');
    expect(open.rows.ids()).toEqual(expect.arrayContaining([...lanes]));
    expect(open.rows.ids()).not.toContain('family:3');
    expect(open.rows.ids()).toContain('family:4');
  });
});

describe('kin', () => {
  const sheet = sheetOf(input());
  const child = [...whole.ties.values()].find(({ tie }) => tie.type === 'SPLIT_FROM' && nextOfKin(tie.target.id, 'parent', sheet) !== null);

  test('are all ancestors, all descendants and pledges', () => {
    if (!child) throw new Error('no split of a split');
    const { source, target, id } = child.tie;
    const kin = kinOf(source.id, sheet);
    const grandparent = nextOfKin(target.id, 'parent', sheet) ?? '';
    for (const each of [source.id, id, target.id, grandparent]) expect(kin.has(each)).toBe(true);
    expect(kinOf(grandparent, sheet).has(source.id)).toBe(true);
    expect(kin.size).toBeLessThan(whole.entities.size / 2);
  });

  test('of a tie are its ends', () => {
    if (!child) throw new Error('no split of a split');
    expect([...kinOf(child.tie.id, sheet)].sort()).toEqual([child.tie.id, child.tie.source.id, child.tie.target.id].sort());
  });
});
