/** Loading what is selected: one entity with all its ties, or a single tie. */
import type { Entity, History, Tie } from '../model/history';
import { request } from './client';
import { EntityTiesDocument, OneTieDocument } from './laterOperations';
import { complete, withReliedOn } from './load';
import type { EntityFactsFragment, TieFactsFragment } from './operations';

/** Entities and ties loaded beside the picture. */
export interface Extra {
  readonly entities: readonly Entity[];
  readonly ties: readonly Tie[];
  readonly claims: History['claims'];
}

/** One entity with every tie of its own; nothing where there is no such entity. */
export async function loadEntity(id: string, signal: AbortSignal): Promise<Extra> {
  const found: TieFactsFragment[] = [];
  let entity: EntityFactsFragment | null = null;
  let after: string | null = null;
  do {
    const node = await entityPage(id, after, signal);
    if (!node) break;
    entity ??= node;
    found.push(...node.ties.nodes);
    after = node.ties.pageInfo.hasNextPage ? node.ties.pageInfo.endCursor : null;
  } while (after !== null);
  const [entities, ties] = await complete(entity ? [entity] : [], found, signal);
  return { entities, ties, claims: await withReliedOn(entities, ties, signal) };
}

async function entityPage(id: string, after: string | null, signal: AbortSignal) {
  const { node } = await request(EntityTiesDocument, { id, after }, signal);
  return node && 'ties' in node ? node : null;
}

/** One tie with its claims; nothing where there is no such tie. */
export async function loadTie(id: string, signal: AbortSignal): Promise<Extra> {
  const { tie } = await request(OneTieDocument, { id }, signal);
  const [, ties] = await complete([], tie ? [tie] : [], signal);
  return { entities: [], ties, claims: await withReliedOn([], ties, signal) };
}
