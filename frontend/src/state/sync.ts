/**
 * The address bar follows the state, and the state follows the address bar. One layer: without it the page
 * works as before, only its address stays the same.
 */
import { effect } from '@preact/signals';
import { type PageState, readAddress, writeAddress } from './address';
import { addressProblems, page } from './page';

const SETTLED_MS = 250;

/** What makes a new entry for the back button; the rest only changes the entry at hand. */
function steps(state: PageState): string {
  return JSON.stringify([state.view, state.focus, state.depth, state.selection, state.types, state.scope, state.statuses, state.certainty, state.open, state.overlay]);
}

export function syncAddress(): () => void {
  let written = steps(page.value);
  let timer = 0;
  let rested = location.pathname + location.search;
  const replace = () => {
    if (rested !== location.pathname + location.search) history.replaceState(null, '', rested);
  };
  const stop = effect(() => {
    const state = page.value;
    clearTimeout(timer);
    const address = location.pathname + writeAddress(state);
    if (steps(state) !== written) {
      written = steps(state);
      // Where a scrubber just moved, going back leads to where it was left.
      replace();
      rested = address;
      if (address !== location.pathname + location.search) history.pushState(null, '', address);
      return;
    }
    // Browsers limit how often an address may change: while a scrubber moves, wait until it rests.
    rested = address;
    timer = window.setTimeout(replace, SETTLED_MS);
  });
  const back = () => {
    const { state, problems } = readAddress(location.search);
    written = steps(state);
    rested = location.pathname + location.search;
    addressProblems.value = problems;
    page.value = state;
  };
  addEventListener('popstate', back);
  return () => {
    stop();
    clearTimeout(timer);
    removeEventListener('popstate', back);
  };
}
