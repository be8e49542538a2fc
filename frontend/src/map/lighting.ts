/** What lights up on the map with a mark. */
import type { Position } from '../surface/keys';
import type { MapMark } from './scene';
import type { Entry } from './where';

/** A mark on the way of the focus: a place, or one who was there. */
export function positionOf({ kind, id, place }: Pick<MapMark, 'kind' | 'id' | 'place'>): Position {
  return { lane: place, tie: kind === 'tie' ? id : null };
}

/** A mark's key: a tie may stand in several places. */
export function keyOf(mark: Pick<MapMark, 'kind' | 'id' | 'place'>): string {
  const { lane, tie } = positionOf(mark);
  return `${lane} ${tie ?? ''}`;
}

/** With a place all who were there; with one of them everywhere that it was. */
export function litWith(mark: MapMark | null, entries: readonly Entry[]): ReadonlySet<string> {
  const lit = new Set<string>();
  if (!mark) return lit;
  const who = entries.flatMap(({ presences }) => presences).find(({ tie }) => mark.kind === 'tie' && tie.id === mark.id)?.who.id;
  for (const { place, presences } of entries) {
    const found = presences.filter((each) => (who === undefined ? place.id === mark.place : each.who.id === who));
    if (found.length > 0) lit.add(keyOf({ kind: 'place', id: place.id, place: place.id }));
    for (const { tie } of found) lit.add(keyOf({ kind: 'tie', id: tie.id, place: place.id }));
  }
  return lit;
}
