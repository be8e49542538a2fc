/** Who was where on the day looked at: one entry a place, in words and by position. The map and its list show these. */
import type { Day } from '../model/dates';
import type { Status } from '../model/evidence';
import { prevailingName } from '../model/existence';
import type { Vocabulary } from '../model/history';
import { holdsOn, type Picture } from '../model/picture';
import { containersOf, type Place, type Places, type Presence } from '../model/places';
import { plural, STATUS_WORDS, termInWords } from '../model/wording';
import type { Geometry } from './geometry';
import { type Position, positionOf } from './position';

/** How one entity is told from others without its name: a letter, and the hue of its family. */
export interface Sign {
  readonly letter: string;
  readonly hue: number;
}

export interface Entry {
  readonly place: Place;
  readonly position: Position | null;
  readonly presences: readonly Presence[];
  /** What stands on the map: the place, or the area that it is somewhere in; and the area below the place. */
  readonly title: string;
  readonly below: string | null;
}

export type Positions = ReadonlyMap<string, Position | null>;

/** Where each of the places is, as known on a day. */
export function positionsAt(places: Places, vocabulary: Vocabulary, knownAt: Day | null, geometry: Geometry): Positions {
  const all = [...places.places.values()];
  const provinces = new Map(all.filter(({ kind }) => kind === 'PROVINCE').map((place) => [place.subdivision ?? '', place]));
  return new Map(all.map((place) => [place.id, positionOf(place, containersOf(place.id, places, vocabulary, knownAt), provinces, geometry)]));
}

/** Letters for all that were ever anywhere, whatever the day, so that theirs stay: A to Z, then AA. */
export function signsOf(presences: readonly Presence[], picture: Picture, family: ReadonlyMap<string, number>, hues: number): ReadonlyMap<string, Sign> {
  const labels = new Map(presences.filter(({ who }) => picture.entities.has(who.id)).map(({ who }) => [who.id, who.label]));
  const sorted = [...labels].sort(([a, one], [b, other]) => one.localeCompare(other, 'en') || (a < b ? -1 : 1));
  return new Map(
    sorted.map(([id], n) => {
      const at = family.get(id) ?? -1;
      return [id, { letter: lettered(n), hue: at < 0 || at >= hues ? hues : at }];
    }),
  );
}

function lettered(n: number): string {
  const last = String.fromCharCode(65 + (n % 26));
  return n < 26 ? last : lettered(Math.floor(n / 26) - 1) + last;
}

/** The presences to show, by place in order of name; null is any day, and all statuses. */
export function entriesOn(
  presences: readonly Presence[],
  picture: Picture,
  positions: Positions,
  asOf: Day | null,
  statuses: readonly Status[] | null,
): Entry[] {
  const byPlace = new Map<Place, Presence[]>();
  for (const presence of presences) {
    const { who, only, tie, finding, place } = presence;
    if (!picture.entities.has(who.id) || (only && !picture.ties.has(tie.id))) continue;
    if (statuses && !statuses.includes(finding.status)) continue;
    if (asOf !== null && !holdsOn(presence, picture, asOf)) continue;
    byPlace.set(place, [...(byPlace.get(place) ?? []), presence]);
  }
  return [...byPlace]
    .map(([place, there]) => {
      const position = positions.get(place.id) ?? null;
      return { place, position, presences: there, ...titles(place, position) };
    })
    .sort((a, b) => a.place.label.localeCompare(b.place.label, 'en') || (a.place.id < b.place.id ? -1 : 1));
}

function titles({ label }: Place, position: Position | null): Pick<Entry, 'title' | 'below'> {
  if (!position || position.kind === 'exact') return { title: label, below: null };
  if (position.inside !== null) return { title: label, below: `somewhere in ${position.inside}` };
  return position.kind === 'area' ? { title: `somewhere in ${label}`, below: null } : { title: label, below: 'somewhere around here' };
}

/** What an entity was called on the day. */
export function calledOn({ who }: Presence, picture: Picture, asOf: Day | null): string {
  const view = picture.entities.get(who.id);
  return view ? prevailingName(view.entity, view.names, asOf) : who.label;
}

/** `contested, 3 sources`. */
export function evidenceOf({ finding }: Presence): string {
  return `${STATUS_WORDS[finding.status].toLowerCase()}, ${plural(finding.sources, 'source')}`;
}

/** What a presence says, the entity's name left out: `operates in`, `here only: defected to Islamic State`. */
export function saying({ tie, only }: Presence, vocabulary: Vocabulary): string {
  const reads = vocabulary.get(tie.type)?.reads ?? termless(tie.type);
  return only ? `here only: ${reads} ${tie.target.label}` : reads;
}

function termless(type: string): string {
  return type.toLowerCase().replaceAll('_', ' ');
}

/** `Kobani, town: Jabhat al-Akrad operates in (contested, 3 sources); …`. */
export function entryName(entry: Entry, picture: Picture, vocabulary: Vocabulary, asOf: Day | null): string {
  const { place, below, presences, position } = entry;
  const vague = position?.kind === 'area' && below === null ? 'somewhere in it' : below;
  const head = [place.label, termInWords(place.kind), ...(vague === null ? [] : [vague])].join(', ');
  const there = presences.map((presence) => `${calledOn(presence, picture, asOf)} ${saying(presence, vocabulary)} (${evidenceOf(presence)})`);
  return `${head}: ${there.join('; ')}`;
}
