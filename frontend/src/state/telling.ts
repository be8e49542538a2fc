/** What is said of the moment looked at: politely to those who listen, and in the title. */
import { computed, effect, signal } from '@preact/signals';
import { dayInWords } from '../model/wording';
import type { View } from './address';
import { history, page } from './page';
import { playing } from './scrubbing';

/** A day that moves is said when it rests, and now and then while it plays. */
const REST_MS = 700;
const PLAY_MS = 4000;

export const VIEW_LABELS: Readonly<Record<View, string>> = {
  lineage: 'Lineage',
  network: 'Network',
  map: 'Map',
  table: 'Table',
  compare: 'Compare',
};

const words = computed(() => {
  const { asOf, knownAt } = page.value;
  const parts = [asOf === null ? '' : `on ${dayInWords(asOf)}`, knownAt === null ? '' : `as known on ${dayInWords(knownAt)}`];
  return parts.filter(Boolean).join(', ') || 'whole history, as known today';
});

/** The moment in words, some time after it came to rest. */
export const said = signal(words.value);

/** Whether the list of keys is shown. */
export const helpOpen = signal(false);

export function startTelling(): void {
  let timer = 0;
  effect(() => {
    const rested = words.value === said.peek();
    if (timer !== 0 || rested) return;
    const tell = () => {
      timer = 0;
      said.value = words.peek();
    };
    timer = window.setTimeout(tell, playing.peek() === null ? REST_MS : PLAY_MS);
  });
  effect(() => {
    const loaded = history.value;
    const label = loaded ? (loaded.entities.get(loaded.focus)?.label ?? loaded.focus) : '';
    const { view, asOf, knownAt } = page.value;
    const moment = asOf === null && knownAt === null ? '' : said.value;
    document.title = [label, view === 'lineage' ? '' : VIEW_LABELS[view], moment, 'cleave'].filter(Boolean).join(' · ');
  });
}
