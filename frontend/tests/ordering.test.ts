import { describe, expect, test } from 'vitest';
import { generate, randomFrom } from '../bench/generate';
import { arrange } from '../src/layout/arrange';
import { crossingCounter } from '../src/layout/crossings';
import { graphOf } from '../src/layout/graph';
import { lanesOf, linksOf } from '../src/layout/ground';
import { extentOf } from '../src/layout/lifelines';
import { type Lane, type LaneOrder, type Link, packed } from '../src/layout/order';
import { pictureAt } from '../src/model/picture';
import { claim, group, history, orderLanes, tie, types, vocabulary } from './story';

const FOREVER = { from: 0, to: 1000, first: 0, last: 1000 };

function lane(id: string, from = 0, to = 1000): Lane {
  return { id, from, to, first: from, last: to };
}

function link(type: Link['type'], source: string, target: string, at: number): Link {
  return { id: `${type} ${source} ${target}`, type, descent: vocabulary.get(type)?.descent ?? null, source, target, at, believed: true };
}

const split = (child: string, parent: string, at: number) => link('SPLIT_FROM', child, parent, at);

/** How many lanes that are there on a connector's day lie strictly between its ends: counted one by one. */
function crossings(order: LaneOrder, lanes: readonly Lane[], links: readonly Link[]): number {
  let count = 0;
  for (const { source, target, at } of links) {
    const [top = 0, bottom = 0] = [order.row.get(source) ?? 0, order.row.get(target) ?? 0].sort((a, b) => a - b);
    for (const { id, from, to } of lanes) {
      const row = order.row.get(id) ?? 0;
      if (row > top && row < bottom && from < at && at < to) count += 1;
    }
  }
  return count;
}

/** Lanes each of which began by a split from an earlier one that was there: several trees. */
function randomForest(seed: number, count: number): { lanes: Lane[]; links: Link[] } {
  const random = randomFrom(seed);
  const lanes: Lane[] = [];
  const links: Link[] = [];
  for (let index = 0; index < count; index++) {
    const parent = random() < 0.9 ? lanes[Math.floor(random() * lanes.length)] : undefined;
    const from = parent ? parent.from + random() * (parent.to - parent.from) : random() * 300;
    const born = lane(`g${index}`, from, from + 1 + random() * 600);
    lanes.push(born);
    if (parent) links.push(split(born.id, parent.id, from));
  }
  return { lanes, links };
}

function randomTies(seed: number, lanes: readonly Lane[], count: number): Link[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    const [a, b] = [lanes[Math.floor(random() * lanes.length)], lanes[Math.floor(random() * lanes.length)]];
    const type = (['PLEDGED_TO', 'MEMBER_OF', 'MERGED_INTO', 'FRONT_FOR'] as const)[Math.floor(random() * 4)] ?? 'PLEDGED_TO';
    return { ...link(type, a?.id ?? '', b?.id ?? '', Math.floor(random() * 900)), id: `tie ${index}` };
  });
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = randomFrom(seed);
  return list.map((each) => ({ each, at: random() })).sort((a, b) => a.at - b.at).map(({ each }) => each);
}

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

describe('counting crossings', () => {
  test.each(SEEDS)('gives what counting one by one gives (seed %i)', (seed) => {
    const random = randomFrom(seed);
    // Days are few, so that many beginnings, ends and ties fall on the same one.
    const lanes = Array.from({ length: 40 }, (_, index) => lane(`g${index}`, Math.floor(random() * 20), Math.floor(random() * 20)));
    const links = randomTies(seed, lanes, 60).map((each) => ({ ...each, at: random() < 0.1 ? Infinity : each.at % 20 }));
    const graph = graphOf(packed(lanes, links, 'g0', []));
    for (const each of graph.lanes) each.row = Math.floor(random() * 25);
    const ids = lanes.map(({ id }) => id).sort();
    const placed: LaneOrder = { lanes: ids, row: new Map(ids.map((id, index) => [id, graph.lanes[index]?.row ?? 0])), family: new Map() };
    const count = crossingCounter(graph);
    expect(count()).toBe(crossings(placed, lanes, links));
    expect(count()).toBeGreaterThan(0);
  });
});

