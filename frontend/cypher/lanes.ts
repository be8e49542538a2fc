/** What of a result has lanes: its groups, its people and the ties between them, loaded with their claims. */
import { RequestFailure } from '../src/api/client';
import { loadVocabulary } from '../src/api/load';
import { loadNamed, type Named } from '../src/api/loadNamed';
import { lanesOf, linksOf } from '../src/layout/ground';
import { extentOf } from '../src/layout/lifelines';
import { type LaneOrder, packed, unpacked } from '../src/layout/order';
import type { TimeRange } from '../src/layout/timeScale';
import type { Answer, Order } from '../src/layout/worker';
import type { Vocabulary } from '../src/model/history';
import { entityView, type Picture, tieView } from '../src/model/picture';
import { plural } from '../src/model/wording';
import { laneIds, type ResultGraph } from './graph';

/** More ties than this are no picture any more; each is loaded with all its claims. */
const MOST_TIES = 1_000;

/** The ids of ours to ask for: of ties those that the explorer draws between lanes. */
export interface Wanted {
  readonly entities: readonly string[];
  readonly ties: readonly string[];
  /** How many more ties there are. */
  readonly left: number;
}

export function wantedOf(graph: ResultGraph, vocabulary: Vocabulary, most = MOST_TIES): Wanted {
  const { entities, ties } = laneIds(graph);
  const drawn = new Set<string>([...vocabulary.values()].filter(({ targets }) => targets.includes('GROUP')).map(({ type }) => type));
  const all = [...ties].filter(([, { type }]) => drawn.has(type)).map(([id]) => id);
  return { entities: [...entities.keys()], ties: all.slice(0, most), left: Math.max(all.length - most, 0) };
}

/** All that was loaded, as known today: an entity without a tie has its lane too. */
export function lanesPicture({ history }: Named, vocabulary: Vocabulary): Picture {
  const ties = [...history.ties.values()].flatMap((tie) => tieView(tie, history, vocabulary, null) ?? []);
  return {
    knownAt: null,
    entities: new Map([...history.entities.values()].map((entity) => [entity.id, entityView(entity, history, null)])),
    ties: new Map(ties.map((view) => [view.tie.id, view])),
  };
}

/** The ids of the result's nodes and relationships, by those of lanes and ties. */
export function idsInResult({ history, asked }: Named, graph: ResultGraph): ReadonlyMap<string, string> {
  const { entities, ties } = laneIds(graph);
  const ids = new Map<string, string>();
  for (const { id, source, target } of history.ties.values()) {
    const relationship = ties.get(asked.get(id) ?? id);
    if (!relationship) continue;
    ids.set(id, relationship.id).set(source.id, relationship.start).set(target.id, relationship.end);
  }
  for (const id of history.entities.keys()) {
    const node = entities.get(asked.get(id) ?? id);
    if (node) ids.set(id, node.id);
  }
  return ids;
}

export interface Laid {
  readonly vocabulary: Vocabulary;
  readonly picture: Picture;
  readonly extent: TimeRange;
  readonly order: LaneOrder;
  /** The ids of the result's nodes and relationships, by those of lanes and ties. */
  readonly inResult: ReadonlyMap<string, string>;
  /** How many ties of the result are left out of the picture. */
  readonly left: number;
}

/** Loads the lanes of a result and lays them out. Throws RequestFailure, or what the signal aborts with. */
export async function layOut(graph: ResultGraph, signal: AbortSignal): Promise<Laid> {
  const vocabulary = await loadVocabulary(signal);
  const { entities, ties, left } = wantedOf(graph, vocabulary);
  const named = await loadNamed(entities, ties, signal);
  const picture = lanesPicture(named, vocabulary);
  const extent = extentOf(picture);
  return { vocabulary, picture, extent, order: await ordered(picture, extent, signal), inResult: idsInResult(named, graph), left };
}

/** The layout, made in the explorer's worker. */
function ordered(picture: Picture, extent: TimeRange, signal: AbortSignal): Promise<LaneOrder> {
  return new Promise((resolve, reject) => {
    const fail = () => { reject(new RequestFailure('layout', 'The program that lays lanes out did not start, or broke off.')); };
    let worker: Worker;
    try {
      worker = new Worker(new URL('../src/layout/worker.ts', import.meta.url), { type: 'module' });
    } catch {
      fail();
      return;
    }
    const lanes = lanesOf(picture, extent);
    signal.addEventListener('abort', () => {
      worker.terminate();
      reject(signal.reason as Error);
    });
    worker.addEventListener('error', fail);
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      worker.terminate();
      resolve(unpacked(lanes, data.arranged));
    });
    const order: Order = { number: 1, packed: packed(lanes, linksOf(picture), '', []) };
    worker.postMessage(order, [order.packed.lanes.buffer, order.packed.links.buffer]);
  });
}

/** What is drawn, and what of the result is not. */
export function inWords({ picture, left }: Pick<Laid, 'picture' | 'left'>, graph: ResultGraph): string {
  const nodes = graph.nodes.size - picture.entities.size;
  const relationships = graph.relationships.size - picture.ties.size - left;
  const others = [
    nodes > 0 ? plural(nodes, 'node') : '',
    relationships > 0 ? plural(relationships, 'relationship') : '',
  ].filter(Boolean);
  return [
    `${plural(picture.entities.size, 'lane')}, ${plural(picture.ties.size, 'tie')}.`,
    others.length > 0 ? `Without lanes: ${others.join(' and ')}, which the network shows.` : '',
    left > 0 ? `The first ties alone: ${plural(left, 'more tie')} are in the rows.` : '',
    graph.left > 0 ? `The first nodes alone: ${plural(graph.left, 'more node')} are in the rows.` : '',
  ].filter(Boolean).join(' ');
}
