/** The table's rows: what of the picture holds on the day looked at, sifted and sorted as the reader chose. */
import { computed, signal } from '@preact/signals';
import { ENTITY_COLUMNS, entityRows, TIE_COLUMNS, tieRows } from '../model/listing';
import { existsOn, holdsOn } from '../model/picture';
import { sifted, type Sifting, UNSIFTED } from '../model/sifting';
import { page, picture, vocabulary } from './page';

/** Which of its two tables is shown. */
export const listed = signal<'ties' | 'entities'>('ties');
/** Set while the page is laid out for paper. */
export const printing = signal(false);
/** The reader's choices stay while time moves; they are no part of the address. */
export const tieSifting = signal<Sifting>(UNSIFTED);
export const entitySifting = signal<Sifting>(UNSIFTED);

const asOf = computed(() => page.value.asOf);

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
