/** The state of the page and everything that follows from it without asking the server. */
import { computed, signal } from '@preact/signals';
import type { RequestFailure } from '../api/client';
import type { Extra } from '../api/load';
import type { TieType } from '../api/operations';
import { extentOf } from '../layout/lifelines';
import { orderLanes } from '../layout/order';
import type { Link } from '../layout/families';
import type { TimeRange } from '../layout/timeScale';
import { type Day, toTime } from '../model/dates';
import type { History, Vocabulary } from '../model/history';
import { isBelieved, type Picture, pictureAt, type TieView } from '../model/picture';
import { familyOnly, familyScope, type LeftOut, leftOutOf, restricted } from '../model/scope';
import { type PageState, readAddress } from './address';

const opened = readAddress(location.search);

export const page = signal<PageState>(opened.state);
/** What of the address could not be read. */
export const addressProblems = signal<readonly string[]>(opened.problems);

export const vocabulary = signal<Vocabulary>(new Map());
/** The last history that arrived: it stays on screen while another is on its way. */
export const history = signal<History | null>(null);
export const loading = signal(true);
export const failure = signal<RequestFailure | null>(null);
/** What the selection needs beside the picture, and which selection it is for. */
export const extra = signal<(Extra & { readonly selection: string }) | null>(null);
export const extraFailure = signal<RequestFailure | null>(null);

export function change(part: Partial<PageState>): void {
  page.value = { ...page.value, ...part };
}

export const defaultTypes = computed<readonly TieType[]>(() =>
  [...vocabulary.value.values()].filter((info) => info.lineage || info.derived).map((info) => info.type),
);

/** The types one may choose from. Ties that lead to a place or a leader are listed in the panel, not drawn between lanes. */
export const drawableTypes = computed<readonly TieType[]>(() =>
  [...vocabulary.value.values()].filter((info) => info.targets.includes('GROUP')).map((info) => info.type),
);

export const shownTypes = computed<readonly TieType[]>(() => page.value.types ?? defaultTypes.value);

const shownSet = computed(() => new Set(shownTypes.value));

/** The focus of the history at hand, which the page's own may be ahead of. */
const focus = computed(() => history.value?.focus ?? page.value.focus);

const loadedPicture = computed<Picture | null>(() =>
  history.value ? pictureAt(history.value, vocabulary.value, shownSet.value, null) : null,
);

/** The entities to show; null shows all. It follows from what is known today, so that no lane jumps in time. */
const scope = computed(() =>
  loadedPicture.value && page.value.scope === 'family' ? familyScope(loadedPicture.value, focus.value) : null,
);

export const leftOut = computed<LeftOut | null>(() =>
  loadedPicture.value && scope.value ? leftOutOf(loadedPicture.value, scope.value) : null,
);

/** Everything to show that is known today: the ground for layout, axis and extents, whatever day one looks from. */
const wholePicture = computed<Picture | null>(() =>
  loadedPicture.value && scope.value ? restricted(loadedPicture.value, scope.value, focus.value) : loadedPicture.value,
);

export const extent = computed<TimeRange | null>(() => wholePicture.value && extentOf(wholePicture.value));

/** The days of the focus's family and of its own ties: the window one starts with. */
export const home = computed<TimeRange | null>(() => {
  const [whole, shown] = [extent.value, wholePicture.value];
  if (!whole || !shown) return null;
  const own = extentOf(familyOnly(shown, focus.value));
  return { first: own.first > whole.first ? own.first : whole.first, last: own.last < whole.last ? own.last : whole.last };
});

/** The days on which something became known, first and last. */
export const knownExtent = computed<TimeRange | null>(() => {
  const days = [...(history.value?.claims.values() ?? [])].map((claim) => claim.knownFrom).sort();
  const first = days[0];
  const last = days.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
});

export const order = computed(() => {
  const whole = wholePicture.value;
  if (!whole) return null;
  const links = [...whole.ties.values()].filter(isBelieved).map(linkOf);
  return orderLanes([...whole.entities.keys()], links, focus.value);
});

function linkOf({ tie, finding, descent }: TieView): Link {
  const { fromEarliest, fromLatest, toEarliest, toLatest } = finding.bounds;
  const day = fromEarliest ?? fromLatest ?? toEarliest ?? toLatest;
  return { id: tie.id, type: tie.type, descent, source: tie.source.id, target: tie.target.id, at: day === null ? Infinity : toTime(day) };
}

const knownAt = computed<Day | null>(() => page.value.knownAt);

export const picture = computed<Picture | null>(() => {
  if (!history.value) return null;
  const known = pictureAt(history.value, vocabulary.value, shownSet.value, knownAt.value);
  return scope.value ? restricted(known, scope.value, focus.value) : known;
});
