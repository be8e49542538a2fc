/** The two moments that are compared, and what differs between them; all of it from what was loaded. */
import { computed } from '@preact/signals';
import { type Change, changesBetween, type TwoTimes } from '../model/comparing';
import { addDays, type Day, fromTime, toTime } from '../model/dates';
import { type Picture, pictureAt } from '../model/picture';
import { restricted } from '../model/scope';
import { dayInWords } from '../model/wording';
import type { Seen } from '../scene/compared';
import { change, extent, history, home, knownExtent, page, picture, shownTypes, vocabulary, wholePicture } from './page';

const againstDay = computed(() => page.value.against.knownAt);
const sameKnowledge = computed(() => againstDay.value === page.value.knownAt);

/** The picture of the first moment, of the same entities and with the same filters as that of the second. */
const against = computed<Picture | null>(() => {
  const [loaded, whole, shown] = [history.value, wholePicture.value, picture.value];
  if (!loaded || !whole || !shown || sameKnowledge.value) return shown;
  const known = pictureAt(loaded, vocabulary.value, new Set(shownTypes.value), againstDay.value);
  const scoped = restricted(known, new Set(whole.entities.keys()), loaded.focus);
  const { statuses } = page.value;
  const ties = statuses ? new Map([...scoped.ties].filter(([, { finding }]) => statuses.includes(finding.status))) : scoped.ties;
  return { ...scoped, ties, ...(shown.certainty && { certainty: shown.certainty }) };
});

export const firstSeen = computed<Seen | null>(() => against.value && { picture: against.value, asOf: page.value.against.asOf });
export const secondSeen = computed<Seen | null>(() => picture.value && { picture: picture.value, asOf: page.value.asOf });

export function inWords({ asOf, knownAt }: TwoTimes): string {
  return `${asOf === null ? 'the whole history' : dayInWords(asOf)} as known ${knownAt === null ? 'today' : `on ${dayInWords(knownAt)}`}`;
}

export const sameMoment = computed(() => sameKnowledge.value && page.value.against.asOf === page.value.asOf);

/** What differs, of the statuses shown. */
export const changes = computed<readonly Change[]>(() => {
  const [loaded, whole] = [history.value, wholePicture.value];
  if (!loaded || !whole || sameMoment.value) return [];
  const { asOf, knownAt, against: first, certainty, statuses } = page.value;
  const part = { entities: new Set(whole.entities.keys()), types: new Set(shownTypes.value), certain: certainty === 'certain' };
  const found = changesBetween(loaded, vocabulary.value, part, first, { asOf, knownAt });
  return statuses ? found.filter(({ before, after }) => [before, after].some((side) => side && statuses.includes(side.finding.status))) : found;
});

export function setMoments(first: TwoTimes, second: TwoTimes): void {
  change({ against: first, asOf: second.asOf, knownAt: second.knownAt });
}

export function swapMoments(): void {
  const { asOf, knownAt, against: first } = page.value;
  setMoments({ asOf, knownAt }, first);
}

/** Two dates with the knowledge of the second moment: the day looked at, and a year before it. */
export function compareDates(): void {
  const [whole, usual] = [extent.value, home.value];
  if (!whole || !usual) return;
  const { asOf, knownAt, against: first } = page.value;
  const middle = fromTime((toTime(usual.first) + toTime(usual.last)) / 2);
  const second = asOf ?? middle;
  const year = addDays(second, -365);
  const other = first.asOf !== null && first.asOf !== second ? first.asOf : year < whole.first ? whole.first : year;
  setMoments({ asOf: other, knownAt }, { asOf: second, knownAt });
}

/** The date of the second moment, from two days of knowledge: the day looked from, and the news before it. */
export function compareKnowledge(): void {
  const { asOf, knownAt, against: first } = page.value;
  const last = knownExtent.value?.last;
  if (last === undefined) return;
  const now: Day = knownAt ?? last;
  const days = [...(history.value?.claims.values() ?? [])].map((claim) => claim.knownFrom);
  const before = days.filter((day) => day < now).sort().at(-1) ?? now;
  const other = first.knownAt !== null && first.knownAt !== knownAt ? first.knownAt : before;
  setMoments({ asOf, knownAt: other }, { asOf, knownAt });
}
