/** What to look at: the two times, how far from the focus, and which ties. */
import { computed, signal, useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { TieType } from '../api/operations';
import { type Status, STATUSES } from '../model/evidence';
import { plural, STATUS_MEANING, STATUS_WORDS } from '../model/wording';
import { type PageState, START } from '../state/address';
import { change, countsByStatus, defaultTypes, drawableTypes, hiddenTies, history, page, shownTypes, vocabulary } from '../state/page';
import { type Speed, speed, SPEEDS } from '../state/scrubbing';
import { said } from '../state/telling';
import { Scrubber } from './Scrubber';

export function Times() {
  if (!history.value) return null;
  return (
    <section class="times" aria-label="Times">
      <Scrubber time="asOf" label="As of" hint="the day looked at: who was tied to whom" sliderLabel="Day looked at" counted="beginning or end" off="whole history" />
      <Scrubber time="knownAt" label="Known at" hint="the day looked from: only what was public by then" sliderLabel="Day looked from" counted="news" off="today" />
      <label class="speed">
        <span class="sr">Speed of playing</span>
        <select title="Speed of playing" value={speed.value} onChange={(event) => (speed.value = Number(event.currentTarget.value) as Speed)}>
          {SPEEDS.map((each) => (
            <option key={each} value={each}>{each === 0.5 ? '½' : each}×</option>
          ))}
        </select>
      </label>
      <p class="sr" role="status">{said.value}</p>
    </section>
  );
}

/** Where there is no room for the filters beside the views, they fold. */
const few = matchMedia('(max-width: 640px)');
const narrow = signal(few.matches);
few.addEventListener('change', () => (narrow.value = few.matches));

const UNFILTERED = {
  depth: START.depth,
  scope: START.scope,
  types: START.types,
  statuses: START.statuses,
  certainty: START.certainty,
} satisfies Partial<PageState>;

// What is chosen need not follow each step of a scrubber.
const chosen = {
  depth: computed(() => page.value.depth),
  scope: computed(() => page.value.scope),
  types: computed(() => page.value.types),
  statuses: computed(() => page.value.statuses),
  certainty: computed(() => page.value.certainty),
};

function StatusCount({ of }: { readonly of: Status }) {
  const count = useComputed(() => countsByStatus.value.get(of) ?? 0);
  return <span class="count">{count}</span>;
}

export function Filters() {
  const [depth, scope, types, statuses, certainty] = [chosen.depth.value, chosen.scope.value, chosen.types.value, chosen.statuses.value, chosen.certainty.value];
  const unfiltered = depth === START.depth && scope === START.scope && !types && !statuses && certainty === START.certainty;
  const filters = (
    <div class="filters" role="group" aria-label="Filters">
      <label>
        Depth{' '}
        <select value={depth} onChange={(event) => { change({ depth: Number(event.currentTarget.value) }); }}>
          <option value={1}>1 step</option>
          <option value={2}>2 steps</option>
          <option value={3}>3 steps</option>
        </select>
      </label>
      <label>
        Show{' '}
        <select value={scope} onChange={(event) => { change({ scope: event.currentTarget.value === 'all' ? 'all' : 'family' }); }}>
          <option value="family">family and its ties</option>
          <option value="all">all within the depth</option>
        </select>
      </label>
      <label title="By dates alone: what counts as there on the day looked at">
        On the day{' '}
        <select value={certainty} onChange={(event) => { change({ certainty: event.currentTarget.value === 'certain' ? 'certain' : 'possible' }); }}>
          <option value="possible">possibly there</option>
          <option value="certain">certainly there</option>
        </select>
      </label>
      <Fold name="Statuses" count={statuses?.length ?? STATUSES.length}>
        {STATUSES.map((status) => (
          <label key={status} title={STATUS_MEANING[status]}>
            <input type="checkbox" checked={statuses?.includes(status) ?? true} onChange={() => { toggleStatus(status); }} />
            {STATUS_WORDS[status]} <StatusCount of={status} />
          </label>
        ))}
        <button type="button" class="quiet" disabled={statuses === null} onClick={() => { change({ statuses: null }); }}>
          All of them
        </button>
      </Fold>
      <Fold name="Relations" count={shownTypes.value.length}>
        {drawableTypes.value.map((type) => (
          <label key={type}>
            <input type="checkbox" checked={shownTypes.value.includes(type)} onChange={() => { toggleType(type); }} />
            {vocabulary.value.get(type)?.reads}
          </label>
        ))}
        <button type="button" class="quiet" disabled={types === null} onClick={() => { change({ types: null }); }}>
          Default set
        </button>
      </Fold>
      {!unfiltered && (
        <button type="button" class="quiet" title="Depth, scope and filters as at the start" onClick={() => { change(UNFILTERED); }}>
          Reset
        </button>
      )}
    </div>
  );
  if (!narrow.value) return filters;
  return (
    <details class="filters-all">
      <summary>Filters{!unfiltered && <span class="count"> changed</span>}</summary>
      {filters}
    </details>
  );
}

/** A list that unfolds over the page, and folds again with Escape or when the focus leaves it. */
function Fold({ name, count, children }: { readonly name: string; readonly count: number; readonly children: ComponentChildren }) {
  return (
    <details
      class="fold"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !event.currentTarget.open) return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector('summary')?.focus();
      }}
      onFocusOut={(event) => {
        const to = event.relatedTarget;
        if (to instanceof Node && !event.currentTarget.contains(to)) event.currentTarget.open = false;
      }}
    >
      <summary>
        {name} <span class="count">{count}</span>
      </summary>
      <fieldset>
        <legend class="sr">{name} shown</legend>
        {children}
      </fieldset>
    </details>
  );
}

/** How many ties the filters hide, and a way to see them. */
export function HiddenNote() {
  const hidden = hiddenTies.value;
  if (hidden === 0) return null;
  return (
    <p class="left-out" role="status">
      {plural(hidden, 'tie')} hidden by filters.{' '}
      <button type="button" class="quiet" onClick={() => { change({ types: null, statuses: null }); }}>
        Show {hidden === 1 ? 'it' : 'them'}
      </button>
    </p>
  );
}

/** The choice with one more or one less; all of them is no choice, and none is not one either. */
function toggled<T>(all: readonly T[], shown: readonly T[], one: T): readonly T[] | null {
  const next = all.filter((each) => shown.includes(each) !== (each === one));
  return next.length > 0 ? next : null;
}

function toggleStatus(status: Status): void {
  const statuses = toggled(STATUSES, page.value.statuses ?? STATUSES, status);
  if (statuses) change({ statuses: statuses.length === STATUSES.length ? null : statuses });
  else change({ statuses: [status] });
}

function toggleType(type: TieType): void {
  const types = toggled(drawableTypes.value, shownTypes.value, type);
  const usual = types?.length === defaultTypes.value.length && types.every((each) => defaultTypes.value.includes(each));
  change({ types: usual ? null : (types ?? [type]) });
}
