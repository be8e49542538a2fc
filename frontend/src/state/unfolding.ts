/** The lanes whose places are unfolded: what strips they have, and the opening and closing of them. */
import { computed } from '@preact/signals';
import type { Presence } from '../model/places';
import type { Strip } from '../scene/stripRoom';
import { change, extent, history, page, places, placing, vocabulary } from './page';

const knownAt = computed(() => page.value.knownAt);
const statuses = computed(() => page.value.statuses);
const open = computed(() => page.value.open.join(','));

/** Who was where by lane; null while nothing of it is loaded. Ties that merely hold in a place are drawn between lanes. */
const presences = computed<ReadonlyMap<string, readonly Presence[]> | null>(() => {
  const [loaded, code] = [places.value, placing.value];
  if (!code || loaded?.of !== history.value) return null;
  const found = new Map<string, Presence[]>();
  for (const each of code.presencesAt(loaded, vocabulary.value, knownAt.value)) {
    if (each.only || statuses.value?.includes(each.finding.status) === false) continue;
    found.set(each.who.id, [...(found.get(each.who.id) ?? []), each]);
  }
  return found;
});

export const strips = computed<ReadonlyMap<string, readonly Strip[]>>(() => {
  const days = extent.value;
  const lanes = open.value === '' || !days ? [] : open.value.split(',');
  return new Map(lanes.map((id) => [id, (days && placing.value?.stripsOf(presences.value?.get(id) ?? [], days)) ?? []]));
});

/** Whether a lane may have places: before they are loaded every lane may. */
export const unfolds = computed(() => {
  const known = presences.value;
  return (id: string) => known?.has(id) ?? true;
});

export function toggleStrips(id: string): void {
  const lanes = page.value.open;
  change({ open: lanes.includes(id) ? lanes.filter((each) => each !== id) : [...lanes, id] });
}
