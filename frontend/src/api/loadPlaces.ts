/** Loading where the entities of a history were: once, with every claim, so that scrubbing asks nothing more. */
import type { History, Tie, Vocabulary } from '../model/history';
import { type Place, type Places, placeOf, placesNamed, typesToPlaces } from '../model/places';
import { request } from './client';
import { complete, IDS_AT_ONCE, withReliedOn } from './load';
import { MorePlaceTiesDocument, PlacesDocument, PlaceTiesDocument } from './laterOperations';
import type { PlaceFactsFragment, PlaceTiePageFragment, TieType } from './operations';

/** Throws RequestFailure. */
export async function loadPlaces(history: History, vocabulary: Vocabulary, signal: AbortSignal): Promise<Places> {
  const types = typesToPlaces(vocabulary);
  const leads = new Set<string>(types);
  const ties = await tiesOf([...history.entities.keys()], types, signal);
  const places: Place[] = [];
  const asked = new Set<string>();
  for (;;) {
    // What places lie in are places again, to be asked for in their turn.
    const missing = [...placesNamed([...history.ties.values(), ...ties], leads)].filter((id) => !asked.has(id)).sort();
    if (missing.length === 0) break;
    for (const id of missing) asked.add(id);
    places.push(...(await placesById(missing, signal)));
    ties.push(...(await tiesOf(missing, types, signal)));
  }
  return {
    of: history,
    places: new Map(places.map((place) => [place.id, place])),
    ties,
    claims: await withReliedOn(places, ties, signal, history.claims),
  };
}

function batches(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / IDS_AT_ONCE) }, (_, n) => ids.slice(n * IDS_AT_ONCE, (n + 1) * IDS_AT_ONCE));
}

async function tiesOf(ids: readonly string[], types: readonly TieType[], signal: AbortSignal): Promise<Tie[]> {
  const found: PlaceTiePageFragment['nodes'][number][] = [];
  for (const batch of batches(ids)) {
    const { nodes } = await request(PlaceTiesDocument, { ids: batch, types }, signal);
    for (const node of nodes) {
      if (!node || !('ties' in node)) continue;
      let page: PlaceTiePageFragment = node.ties;
      found.push(...page.nodes);
      while (page.pageInfo.hasNextPage) {
        const more = await request(MorePlaceTiesDocument, { id: node.id, types, after: page.pageInfo.endCursor }, signal);
        if (!more.node || !('ties' in more.node)) break;
        page = more.node.ties;
        found.push(...page.nodes);
      }
    }
  }
  return (await complete([], found, signal))[1];
}

async function placesById(ids: readonly string[], signal: AbortSignal): Promise<Place[]> {
  const found: PlaceFactsFragment[] = [];
  for (const batch of batches(ids)) {
    const { nodes } = await request(PlacesDocument, { ids: batch }, signal);
    for (const node of nodes) if (node?.__typename === 'Place') found.push(node);
  }
  const [entities] = await complete(found, [], signal);
  return found.flatMap((data, n) => entities[n] ? [placeOf(entities[n], data)] : []);
}
