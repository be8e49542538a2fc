/** What the state asks of the server: the lineage of the focus, and what the selection needs beside it. */
import { batch, computed, effect, signal } from '@preact/signals';
import { RequestFailure } from '../api/client';
import { loadHistory, loadVocabulary } from '../api/load';
import { USUAL_TYPES } from '../api/operations';
import { addressProblems, change, defaultTypes, drawableTypes, extra, extraFailure, failure, history, loading, page, places, placesFailure, placing, shownTypes, vocabulary } from './page';
import { factParts } from './selected';

const attempt = signal(0);

/** How long to wait before asking a silent server again, at first and at most. */
const AGAIN_MS = 2000;
const AGAIN_MOST_MS = 30_000;

/** That the server does not answer: what was loaded stays usable meanwhile. */
export const unreachable = computed(() => [failure, extraFailure, placesFailure].some(({ value }) => value?.kind === 'unreachable'));

/** Asks again after a failure. */
export function retry(): void {
  attempt.value += 1;
}

/**
 * What to load: shown types that are always there make no difference, so that hiding them asks nothing. The vocabulary
 * comes at the same time: where its types are other ones than the usual, they are asked for then.
 */
const wanted = computed(() => {
  const usual = vocabulary.value.size > 0 ? defaultTypes.value : USUAL_TYPES;
  const types = [...new Set([...usual, ...shownTypes.value])].sort();
  return JSON.stringify({ focus: page.value.focus, depth: page.value.depth, types });
});

const wantsPlaces = computed(() => page.value.view === 'map' || page.value.open.length > 0);

/** The history whose places are to be loaded. */
const unplaced = computed(() => (wantsPlaces.value && places.value?.of !== history.value ? history.value : null));

const selected = computed(() => page.value.selection);

/** Follows the state from here on. */
export function startLoading(): void {
  follow(loading, failure, () => `${attempt.value} ${wanted.value}`, async (_, signal) => {
    const { focus, depth, types } = JSON.parse(wanted.peek()) as { focus: string; depth: number; types: typeof shownTypes.value };
    const known = vocabulary.peek();
    const [words, loaded] = await Promise.all([known.size > 0 ? known : loadVocabulary(signal), loadHistory(focus, depth, types, signal)]);
    batch(() => {
      vocabulary.value = words;
      history.value = loaded;
      dropUndrawn();
    });
  });
  follow(null, placesFailure, () => unplaced.value && { of: unplaced.value, attempt: attempt.value }, async ({ of }, signal) => {
    const code = await arrived(import('./placing'));
    const loaded = await code.loadPlaces(of, vocabulary.peek(), signal);
    placing.value = code;
    places.value = loaded;
  });
  follow(null, extraFailure, () => (selected.value === null ? null : { selection: selected.value, attempt: attempt.value }), async ({ selection }, signal) => {
    if (extra.peek()?.selection !== selection) extra.value = null;
    const { loadEntity, loadTie } = await arrived(import('../api/loadSelected'));
    const load = selection.startsWith('tie:') ? loadTie : loadEntity;
    extra.value = { ...(await load(factParts(selection).owner, signal)), selection };
  });
  keepTrying();
}

/** Code that is fetched when it is first needed. */
async function arrived<Code>(code: Promise<Code>): Promise<Code> {
  return code.catch(() => {
    throw new RequestFailure('unreachable', 'There is no answer from it.');
  });
}

/** Asks a silent server again, ever more seldom, and at once when the network is back or gone. */
function keepTrying(): void {
  let wait = AGAIN_MS;
  effect(() => {
    const tries = unreachable.value ? attempt.value : null;
    if (tries === null) {
      wait = AGAIN_MS;
      return;
    }
    const timer = setTimeout(retry, wait);
    wait = Math.min(wait * 2, AGAIN_MOST_MS);
    return () => { clearTimeout(timer); };
  });
  addEventListener('online', retry);
  addEventListener('offline', retry);
}

/** What an address asks for that is not drawn between lanes is left out, and said. */
function dropUndrawn(): void {
  const asked = page.peek().types ?? [];
  const drawn = asked.filter((type) => drawableTypes.value.includes(type));
  if (drawn.length === asked.length) return;
  const left = asked.filter((type) => !drawn.includes(type)).join(', ');
  addressProblems.value = [...addressProblems.peek(), `types in the address has ${left}; ties to places and leaders are listed in the evidence.`];
  change({ types: drawn.length > 0 ? drawn : null });
}

/** Runs `work` whenever `key` changes (null: nothing to do), the run before it cut short. */
function follow<Key>(
  busy: typeof loading | null,
  failed: typeof failure,
  key: () => Key | null,
  work: (key: Key, signal: AbortSignal) => Promise<void>,
): () => void {
  const current = computed(key);
  return effect(() => {
    const value = current.value;
    if (value === null) return;
    const controller = new AbortController();
    if (busy) busy.value = true;
    // That a server is silent stays on screen until it answers: a message that comes and goes is read out each time.
    if (failed.peek()?.kind !== 'unreachable') failed.value = null;
    work(value, controller.signal)
      .then(() => {
        failed.value = null;
        // What came may have asked for more.
        if (busy && !controller.signal.aborted) busy.value = false;
      })
      .catch((error: unknown) => {
        if (controller.signal.aborted) return;
        if (busy) busy.value = false;
        const failure = error instanceof RequestFailure ? error : new RequestFailure('broken', String(error));
        if (failed.peek()?.message !== failure.message) failed.value = failure;
      });
    return () => { controller.abort(); };
  });
}
