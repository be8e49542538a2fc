/** What the layout needs of a picture: who is there, who is tied to whom, and how large each is drawn. */
import type { Picture } from '../model/picture';

export interface Network {
  /** The most tied first; equals by id. */
  readonly ids: readonly string[];
  /** In pixels at zoom 1, by the number of entities it is tied to. */
  readonly radii: ReadonlyMap<string, number>;
  /** Pairs of indexes into `ids`, each pair once. */
  readonly links: Uint32Array;
  /** How far the middle of a tie lies off the straight line, in pixels: ties between the same two keep apart. */
  readonly bends: ReadonlyMap<string, number>;
}

const SMALLEST = 7;
const LARGEST = 17;
const APART = 26;

export function networkOf(picture: Picture): Network {
  const pairs = new Map<string, { readonly ends: readonly [string, string]; readonly ties: { readonly id: string; readonly turned: boolean }[] }>();
  const around = new Map([...picture.entities.keys()].map((id) => [id, new Set<string>()]));
  for (const { tie } of picture.ties.values()) {
    const [source, target] = [tie.source.id, tie.target.id];
    if (source === target || !around.has(source) || !around.has(target)) continue;
    around.get(source)?.add(target);
    around.get(target)?.add(source);
    const turned = source > target;
    const ends = turned ? ([target, source] as const) : ([source, target] as const);
    const pair = pairs.get(ends.join(' ')) ?? { ends, ties: [] };
    pair.ties.push({ id: tie.id, turned });
    pairs.set(ends.join(' '), pair);
  }
  const degree = (id: string) => around.get(id)?.size ?? 0;
  const ids = [...around.keys()].sort((a, b) => degree(b) - degree(a) || (a < b ? -1 : 1));
  const index = new Map(ids.map((id, place) => [id, place]));
  const links = [...pairs.values()]
    .map(({ ends: [a, b] }) => [index.get(a) ?? 0, index.get(b) ?? 0] as const)
    .sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const bends = new Map<string, number>();
  for (const { ties } of pairs.values()) {
    ties.sort((a, b) => (a.id < b.id ? -1 : 1));
    ties.forEach(({ id, turned }, place) => {
      // The side is that of the pair: the same for a tie there and for one back.
      bends.set(id, (place - (ties.length - 1) / 2) * APART * (turned ? -1 : 1));
    });
  }
  return {
    ids,
    radii: new Map(ids.map((id) => [id, Math.min(SMALLEST + 1.7 * Math.sqrt(degree(id)), LARGEST)])),
    links: Uint32Array.from(links.flat()),
    bends,
  };
}
