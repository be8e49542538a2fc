/** What a reader filters out of a picture by status, and how much that is. */
import type { TieType } from '../api/operations';
import type { Day } from './dates';
import { knownBy, type Status } from './evidence';
import type { History } from './history';
import type { Picture } from './picture';

/** The picture with the ties of some statuses only: the entities they join, and the focus. Its order stays. */
export function withStatuses(picture: Picture, statuses: readonly Status[], focus: string): Picture {
  const ties = new Map([...picture.ties].filter(([, { finding }]) => statuses.includes(finding.status)));
  const tied = new Set([focus, ...[...ties.values()].flatMap(({ tie }) => [tie.source.id, tie.target.id])]);
  return { ...picture, ties, entities: new Map([...picture.entities].filter(([id]) => tied.has(id))) };
}

export function statusCounts(picture: Picture): ReadonlyMap<Status, number> {
  const counts = new Map<Status, number>();
  for (const { finding } of picture.ties.values()) counts.set(finding.status, (counts.get(finding.status) ?? 0) + 1);
  return counts;
}

/** How many loaded ties between entities of the scope (null: of all) are known by a day but of a type not shown. */
export function hiddenByType(history: History, shown: ReadonlySet<TieType>, scope: ReadonlySet<string> | null, knownAt: Day | null): number {
  let count = 0;
  for (const { type, source, target, claims } of history.ties.values()) {
    if (shown.has(type) || !history.entities.has(source.id) || !history.entities.has(target.id)) continue;
    if (scope && !(scope.has(source.id) && scope.has(target.id))) continue;
    if (knownBy(claims, knownAt).length > 0) count += 1;
  }
  return count;
}
