/** The table's rows: what of the picture holds on the day looked at, sifted and sorted as the reader chose. */
import { computed, signal } from '@preact/signals';
import { ENTITY_COLUMNS, entityRows, TIE_COLUMNS, tieRows } from '../model/listing';
import { existsOn, holdsOn } from '../model/picture';
import { sifted } from '../model/sifting';
import { page, picture, vocabulary } from './page';

/** Set while the page is laid out for paper. */
export const printing = signal(false);
const asOf = computed(() => page.value.asOf);
const tieSifting = computed(() => page.value.ties);
const entitySifting = computed(() => page.value.entities);

export const allTies = computed(() => {
  const [shown, day] = [picture.value, asOf.value];
  if (!shown) return [];
  const holding = [...shown.ties.values()].filter((view) => day === null || holdsOn(view, shown, day));
  return tieRows(holding, vocabulary.value, shown.knownAt);
});

export const allEntities = computed(() => {
  const [shown, day] = [picture.value, asOf.value];
  return shown ? entityRows(shown, day, (view) => day === null || existsOn(view, day, shown.certainty)) : [];
});

export const shownTies = computed(() => sifted(allTies.value, TIE_COLUMNS, tieSifting.value));
export const shownEntities = computed(() => sifted(allEntities.value, ENTITY_COLUMNS, entitySifting.value));
