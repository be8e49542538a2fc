/** The state of the page and everything that follows from it without asking the server. */
import { computed, signal } from '@preact/signals';
import type { RequestFailure } from '../api/client';
import type { Extra } from '../api/loadSelected';
import type { TieType } from '../api/operations';
import { extentOf } from '../layout/lifelines';
import type { LaneOrder } from '../layout/order';
import type { TimeRange } from '../layout/timeScale';
import type { Day } from '../model/dates';
import { eventDays, newsDays } from '../model/events';
import type { Status } from '../model/evidence';
import { hiddenByType, statusCounts, withStatuses } from '../model/filters';
import type { History, Vocabulary } from '../model/history';
import { partsOf } from '../model/parts';
import { type Picture, pictureAt } from '../model/picture';
import type { Places } from '../model/places';
import { familyOnly, familyScope, type LeftOut, leftOutOf, restricted } from '../model/scope';
import { picturesFrom } from '../model/stepping';
import { type PageState, readAddress } from './address';
import type * as Placing from './placing';

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

/** Where the entities of the history were; null until the map or a lane's places are wanted. */
export const places = signal<Places | null>(null);
/** The code for them. */
export const placing = signal<typeof Placing | null>(null);
export const placesFailure = signal<RequestFailure | null>(null);

export function change(part: Partial<PageState>): void {
  page.value = { ...page.value, ...part };
}

/** Shows another lineage: what was in sight of the one before is no part of it. */
export function lookAt(focus: string, part: Partial<PageState> = {}): void {
  change({ focus, range: null, map: null, network: null, unfolded: [], ...part });
}

export const defaultTypes = computed<readonly TieType[]>(() =>
  [...vocabulary.value.values()].filter((info) => info.lineage || info.derived).map((info) => info.type),
);

/** The types one may choose from. Ties that lead to a place or a leader are listed in the panel, not drawn between lanes. */
export const drawableTypes = computed<readonly TieType[]>(() =>
  [...vocabulary.value.values()].filter((info) => info.targets.includes('GROUP')).map((info) => info.type),
);

// Parts of the state by themselves: what follows from one of them is not worked out anew when another changes.
const wantedTypes = computed(() => page.value.types);
const wantedScope = computed(() => page.value.scope);

export const shownTypes = computed<readonly TieType[]>(() => wantedTypes.value ?? defaultTypes.value);

const shownSet = computed(() => new Set(shownTypes.value));

/** The focus of the history at hand, which the page's own may be ahead of. */
const focus = computed(() => history.value?.focus ?? page.value.focus);

const loadedPicture = computed<Picture | null>(() =>
  history.value ? pictureAt(history.value, vocabulary.value, shownSet.value, null) : null,
);

/** The entities to show; null shows all. It follows from what is known today, so that no lane jumps in time. */
const scope = computed(() =>
  loadedPicture.value && wantedScope.value === 'family' ? familyScope(loadedPicture.value, focus.value) : null,
);

export const leftOut = computed<LeftOut | null>(() =>
  loadedPicture.value && scope.value ? leftOutOf(loadedPicture.value, scope.value) : null,
);

/** Everything to show that is known today: the ground for layout, axis and extents, whatever day one looks from. */
export const wholePicture = computed<Picture | null>(() =>
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

/** The last layout that arrived, and what it is for. */
export const laid = signal<{ readonly whole: Picture; readonly order: LaneOrder } | null>(null);

/** The lanes that keep a row to themselves, as text, so that other changes of the state lay out nothing. */
const openIds = computed(() => page.value.open.join(','));
export const openLanes = computed(() => openIds.value.split(','));

/** Null while the layout of what is to be shown is under way: until then the picture stays. */
export const order = computed(() => {
  const [last, whole] = [laid.value, wholePicture.value];
  return whole && last?.whole === whole ? last.order : null;
});

const knownAt = computed<Day | null>(() => page.value.knownAt);

/** Today's picture is at hand; those of other days are stepped to from it. */
const pictures = computed(() =>
  history.value && wholePicture.value ? picturesFrom(wholePicture.value, history.value, vocabulary.value) : null,
);

/** What is known on the day looked from, whatever its status. */
const knownPicture = computed<Picture | null>(() =>
  knownAt.value === null ? wholePicture.value : (pictures.value?.(knownAt.value) ?? null),
);

const statuses = computed(() => page.value.statuses);
const certainty = computed(() => page.value.certainty);

/** What is drawn and listed: what is known, without what the reader filters out. */
export const picture = computed<Picture | null>(() => {
  const known = knownPicture.value;
  if (!known) return null;
  const shown = statuses.value ? withStatuses(known, statuses.value, focus.value) : known;
  return certainty.value === 'certain' ? partsOf(shown).picture(shown.knownAt, 'certain') : shown;
});

/** How many known ties are of each status, whichever of them are shown. */
export const countsByStatus = computed(() => (knownPicture.value ? statusCounts(knownPicture.value) : new Map<Status, number>()));

/** The entities that would be shown if no relation type were hidden; null is all of them. */
const unhiddenScope = computed(() => {
  if (!history.value || !wantedTypes.value || wantedScope.value === 'all') return null;
  return familyScope(pictureAt(history.value, vocabulary.value, new Set([...defaultTypes.value, ...shownTypes.value]), null), focus.value);
});

/** How many ties the choice of statuses and relation types hides. */
export const hiddenTies = computed(() => {
  const [loaded, known, shown] = [history.value, knownPicture.value, picture.value];
  if (!loaded || !known || !shown) return 0;
  const ofOtherTypes = wantedTypes.value ? hiddenByType(loaded, shownSet.value, unhiddenScope.value, knownAt.value) : 0;
  return partsOf(known).tieCount - partsOf(shown).tieCount + ofOtherTypes;
});

/** The days of all that is shown, whatever day one looks from: what the sliders stand on. */
export const events = computed(() => (wholePicture.value ? eventDays(wholePicture.value) : []));
/** The first day from which there is anything to show. */
export const firstKnown = computed(() => {
  const whole = wholePicture.value;
  const own = whole?.entities.get(focus.value);
  return whole && newsDays({ ...whole, entities: new Map(own && [[focus.value, own]]) })[0];
});
export const news = computed(() => (wholePicture.value ? newsDays(wholePicture.value) : []));
