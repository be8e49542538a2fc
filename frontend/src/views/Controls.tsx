/** What to look at: the two times, how far from the focus, and which relations. */
import { addDays, type Day } from '../model/dates';
import type { TieType } from '../api/operations';
import {
  change,
  defaultTypes,
  drawableTypes,
  extent,
  knownExtent,
  page,
  shownTypes,
  vocabulary,
} from '../state/page';
import { Scrubber } from './Scrubber';

/** Room before the first day on which anything was known, so that one can look from there. */
const BEFORE_DAYS = 30;

export function Times() {
  const known = knownExtent.value;
  const days = extent.value;
  if (!known || !days) return null;
  const look = { first: addDays(known.first, -BEFORE_DAYS), last: addDays(known.last, 1) };
  const setKnownAt = (day: Day | null) => { change({ knownAt: day !== null && day >= look.last ? null : day }); };
  return (
    <section class="times" aria-label="Times">
      <Scrubber
        id="as-of"
        label="As of"
        hint="the day looked at: who was tied to whom"
        sliderLabel="Day looked at"
        value={page.value.asOf}
        off="whole history"
        extent={days}
        onChange={(asOf) => { change({ asOf }); }}
      />
      <Scrubber
        id="known-at"
        label="Known at"
        hint="the day looked from: only what was public by then"
        sliderLabel="Day looked from"
        value={page.value.knownAt}
        off="today"
        extent={look}
        onChange={setKnownAt}
      />
    </section>
  );
}

export function Filters() {
  return (
    <div class="filters">
      <label>
        Depth{' '}
        <select value={page.value.depth} onChange={(event) => { change({ depth: Number(event.currentTarget.value) }); }}>
          <option value={1}>1 step</option>
          <option value={2}>2 steps</option>
          <option value={3}>3 steps</option>
        </select>
      </label>
      <label>
        Show{' '}
        <select value={page.value.scope} onChange={(event) => { change({ scope: event.currentTarget.value === 'all' ? 'all' : 'family' }); }}>
          <option value="family">family and its ties</option>
          <option value="all">all within the depth</option>
        </select>
      </label>
      <details class="types">
        <summary>
          Relations <span class="count">{shownTypes.value.length}</span>
        </summary>
        <fieldset>
          <legend class="sr">Relations shown</legend>
          {drawableTypes.value.map((type) => (
            <label key={type}>
              <input type="checkbox" checked={shownTypes.value.includes(type)} onChange={() => { toggle(type); }} />
              {vocabulary.value.get(type)?.reads}
            </label>
          ))}
          <button type="button" class="quiet" disabled={page.value.types === null} onClick={() => { change({ types: null }); }}>
            Default set
          </button>
        </fieldset>
      </details>
    </div>
  );
}

function toggle(type: TieType): void {
  const shown = new Set(shownTypes.value);
  if (!shown.delete(type)) shown.add(type);
  const types = drawableTypes.value.filter((each) => shown.has(each));
  const usual = types.length === defaultTypes.value.length && types.every((each) => defaultTypes.value.includes(each));
  if (types.length > 0) change({ types: usual ? null : types });
}
