/** What a history shows as known on a day: the entities and ties to draw, each with what is held of it. */
import type { TieType } from '../api/operations';
import type { Claim } from './claims';
import type { Day } from './dates';
import { asDeniedMembership, assess, type Finding, knownBy } from './evidence';
import { type NameView, namesOf, type Spell, spellsOf } from './existence';
import { type Entity, type History, ownClaims, type Tie, type Vocabulary } from './history';
import { possibleOn } from './spans';

export interface TieView {
  readonly tie: Tie;
  readonly finding: Finding;
  readonly instant: boolean;
  /** By it, its source came into being. */
  readonly founding: boolean;
  /** Makes its source a descendant of its target: 1 is the surest descent, null is none. */
  readonly descent: number | null;
}

export interface EntityView {
  readonly entity: Entity;
  readonly spells: readonly Spell[];
  readonly names: readonly NameView[];
}

export interface Picture {
  readonly knownAt: Day | null;
  readonly entities: ReadonlyMap<string, EntityView>;
  readonly ties: ReadonlyMap<string, TieView>;
}

/** Whether a tie is held to be so, if only by some: neither just announced, nor denied, nor refuted. */
export function isBelieved({ finding: { status } }: TieView): boolean {
  return status === 'ASSERTED' || status === 'CONFIRMED' || status === 'CONTESTED';
}

/** One tie as known on a day; null before anything is known of it. */
export function tieView(tie: Tie, history: History, vocabulary: Vocabulary, knownAt: Day | null): TieView | null {
  const { instant, founding, descent } = vocabulary.get(tie.type) ?? { instant: false, founding: false, descent: null };
  const claims = tie.derived ? tie.claims.map(asDeniedMembership) : tie.claims;
  const finding = assess(claims, (id) => history.claims.get(id), knownAt, instant);
  return finding && { tie, finding, instant, founding, descent };
}

export function entityView(entity: Entity, history: History, knownAt: Day | null): EntityView {
  const lookUp = (id: string): Claim | undefined => history.claims.get(id);
  return {
    entity,
    spells: spellsOf(entity, lookUp, knownAt),
    names: namesOf(entity, lookUp, knownAt),
  };
}

/**
 * Everything of the history that is known on a day (null: all of it): the ties of the given types, the
 * entities that they join, and the focus. An entity is known from the first claim that touches it.
 */
export function pictureAt(
  history: History,
  vocabulary: Vocabulary,
  types: ReadonlySet<TieType>,
  knownAt: Day | null,
): Picture {
  const ties = new Map<string, TieView>();
  const tied = new Set<string>();
  for (const tie of history.ties.values()) {
    const drawn = types.has(tie.type) && history.entities.has(tie.source.id) && history.entities.has(tie.target.id);
    const view = drawn ? tieView(tie, history, vocabulary, knownAt) : null;
    if (!view) continue;
    ties.set(tie.id, view);
    tied.add(tie.source.id).add(tie.target.id);
  }
  const focus = history.entities.get(history.focus);
  if (focus && knownBy(ownClaims(focus), knownAt).length > 0) tied.add(focus.id);
  const entities = new Map<string, EntityView>();
  for (const entity of history.entities.values()) {
    if (tied.has(entity.id)) entities.set(entity.id, entityView(entity, history, knownAt));
  }
  return { knownAt, entities, ties };
}

/** Whether an entity may have existed on the day. */
export function existsOn(view: EntityView, day: Day): boolean {
  return view.spells.some((spell) => possibleOn(spell.bounds, day));
}

/** Whether a tie may have held on the day, and both its entities may have existed. */
export function holdsOn(view: TieView, picture: Picture, day: Day): boolean {
  return (
    possibleOn(view.finding.bounds, day) &&
    [view.tie.source.id, view.tie.target.id].every((id) => {
      const entity = picture.entities.get(id);
      return !entity || existsOn(entity, day);
    })
  );
}
