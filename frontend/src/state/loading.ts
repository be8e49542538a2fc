/** What the state asks of the server: the lineage of the focus, and what the selection needs beside it. */
import { computed, effect, signal } from '@preact/signals';
import { RequestFailure } from '../api/client';
import { loadEntity, loadHistory, loadTie, loadVocabulary } from '../api/load';
import { addressProblems, change, defaultTypes, drawableTypes, extra, extraFailure, failure, history, loading, page, shownTypes, vocabulary } from './page';

const attempt = signal(0);

/** Asks again after a failure. */
export function retry(): void {
  attempt.value += 1;
}

/** What to load: shown types that are always there make no difference, so that hiding them asks nothing. */
const wanted = computed(() => {
  const types = [...new Set([...defaultTypes.value, ...shownTypes.value])].sort();
  return JSON.stringify({ focus: page.value.focus, depth: page.value.depth, types });
});

const selected = computed(() => page.value.selection);

/** Starts to follow the state; the answer ends it. */
export function startLoading(): () => void {
  const stops = [
    follow(loading, failure, () => `${attempt.value}`, async (_, signal) => {
      vocabulary.value = await loadVocabulary(signal);
      dropUndrawn();
    }),
    follow(loading, failure, () => (vocabulary.value.size === 0 ? null : `${attempt.value} ${wanted.value}`), async (_, signal) => {
      const { focus, depth, types } = JSON.parse(wanted.peek()) as { focus: string; depth: number; types: typeof shownTypes.value };
      const loaded = await loadHistory(focus, depth, types, signal);
      history.value = loaded;
      document.title = `${loaded.entities.get(focus)?.label ?? focus} · cleave`;
    }),
    follow(null, extraFailure, () => selected.value, async (selection, signal) => {
      extra.value = null;
      const load = selection.startsWith('tie:') ? loadTie : loadEntity;
      extra.value = { ...(await load(selection, signal)), selection };
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
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
function follow(
  busy: typeof loading | null,
  failed: typeof failure,
  key: () => string | null,
  work: (key: string, signal: AbortSignal) => Promise<void>,
): () => void {
  const current = computed(key);
  return effect(() => {
    const value = current.value;
    if (value === null) return;
    const controller = new AbortController();
    if (busy) busy.value = true;
    failed.value = null;
    work(value, controller.signal)
      .then(() => {
        if (busy && vocabulary.peek().size > 0 && history.peek()) busy.value = false;
      })
      .catch((error: unknown) => {
        if (controller.signal.aborted) return;
        if (busy) busy.value = false;
        failed.value = error instanceof RequestFailure ? error : new RequestFailure('broken', String(error));
      });
    return () => { controller.abort(); };
  });
}
