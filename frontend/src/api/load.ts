/** Loading: the vocabulary, and a lineage as whole history. */
import { claimOf } from '../model/claims';
import { type Entity, entityOf, type History, indexClaims, type Tie, tieOf, type Vocabulary } from '../model/history';
import { request } from './client';
import {
  type ClaimFactsFragment,
  type ClaimPageFragment,
  ClaimsByIdDocument,
  type EntityFactsFragment,
  LineageDocument,
  MoreClaimsDocument,
  StartDocument,
  type TieFactsFragment,
  type TieType,
} from './operations';

/** Of what has claims, with the cost of a request in mind. */
export const IDS_AT_ONCE = 200;

export async function loadVocabulary(signal: AbortSignal): Promise<Vocabulary> {
  const { vocabulary } = await request(StartDocument, {}, signal);
  return new Map(vocabulary.map((info) => [info.type, info]));
}

/** A lineage with every claim in it. Throws RequestFailure, also where the entity does not exist. */
export async function loadHistory(
  focus: string,
  depth: number,
  types: readonly TieType[],
  signal: AbortSignal,
): Promise<History> {
  const { lineage } = await request(LineageDocument, { of: [focus], depth, types }, signal);
  const [entities, ties] = await complete(lineage.entities, lineage.ties, signal);
  return {
    focus,
    entities: new Map(entities.map((entity) => [entity.id, entity])),
    ties: new Map(ties.map((tie) => [tie.id, tie])),
    claims: await withReliedOn(entities, ties, signal),
    truncated: lineage.truncated ? { entities: lineage.entityCount, ties: lineage.tieCount } : null,
  };
}

/** Reads the claims that did not fit on a fact's first page: a status must not rest on a part of them. */
export async function complete(
  entities: readonly EntityFactsFragment[],
  ties: readonly TieFactsFragment[],
  signal: AbortSignal,
): Promise<[Entity[], Tie[]]> {
  const rest = async <F extends { readonly id: string; readonly claims: ClaimPageFragment }>(fact: F): Promise<F> => {
    let { nodes, pageInfo } = fact.claims;
    while (pageInfo.hasNextPage) {
      const { claims } = await request(MoreClaimsDocument, { about: fact.id, after: pageInfo.endCursor }, signal);
      nodes = [...nodes, ...claims.nodes];
      pageInfo = claims.pageInfo;
    }
    return { ...fact, claims: { nodes, pageInfo } };
  };
  const all = <F extends { readonly id: string; readonly claims: ClaimPageFragment }>(facts: readonly F[]) =>
    Promise.all(facts.map(rest));
  const completed = entities.map(async (entity) => {
    const about = {
      names: await all(entity.names),
      existences: await all(entity.existences),
      endings: await all(entity.endings),
    };
    return entity.__typename === 'Group'
      ? { ...entity, ...about, strengths: await all(entity.strengths) }
      : { ...entity, ...about };
  });
  return [(await Promise.all(completed)).map(entityOf), (await all(ties)).map(tieOf)];
}

/** All claims at hand and, step by step, those of other facts that they rest on, but for those that are `there`. */
export async function withReliedOn(
  entities: readonly Entity[],
  ties: readonly Tie[],
  signal: AbortSignal,
  there: History['claims'] = new Map(),
): Promise<History['claims']> {
  const claims = new Map([...there, ...indexClaims(entities, ties)]);
  const asked = new Set<string>();
  for (;;) {
    const missing = [...claims.values()]
      .flatMap((claim) => claim.reliesOn)
      .filter((id) => !claims.has(id) && !asked.has(id));
    const ids = [...new Set(missing)].sort().slice(0, IDS_AT_ONCE);
    if (ids.length === 0) return claims;
    for (const id of ids) asked.add(id);
    const { nodes } = await request(ClaimsByIdDocument, { ids }, signal);
    for (const node of nodes) {
      if (node?.__typename === 'Claim') claims.set(node.id, claimOf(node satisfies ClaimFactsFragment));
    }
  }
}
