/** Where there is no picture: what happened, and what to do. */
import { computed } from '@preact/signals';
import type { RequestFailure } from '../api/client';
import { dayInWords, plural } from '../model/wording';
import { addressProblems, change, failure, history, leftOut, page } from '../state/page';
import { START } from '../state/address';
import { retry, unreachable } from '../state/loading';

export function AddressNotice() {
  if (addressProblems.value.length === 0) return null;
  return (
    <div class="notice" role="alert">
      <p>{addressProblems.value.join(' ')} These parts were left out.</p>
      <button type="button" class="quiet" onClick={() => (addressProblems.value = [])}>
        Dismiss
      </button>
    </div>
  );
}

const lookedFrom = computed(() => page.value.knownAt);

/** That one looks from another day than today. The day is said elsewhere, once it rests. */
export function KnownBanner() {
  const knownAt = lookedFrom.value;
  return (
    <div class="known-banner">
      {knownAt !== null && (
        <p>
          <strong>As known on {dayInWords(knownAt)}.</strong> Claims that became public later are left out.{' '}
          <button type="button" class="quiet" onClick={() => { change({ knownAt: null }); }}>
            Look from today
          </button>
        </p>
      )}
    </div>
  );
}

const ADVICE: Readonly<Record<RequestFailure['kind'], readonly [string, string]>> = {
  unreachable: ['The server does not answer', 'See whether it is still running (cleave serve). It is asked again by and by.'],
  refused: ['The server refused the question', 'See whether the address names an entity that exists, or search for it above.'],
  broken: ['The answer cannot be read', 'Page and server may be of different versions: load the page anew.'],
  layout: ['The lanes could not be laid out', 'Load the page anew. It needs a browser that runs module workers.'],
};

/** Whether there is a history to go on with while the server is silent. */
export function isStale(): boolean {
  return unreachable.value && history.value !== null;
}

export function Failure() {
  const failed = failure.value;
  if (isStale()) {
    return (
      <div class="notice" role="alert">
        <p>
          <strong>The server does not answer.</strong> What is loaded stays usable.{' '}
          {navigator.onLine ? 'See whether it is still running (cleave serve).' : 'This machine is offline.'} It is asked again by and by.
        </p>
        <button type="button" class="quiet" onClick={retry}>Try again</button>
      </div>
    );
  }
  if (!failed) return null;
  const [title, advice] = ADVICE[failed.kind];
  return (
    <div class="empty" role="alert">
      <h2>{title}</h2>
      <p>{failed.message}</p>
      <p>{advice}</p>
      <p>
        <button type="button" onClick={retry}>Try again</button>{' '}
        {page.value.focus !== START.focus && (
          <button type="button" class="quiet" onClick={() => { change({ ...START, view: page.value.view }); }}>
            Open Ansar al-Islam
          </button>
        )}
      </p>
    </div>
  );
}

/** What the picture leaves out while it keeps to the focus's family. */
export function LeftOutNote() {
  const left = leftOut.value;
  const loaded = history.value;
  if (!loaded || !left || left.entities === 0) return <p />;
  const label = (id: string) => loaded.entities.get(id)?.label ?? id;
  return (
    <p class="left-out">
      Left out: {plural(left.entities, 'group or person', 'groups and people')}{' '}
      {left.through === null ? 'tied to neighbours of' : <>around {label(left.through)} without a tie to</>}{' '}
      {loaded.entities.get(loaded.focus)?.type === 'Person' ? 'this person' : 'this family'}.{' '}
      <button type="button" class="quiet" onClick={() => { change({ scope: 'all' }); }}>
        Show {left.entities === 1 ? 'it' : 'them'}
      </button>
    </p>
  );
}

export function Truncated() {
  const left = history.value?.truncated;
  if (!left) return null;
  return (
    <p class="notice">
      This is a part: the whole has {plural(left.entities, 'entity', 'entities')} and {plural(left.ties, 'tie')}. Choose fewer steps to see all that is near.
    </p>
  );
}