describe('order of lanes', () => {
  test.each(SEEDS)('a forest of splits crosses nothing (seed %i)', (seed) => {
    const { lanes, links } = randomForest(seed, 120);
    expect(crossings(orderLanes(lanes, links, 'g0'), lanes, links)).toBe(0);
  });

  test('a poor order does cross, so that the count can fail', () => {
    const { lanes, links } = randomForest(1, 120);
    const ids = lanes.map(({ id }) => id);
    const poor = { lanes: ids, row: new Map(ids.map((id, index) => [id, index])), family: new Map<string, number>() };
    expect(crossings(poor, lanes, links)).toBeGreaterThan(0);
  });

  test.each(SEEDS.slice(0, 5))('the order of the input makes no difference (seed %i)', (seed) => {
    const { lanes, links } = randomForest(seed, 80);
    const all = [...links, ...randomTies(seed, lanes, 60)];
    const one = orderLanes(lanes, all, 'g3', ['g5']);
    const two = orderLanes(shuffled(lanes, 7), shuffled(all, 8), 'g3', ['g5']);
    expect(two).toEqual(one);
    expect([...one.lanes].sort()).toEqual(lanes.map(({ id }) => id).sort());
  });

  test.each(SEEDS.slice(0, 5))('what draws lanes elsewhere makes no split cross (seed %i)', (seed) => {
    const { lanes, links } = randomForest(seed, 80);
    const pledges = randomTies(seed, lanes, 60).map((each): Link => ({ ...each, type: 'PLEDGED_TO', descent: null }));
    expect(crossings(orderLanes(lanes, [...links, ...pledges], 'g0'), lanes, links)).toBe(0);
  });

  test('a child goes to the side on which what it is tied to lies', () => {
    const lanes = [lane('a'), lane('b', 1), lane('c', 2), lane('d', 3), lane('x')];
    const links = [split('b', 'a', 1), split('c', 'a', 2), split('d', 'a', 3)];
    const order = orderLanes(lanes, links, 'a').lanes;
    const outer = order[0] ?? '';
    expect(order.indexOf('x')).toBe(4);
    const drawn = [...links, link('PLEDGED_TO', outer, 'x', 5)];
    // From the top the pledge would cross three.
    expect(crossings(orderLanes(lanes, drawn, 'a'), lanes, drawn)).toBeLessThan(3);
  });

  test('neighbours change places where that makes fewer crossings', () => {
    // Both pledged to the hub; what is nearer to it crosses nothing, and no family holds the two apart.
    const lanes = [lane('hub'), lane('a', 0, 1000), lane('b', 100, 1000), lane('c', 100, 1000)];
    const links = [link('MERGED_INTO', 'a', 'hub', 900), link('MERGED_INTO', 'b', 'hub', 200), link('MERGED_INTO', 'c', 'hub', 300), link('PLEDGED_TO', 'c', 'b', 250)];
    expect(crossings(orderLanes(lanes, links, 'hub'), lanes, links)).toBeLessThanOrEqual(1);
  });

  test('families keep together, the focus on top, a lane by itself in none', () => {
    const { lanes, links } = randomForest(3, 7);
    const forest = links.map((each) => split(each.source, each.target, each.at));
    const root = links[0]?.target ?? 'g0';
    const others = [lane('x'), lane('y'), lane('z')];
    const ties = [...forest, split('y', 'x', 1), link('PLEDGED_TO', 'g6', 'x', 9), link('PLEDGED_TO', 'z', 'x', 9)];
    const { lanes: order, family } = orderLanes([...others, ...lanes], ties, root);
    const own = order.filter((id) => family.get(id) === 0);
    expect(order.slice(0, own.length)).toEqual(own);
    expect([family.get(root), family.get('x') === family.get('y'), family.get('z')]).toEqual([0, true, -1]);
  });

  test('lanes tied to one other stand by date, the earliest nearest', () => {
    const lanes = ['hub', 'b', 'c', 'd'].map((id) => lane(id));
    const links = [link('PLEDGED_TO', 'b', 'hub', 9), link('PLEDGED_TO', 'c', 'hub', 2), link('PLEDGED_TO', 'd', 'hub', 5)];
    expect(orderLanes(lanes, links, 'hub').lanes).toEqual(['hub', 'c', 'd', 'b']);
  });

  test('a circle of descent, a tie to itself and one to nowhere are laid out all the same', () => {
    const links = [split('a', 'b', 1), split('b', 'a', 2), split('a', 'a', 3), split('a', 'nowhere', 4)];
    expect([...orderLanes([lane('a'), lane('b')], links, 'a').lanes].sort()).toEqual(['a', 'b']);
    expect(orderLanes([], [], 'a').lanes).toEqual([]);
  });
});

