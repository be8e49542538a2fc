/**
 * The address bar follows the state, and the state follows the address bar. One layer: without it the page
 * works as before, only its address stays the same.
 */
import { effect } from '@preact/signals';
import { LISTS } from '../model/columns';
import { atRest } from '../model/rest';
import { type PageState, readAddress, writeAddress } from './address';
import { addressProblems, page } from './page';

const SETTLED_MS = 250;

/** What moves under the hand changes the entry at hand; everything else makes a new one for the back button. */
const MOVES: ReadonlySet<string> = new Set<keyof PageState>(['asOf', 'knownAt', 'against', 'range', 'map', 'network', ...LISTS]);

function isStep(from: PageState, to: PageState): boolean {
  return (
    Object.entries(to).some(([key, value]) => !MOVES.has(key) && value !== from[key as keyof PageState]) ||
    LISTS.some((list) => from[list].sort !== to[list].sort || from[list].only !== to[list].only)
  );
}

export function syncAddress(): void {
  /** What the address says, once it rests. */
  let last = page.value;
  const write = (how: 'pushState' | 'replaceState') => {
    const address = location.pathname + writeAddress(last);
    if (address !== location.pathname + location.search) history[how](null, '', address);
  };
  const replace = () => { write('replaceState'); };
  // Browsers limit how often an address may change: while a scrubber moves, wait until it rests.
  const rest = atRest(SETTLED_MS, replace);
  effect(() => {
    const state = page.value;
    if (isStep(last, state)) {
      rest.cancel();
      // Where a scrubber just moved, going back leads to where it was left.
      replace();
      last = state;
      write('pushState');
      return;
    }
    last = state;
    rest.moved();
  });
  addEventListener('popstate', () => {
    const { state, problems } = readAddress(location.search);
    last = state;
    addressProblems.value = problems;
    page.value = state;
  });
}
