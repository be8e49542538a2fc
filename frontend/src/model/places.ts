/** Where the entities of a history were: their ties to places, and the places themselves. */
import type { PlaceFactsFragment, PlaceKind } from '../api/operations';
import type { Day } from './dates';
import { type Entity, type EntityRef, type History, type Tie, type Vocabulary } from './history';
import { isBelieved, type TieView, tieView } from './picture';

export interface Place extends Entity {
  readonly type: 'Place';
  readonly kind: PlaceKind;
  /** Degrees north and east; null: not known. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** ISO 3166-1 alpha-2 and ISO 3166-2. */
  readonly country: string | null;
  readonly subdivision: string | null;
}

/** All that is known of where the entities of one history were, whenever it became known. */
export interface Places {
  /** The history whose entities were asked for. */
  readonly of: History;
  /** By id, those included that others lie in. */
  readonly places: ReadonlyMap<string, Place>;
  /** Ties that lead to a place, those between places included. */
  readonly ties: readonly Tie[];
  /** The claims of the history, and those about places and ties to them. */
  readonly claims: History['claims'];
}

/** One tie as known on a day, by which an entity was in a place. */
export interface Presence extends TieView {
  readonly place: Place;
  readonly who: EntityRef;
  /** A tie to something else that holds only in the place, such as a pledge of those there. */
  readonly only: boolean;
}

export function placeOf(entity: Entity, data: PlaceFactsFragment): Place {
  const { placeKind: kind, latitude, longitude, country, subdivision } = data;
  return { ...entity, type: 'Place', kind, latitude, longitude, country, subdivision };
}

/** The places that the ties lead to or hold in. */
export function placesNamed(ties: Iterable<Tie>, leads: ReadonlySet<string>): Set<string> {
  const ids = new Set<string>();
  for (const tie of ties) {
    if (leads.has(tie.type)) ids.add(tie.target.id);
    if (tie.place) ids.add(tie.place.id);
  }
  return ids;
}

/** The relation types that lead to a place, such as OPERATES_IN. */
export function typesToPlaces(vocabulary: Vocabulary) {
  return [...vocabulary.values()].filter(({ targets }) => targets.includes('PLACE')).map(({ type }) => type).sort();
}

/**
 * Who was where as known on a day (null: by all that is known), whatever the status and the dates: each by the
 * place's and the entity's id. `holdsOn` and the statuses wanted say what of it to show.
 */
export function presencesAt(places: Places, vocabulary: Vocabulary, knownAt: Day | null): Presence[] {
  const known = { ...places.of, claims: places.claims };
  const found: Presence[] = [];
  const add = (tie: Tie, id: string, only: boolean) => {
    const place = places.places.get(id);
    const view = place && tie.source.id !== id && !places.places.has(tie.source.id) ? tieView(tie, known, vocabulary, knownAt) : null;
    if (place && view) found.push({ ...view, place, who: tie.source, only });
  };
  for (const tie of places.ties) add(tie, tie.target.id, false);
  for (const tie of places.of.ties.values()) if (tie.place) add(tie, tie.place.id, true);
  const key = ({ place, who, tie }: Presence) => `${place.id} ${who.id} ${tie.id}`;
  return found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The places that one lies in as known on a day, the nearest first. */
export function containersOf(id: string, places: Places, vocabulary: Vocabulary, knownAt: Day | null): Place[] {
  const known = { ...places.of, claims: places.claims };
  const found = new Set([id]);
  // A set's iteration reaches what is added on the way.
  for (const inner of found) {
    for (const tie of places.ties) {
      if (tie.source.id !== inner || !places.places.has(tie.target.id)) continue;
      const view = tieView(tie, known, vocabulary, knownAt);
      if (view && isBelieved(view)) found.add(tie.target.id);
    }
  }
  found.delete(id);
  return [...found].map((outer) => places.places.get(outer)).filter((place) => place !== undefined);
}
