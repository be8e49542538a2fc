/** Loading what is named by ids: entities and ties as whole history. */
import type { History } from '../model/history';
import { request } from './client';
import { EntitiesByIdDocument, TiesByIdDocument } from './laterOperations';
import { complete, IDS_AT_ONCE, withReliedOn } from './load';
import type { EntityFactsFragment, TieFactsFragment } from './operations';

export interface Named {
  /** Without a focus. */
  readonly history: History;
  /** The id that each entity and tie was asked for by, which is another one where two were merged since. */
  readonly asked: ReadonlyMap<string, string>;
}

/** The entities and ties of some ids, and the entities that those ties join; nothing of what is not there. Throws RequestFailure. */
export async function loadNamed(entityIds: readonly string[], tieIds: readonly string[], signal: AbortSignal): Promise<Named> {
  const asked = new Map<string, string>();
  const foundTies = await byIds<TieFactsFragment>(tieIds, asked, async (ids) => {
    const { nodes } = await request(TiesByIdDocument, { ids }, signal);
    return nodes.map((node) => (node?.__typename === 'Tie' ? node : null));
  });
  const joined = foundTies.flatMap(({ source, target }) => [source.id, target.id]);
  const foundEntities = await byIds<EntityFactsFragment>([...new Set([...entityIds, ...joined])], asked, async (ids) => {
    const { nodes } = await request(EntitiesByIdDocument, { ids }, signal);
    return nodes.map((node) => (node && 'names' in node ? node : null));
  });
  const [entities, ties] = await complete(foundEntities, foundTies, signal);
  return {
    history: {
      focus: '',
      entities: new Map(entities.map((entity) => [entity.id, entity])),
      ties: new Map(ties.map((tie) => [tie.id, tie])),
      claims: await withReliedOn(entities, ties, signal),
      truncated: null,
    },
    asked,
  };
}

/** Each thing found once; `asked` is told by which id. */
async function byIds<Found extends { readonly id: string }>(
  ids: readonly string[],
  asked: Map<string, string>,
  ask: (batch: readonly string[]) => Promise<readonly (Found | null)[]>,
): Promise<Found[]> {
  const all = new Map<string, Found>();
  for (let first = 0; first < ids.length; first += IDS_AT_ONCE) {
    const batch = ids.slice(first, first + IDS_AT_ONCE);
    const found = await ask(batch);
    batch.forEach((id, index) => {
      const each = found[index];
      if (!each) return;
      all.set(each.id, each);
      if (asked.get(each.id) !== each.id) asked.set(each.id, id);
    });
  }
  return [...all.values()];
}
