/** From one day of knowledge to another: only what claims of the days between bear on is assessed again. */
import type { Claim } from './claims';
import type { Day } from './dates';
import { knownBy } from './evidence';
import { type History, ownClaims, type Vocabulary } from './history';
import { Parts, partsOf } from './parts';
import { type EntityView, entityView, type Picture, type TieView, tieView } from './picture';

/**
 * Gives the pictures of what is known today as known on other days, the same as those of `pictureAt` restricted
 * to it. What does not change between two days stays the same object.
 */
export function picturesFrom(picture: Picture, history: History, vocabulary: Vocabulary): (knownAt: Day | null) => Picture {
  const all = partsOf(picture);
  const { whole } = all;
  const focus = whole.placeOf.get(history.focus) ?? -1;
  const focusClaims = whole.entities[focus] ? ownClaims(whole.entities[focus].entity) : [];
  const [days, touched] = newsOf(whole.ties, whole.entities, history);

  let shown = picture;
  let parts = all;
  /** How many known ties each entity has. */
  const tied = new Int32Array(whole.entities.length);
  const ends = whole.ties.map(({ tie }) => [whole.placeOf.get(tie.source.id) ?? -1, whole.placeOf.get(tie.target.id) ?? -1]);
  const count = (tie: number, by: 1 | -1) => {
    for (const end of ends[tie] ?? []) tied[end] = (tied[end] ?? 0) + by;
  };
  whole.ties.forEach((_, tie) => { count(tie, 1); });

  return (knownAt) => {
    const facts = new Set<number>();
    const [from, to] = [after(days, shown.knownAt), after(days, knownAt)].sort((a, b) => a - b);
    for (let index = from ?? 0; index < (to ?? 0); index++) for (const fact of touched[index] ?? []) facts.add(fact);
    if (facts.size === 0) return (shown = parts.picture(knownAt));
    const ties = [...parts.ties];
    const entities = [...parts.entities];
    const statuses = new Map(parts.statuses);
    const changed = new Set<number>([focus]);
    for (const fact of facts) {
      if (fact < 0) {
        entities[~fact] = null;
        changed.add(~fact);
        continue;
      }
      const { tie } = whole.ties[fact] ?? {};
      const before = ties[fact] ?? null;
      const now = tie ? tieView(tie, history, vocabulary, knownAt) : null;
      for (const [view, by] of [[before, -1], [now, 1]] as const) {
        if (!view) continue;
        count(fact, by);
        const { status } = view.finding;
        statuses.set(status, (statuses.get(status) ?? 0) + by);
        if (statuses.get(status) === 0) statuses.delete(status);
      }
      ties[fact] = now;
      if (!before !== !now) for (const end of ends[fact] ?? []) changed.add(end);
    }
    const focusKnown = knownBy(focusClaims, knownAt).length > 0;
    for (const place of changed) {
      const { entity } = whole.entities[place] ?? {};
      if (!entity) continue;
      const isKnown = (tied[place] ?? 0) > 0 || (place === focus && focusKnown);
      entities[place] = isKnown ? (entities[place] ?? entityView(entity, history, knownAt)) : null;
    }
    const entityCount = parts.entityCount + [...changed].reduce((sum, place) => sum + Number(Boolean(entities[place])) - Number(Boolean(parts.entities[place])), 0);
    parts = new Parts(whole, entities, ties, entityCount, statuses);
    return (shown = parts.picture(knownAt));
  };
}

/** The days on which something became known, in order, and of each the ties, and `~entity`, that it bears on. */
function newsOf(ties: readonly TieView[], entities: readonly EntityView[], history: History): [Day[], number[][]] {
  const news = new Map<Day, number[]>();
  const note = (fact: number, claims: readonly Claim[]) => {
    for (const claim of claims.some(({ reliesOn }) => reliesOn.length > 0) ? withReliedOn(claims, history) : claims) {
      const list = news.get(claim.knownFrom);
      if (!list) news.set(claim.knownFrom, [fact]);
      else if (list.at(-1) !== fact) list.push(fact);
    }
  };
  ties.forEach(({ tie }, number) => { note(number, tie.claims); });
  entities.forEach(({ entity }, number) => { note(~number, ownClaims(entity)); });
  const days = [...news.keys()].sort();
  return [days, days.map((day) => news.get(day) ?? [])];
}

/** What the claims rest on bears on the fact too. */
function withReliedOn(claims: readonly Claim[], history: History): Iterable<Claim> {
  // A set's iteration reaches what is added on the way.
  const all = new Set(claims);
  for (const { reliesOn } of all) {
    for (const id of reliesOn) {
      const below = history.claims.get(id);
      if (below) all.add(below);
    }
  }
  return all;
}

/** How many of some days in order are not after one; null is the end of time. */
function after(days: readonly Day[], day: Day | null): number {
  if (day === null) return days.length;
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? '') <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
