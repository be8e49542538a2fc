/** From one day of knowledge to another: only what claims of the days between bear on is assessed again. */
import type { Claim } from './claims';
import type { Day } from './dates';
import { knownBy } from './evidence';
import { type History, ownClaims, type Vocabulary } from './history';
import { type EntityView, entityView, type Picture, type TieView, tieView } from './picture';

/**
 * Gives the pictures of what is known today as known on other days, the same as those of `pictureAt` restricted
 * to it. What does not change between two days stays the same object.
 */
export function picturesFrom(whole: Picture, history: History, vocabulary: Vocabulary): (knownAt: Day | null) => Picture {
  const wholeTies = [...whole.ties.values()];
  const wholeEntities = [...whole.entities.values()];
  const numbers = new Map(wholeEntities.map(({ entity }, number) => [entity.id, number]));
  const focus = numbers.get(history.focus) ?? -1;
  const focusClaims = wholeEntities[focus] ? ownClaims(wholeEntities[focus].entity) : [];
  const [days, touched] = newsOf(wholeTies, wholeEntities, history);

  let shown: Picture = whole;
  const ties: (TieView | null)[] = [...wholeTies];
  /** Null until it is wanted again. */
  const entities: (EntityView | null)[] = [...wholeEntities];
  /** How many known ties each entity has. */
  const tied = new Int32Array(wholeEntities.length);
  const count = (view: TieView, by: 1 | -1) => {
    for (const { id } of [view.tie.source, view.tie.target]) {
      const number = numbers.get(id) ?? -1;
      tied[number] = (tied[number] ?? 0) + by;
    }
  };
  for (const view of wholeTies) count(view, 1);

  return (knownAt) => {
    const facts = new Set<number>();
    const [from, to] = [after(days, shown.knownAt), after(days, knownAt)].sort((a, b) => a - b);
    for (let index = from ?? 0; index < (to ?? 0); index++) for (const fact of touched[index] ?? []) facts.add(fact);
    if (facts.size === 0) return (shown = { ...shown, knownAt });
    for (const fact of facts) {
      if (fact < 0) {
        entities[~fact] = null;
        continue;
      }
      const { tie } = wholeTies[fact] ?? {};
      const before = ties[fact] ?? null;
      const now = tie ? tieView(tie, history, vocabulary, knownAt) : null;
      if (now && !before) count(now, 1);
      if (before && !now) count(before, -1);
      ties[fact] = now;
    }
    const focusKnown = knownBy(focusClaims, knownAt).length > 0;
    const knownTies = new Map<string, TieView>();
    for (const view of ties) if (view) knownTies.set(view.tie.id, view);
    const known = new Map<string, EntityView>();
    wholeEntities.forEach(({ entity }, number) => {
      if (tied[number] || (number === focus && focusKnown)) known.set(entity.id, (entities[number] ??= entityView(entity, history, knownAt)));
    });
    return (shown = { ...whole, knownAt, entities: known, ties: knownTies });
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
