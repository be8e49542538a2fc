/** How much of a loaded lineage is shown: the focus's family and what is tied to it directly, or all of it. */
import { isBelieved, type Picture, tiesOf } from './picture';

/** What is not shown: how many entities, and the neighbour that at least half of them are tied to, if one is. */
export interface LeftOut {
  readonly entities: number;
  readonly through: string | null;
}

/**
 * The entities joined to the focus by believed descent, and everything that a tie joins to one of them,
 * also by a tie that is denied. What is reached only through somebody else's ties is not in it.
 */
export function familyScope(picture: Picture, focus: string): ReadonlySet<string> {
  const scope = new Set(familyOf(picture, focus));
  for (const id of [...scope]) for (const { tie } of tiesOf(picture, id)) scope.add(tie.source.id).add(tie.target.id);
  return scope;
}

/** The lanes of the focus's family with every tie of theirs, but not the lanes that those lead to. */
export function familyOnly(picture: Picture, focus: string): Picture {
  const family = familyOf(picture, focus);
  return {
    knownAt: picture.knownAt,
    entities: new Map([...picture.entities].filter(([id]) => family.has(id))),
    ties: new Map([...picture.ties].filter(([, { tie }]) => family.has(tie.source.id) || family.has(tie.target.id))),
  };
}

function familyOf(picture: Picture, focus: string): ReadonlySet<string> {
  const family = new Set([focus]);
  // A set's iteration reaches what is added on the way.
  for (const id of family) {
    for (const view of tiesOf(picture, id)) {
      if (view.descent !== null && isBelieved(view)) family.add(view.tie.source.id).add(view.tie.target.id);
    }
  }
  return family;
}

/** The picture without the ties that leave the scope; the focus and whatever a tie is left to. */
export function restricted(picture: Picture, scope: ReadonlySet<string>, focus: string): Picture {
  const ties = new Map([...picture.ties].filter(([, { tie }]) => scope.has(tie.source.id) && scope.has(tie.target.id)));
  const tied = new Set([focus, ...[...ties.values()].flatMap(({ tie }) => [tie.source.id, tie.target.id])]);
  return { knownAt: picture.knownAt, entities: new Map([...picture.entities].filter(([id]) => tied.has(id))), ties };
}

export function leftOutOf(picture: Picture, scope: ReadonlySet<string>): LeftOut {
  const around = new Map<string, Set<string>>();
  for (const { tie } of picture.ties.values()) {
    const [inside, outside] = scope.has(tie.source.id) ? [tie.source.id, tie.target.id] : [tie.target.id, tie.source.id];
    if (scope.has(inside) && !scope.has(outside)) around.set(inside, (around.get(inside) ?? new Set()).add(outside));
  }
  const entities = [...picture.entities.keys()].filter((id) => !scope.has(id)).length;
  const through = [...around.keys()].sort().find((id) => (around.get(id)?.size ?? 0) * 2 >= entities) ?? null;
  return { entities, through };
}
