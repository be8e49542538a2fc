/** What a history shows as known on a day: the entities and ties to draw, each with what is held of it. */
import type { TieType } from '../api/operations';
import type { Claim } from './claims';
import type { Day } from './dates';
import { asDeniedMembership, assess, type Finding, knownBy } from './evidence';
import { type NameView, namesOf, type Spell, spellsOf } from './existence';
import { type Entity, type History, ownClaims, type Tie, type Vocabulary } from './history';
import { partsOf } from './parts';
import { type Certainty, heldOn } from './spans';

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
  /** What counts as there on a day; what may have been, where nothing is said. */
  readonly certainty?: Certainty;
  readonly entities: ReadonlyMap<string, EntityView>;
  readonly ties: ReadonlyMap<string, TieView>;
}

/** Whether a tie is held to be so, if only by some: neither just announced, nor denied, nor refuted. */
export function isBelieved({ finding: { status } }: TieView): boolean {
  return status === 'ASSERTED' || status === 'CONFIRMED' || status === 'CONTESTED';
}

const indexes = new WeakMap<Picture['ties'], ReadonlyMap<string, readonly TieView[]>>();

/** The ties of an entity, found once for all entities of a picture. */
export function tiesOf({ ties }: Picture, id: string): readonly TieView[] {
  let index = indexes.get(ties);
  if (!index) {
    const lists = new Map<string, TieView[]>();
    for (const view of ties.values()) {
      for (const end of new Set([view.tie.source.id, view.tie.target.id])) {
        const list = lists.get(end);
        if (list) list.push(view);
        else lists.set(end, [view]);
      }
    }
    indexes.set(ties, (index = lists));
  }
  return index.get(id) ?? [];
}

/** Whether a tie is held not to be so, or is itself a denial. */
export function isDenial({ tie, finding: { status } }: TieView): boolean {
  return tie.derived || status === 'DENIED' || status === 'REFUTED';
}

/** The last claim known on a day that makes a tie a denial; undefined where it is none. */
export function denyingClaim(view: TieView, knownAt: Day | null): Claim | undefined {
  return isDenial(view) ? knownBy(view.tie.claims, knownAt).findLast(({ stance }) => stance === 'DENIES') : undefined;
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
  let names: NameView[] | null = null;
  let spells: Spell[] | null = null;
  return {
    entity,
    get spells() {
      return (spells ??= spellsOf(entity, lookUp, knownAt));
    },
    // Only the lanes in sight are lettered.
    get names() {
      return (names ??= namesOf(entity, lookUp, knownAt));
    },
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

/** Whether an entity existed on the day, possibly or certainly. */
export function existsOn(view: EntityView, day: Day, certainty: Certainty = 'possible'): boolean {
  return view.spells.some((spell) => heldOn(spell.bounds, false, day, certainty));
}

/** Whether a tie held on the day, possibly or certainly, and both its entities may have existed. */
export function holdsOn(view: TieView, picture: Picture, day: Day, certainty: Certainty = picture.certainty ?? 'possible'): boolean {
  const { tie, finding, instant } = view;
  const mayExist = (id: string) => {
    const entity = partsOf(picture).entity(id);
    return !entity || existsOn(entity, day);
  };
  return heldOn(finding.bounds, instant, day, certainty) && mayExist(tie.source.id) && mayExist(tie.target.id);
}
