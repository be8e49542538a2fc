/** How much of a loaded lineage is shown: the focus's family and what is tied to it directly, or all of it. */
import type { TieType } from '../api/operations';
import { isBelieved, type Picture } from './picture';

/** The types that make a family, the surest descent first; all read from child to parent. */
export const DESCENT: readonly TieType[] = ['SUCCEEDED', 'SPLIT_FROM', 'GREW_OUT_OF', 'BRANCH_OF', 'FRONT_FOR', 'MERGED_INTO'];

/** What is not shown: how many entities, and the neighbour of the family that most of their ties lead to. */
export interface LeftOut {
  readonly entities: number;
  readonly through: string | null;
}

/**
 * The entities joined to the focus by believed descent, and everything that a tie joins to one of them,
 * also by a tie that is denied. What is reached only through somebody else's ties is not in it.
 */
export function familyScope(picture: Picture, focus: string): ReadonlySet<string> {
  const family = new Set([focus]);
  // A set's iteration reaches what is added on the way.
  for (const id of family) {
    for (const view of picture.ties.values()) {
      const { type, source, target } = view.tie;
      if (!DESCENT.includes(type) || !isBelieved(view)) continue;
      if (source.id === id) family.add(target.id);
      if (target.id === id) family.add(source.id);
    }
  }
  const scope = new Set(family);
  for (const { tie } of picture.ties.values()) {
    if (family.has(tie.source.id)) scope.add(tie.target.id);
    if (family.has(tie.target.id)) scope.add(tie.source.id);
  }
  return scope;
}

/** The picture without the ties that leave the scope; the focus and whatever a tie is left to. */
export function restricted(picture: Picture, scope: ReadonlySet<string>, focus: string): Picture {
  const ties = new Map([...picture.ties].filter(([, { tie }]) => scope.has(tie.source.id) && scope.has(tie.target.id)));
  const tied = new Set([focus, ...[...ties.values()].flatMap(({ tie }) => [tie.source.id, tie.target.id])]);
  return { knownAt: picture.knownAt, entities: new Map([...picture.entities].filter(([id]) => tied.has(id))), ties };
}

export function leftOutOf(picture: Picture, scope: ReadonlySet<string>): LeftOut {
  const ties = new Map<string, number>();
  for (const { tie } of picture.ties.values()) {
    const [inside, outside] = scope.has(tie.source.id) ? [tie.source.id, tie.target.id] : [tie.target.id, tie.source.id];
    if (scope.has(inside) && !scope.has(outside)) ties.set(inside, (ties.get(inside) ?? 0) + 1);
  }
  const [through] = [...ties].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return { entities: [...picture.entities.keys()].filter((id) => !scope.has(id)).length, through: through?.[0] ?? null };
}