describe('rows', () => {
  const parent = { id: 'p', ...FOREVER };
  const [early, late] = [lane('a', 0, 100), lane('b', 500, 600)];
  const links = [split('a', 'p', 0), split('b', 'p', 500), split('c', 'p', 500)];
  const rowsOf = (order: LaneOrder) => new Set(order.row.values()).size;

  test('lanes of a family whose lives lie well apart share one, the earlier first', () => {
    const lanes = [parent, early, late, lane('c', 500, 600)];
    const order = orderLanes(lanes, links, 'p');
    expect(rowsOf(order)).toBe(3);
    expect(crossings(order, lanes, links)).toBe(0);
    const shared = order.lanes.find((id) => id !== 'a' && order.row.get(id) === order.row.get('a'));
    expect(order.lanes.indexOf('a') + 1).toBe(order.lanes.indexOf(shared ?? ''));
  });

  test('names and fades need room: a fifth of all days', () => {
    const near = (from: number) => orderLanes([parent, early, lane('b', from, 600)], links.slice(0, 2).map((each) => ({ ...each, at: Math.min(each.at, from) })), 'p');
    expect(rowsOf(near(299))).toBe(3);
    expect(rowsOf(near(301))).toBe(2);
  });

  test('the focus, an open lane and two that are tied do not share', () => {
    const lanes = [parent, early, late];
    const two = links.slice(0, 2);
    expect(rowsOf(orderLanes(lanes, two, 'p'))).toBe(2);
    expect(rowsOf(orderLanes(lanes, two, 'a'))).toBe(3);
    expect(rowsOf(orderLanes(lanes, two, 'p', ['b']))).toBe(3);
    expect(rowsOf(orderLanes(lanes, [...two, link('SUCCEEDED', 'b', 'a', 500)], 'p'))).toBe(3);
  });

  test('a tie that is not believed keeps its lanes off one row, and changes nothing else', () => {
    const lanes = [parent, early, late];
    const two = links.slice(0, 2);
    const denied = { ...link('PLEDGED_TO', 'b', 'a', 500), believed: false };
    expect(rowsOf(orderLanes(lanes, [...two, denied], 'p'))).toBe(3);
    const free = [parent, early, lane('b', 0, 100)];
    expect(orderLanes(free, [...two, denied], 'p')).toEqual(orderLanes(free, two, 'p'));
  });

  test('what a picture shows as denied is such a tie', () => {
    const ties = [tie('PLEDGED_TO', 'a', 'b', [claim('no', { stance: 'DENIES' })]), tie('DEFECTED_TO', 'a', 'b', [claim('yes')])];
    const told = history('group:a', [group('a', '2000'), group('b', '2000')], ties);
    const found = linksOf(pictureAt(told, vocabulary, types, null));
    expect(found.map(({ type, believed }) => [type, believed])).toEqual([['PLEDGED_TO', false], ['DEFECTED_TO', true]]);
  });

  test.each(SEEDS)('none of a row touch, and no crossing is added (seed %i)', (seed) => {
    const { lanes, links: splits } = randomForest(seed, 100);
    const all = [...splits, ...randomTies(seed, lanes, 40)];
    const short = lanes.map((each) => ({ ...each, to: Math.min(each.to, each.from + 60), last: Math.min(each.last, each.from + 60) }));
    const order = orderLanes(short, all, 'g0');
    const single = { ...order, row: new Map(order.lanes.map((id, index) => [id, index])) };
    expect(rowsOf(order)).toBeLessThan(100);
    expect(crossings(order, short, all)).toBeLessThanOrEqual(crossings(orderLanes(short, all, 'g0', short.map(({ id }) => id)), short, all));
    const byId = new Map(short.map((each) => [each.id, each]));
    order.lanes.slice(1).forEach((id, index) => {
      const before = byId.get(order.lanes[index] ?? '');
      if (order.row.get(id) === order.row.get(before?.id ?? '')) expect(byId.get(id)?.first).toBeGreaterThan(before?.last ?? Infinity);
      expect((single.row.get(id) ?? 0) - index).toBe(1);
    });
    // Rows are numbered from the top without gaps.
    expect(Math.max(...order.row.values()) + 1).toBe(rowsOf(order));
  });
});

test('a large generated history is laid out with fewer crossings than by ids, every time the same', () => {
  const picture = pictureAt(generate(500), vocabulary, types, null);
  const given = () => packed(lanesOf(picture, extentOf(picture)), linksOf(picture), 'group:g0', []);
  const arranged = arrange(given());
  expect(arrange(given())).toEqual(arranged);
  const graph = graphOf(given());
  const count = crossingCounter(graph);
  for (const lane of graph.lanes) lane.row = lane.number;
  const byId = count();
  for (let index = 0; index < arranged.length; index += 3) {
    const lane = graph.lanes[arranged[index] ?? -1];
    if (lane) lane.row = arranged[index + 1] ?? 0;
  }
  expect(count()).toBeLessThan(byId / 2);
});
