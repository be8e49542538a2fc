/** What a reader filters out of a picture by status, and how much that is. */
import type { TieType } from '../api/operations';
import type { Day } from './dates';
import { knownBy, type Status } from './evidence';
import type { History, Tie } from './history';
import { partsOf } from './parts';
import type { Picture } from './picture';

/** The picture with the ties of some statuses only: the entities they join, and the focus. Its order stays. */
export function withStatuses(picture: Picture, statuses: readonly Status[], focus: string): Picture {
  const ties = new Map([...picture.ties].filter(([, { finding }]) => statuses.includes(finding.status)));
  const tied = new Set([focus, ...[...ties.values()].flatMap(({ tie }) => [tie.source.id, tie.target.id])]);
  return { ...picture, ties, entities: new Map([...picture.entities].filter(([id]) => tied.has(id))) };
}

export function statusCounts(picture: Picture): ReadonlyMap<Status, number> {
  return partsOf(picture).statuses;
}

interface Hidden {
  readonly shown: ReadonlySet<TieType>;
  readonly scope: ReadonlySet<string> | null;
  readonly ties: readonly Tie[];
}

/** They are the same on all days. */
const hidden = new WeakMap<History, Hidden>();

/** How many loaded ties between entities of the scope (null: of all) are known by a day but of a type not shown. */
export function hiddenByType(history: History, shown: ReadonlySet<TieType>, scope: ReadonlySet<string> | null, knownAt: Day | null): number {
  let known = hidden.get(history);
  if (known?.shown !== shown || known.scope !== scope) {
    const within = (id: string) => history.entities.has(id) && (scope?.has(id) ?? true);
    const ties = [...history.ties.values()].filter(({ type, source, target }) => !shown.has(type) && within(source.id) && within(target.id));
    hidden.set(history, (known = { shown, scope, ties }));
  }
  return known.ties.filter(({ claims }) => knownBy(claims, knownAt).length > 0).length;
}
