/** Where nothing is tied to what one looks for, or it is not there itself: why, and what to do. */
import { dayInWords, plural } from '../model/wording';
import { change, firstKnown, hiddenTies, history, loading, page, picture } from '../state/page';

export function Empty() {
  const shown = picture.value;
  const loaded = history.value;
  if (!shown || !loaded || loading.value) return null;
  const { focus, knownAt, depth } = page.value;
  const label = loaded.entities.get(focus)?.label ?? focus;
  if (shown.entities.size === 0) {
    const first = firstKnown.value ?? undefined;
    return (
      <div class="empty" role="status">
        <h2>Nothing was known of {label}{knownAt === null ? '' : ` on ${dayInWords(knownAt)}`}</h2>
        {first !== undefined && <p>The first claim to be shown here became known on {dayInWords(first)}.</p>}
        <p>
          {first !== undefined && <button type="button" onClick={() => { change({ knownAt: first }); }}>Look from {dayInWords(first)}</button>}{' '}
          <button type="button" class="quiet" onClick={() => { change({ knownAt: null }); }}>Look from today</button>
        </p>
      </div>
    );
  }
  if (shown.ties.size > 0) {
    return shown.entities.has(focus) || focus !== loaded.focus ? null : (
      <p class="notice" role="status">
        Nothing was known of {label} itself by then. What was known of the groups around it is shown.
      </p>
    );
  }
  if (loaded.entities.get(focus)?.type === 'Place') {
    return (
      <div class="empty small" role="status">
        <p>{label} is a place. Lanes are drawn for groups and people; what is recorded of the place stands in the evidence.</p>
        <p>
          <button type="button" onClick={() => { change({ selection: focus }); }}>Show the evidence on {label}</button>
        </p>
      </div>
    );
  }
  if (hiddenTies.value > 0) {
    return (
      <div class="empty small" role="status">
        <p>{plural(hiddenTies.value, 'tie')} of {label} and its neighbours {hiddenTies.value === 1 ? 'is' : 'are'} known, and the filters hide all of them.</p>
        <p>
          <button type="button" onClick={() => { change({ types: null, statuses: null }); }}>Show them</button>
        </p>
      </div>
    );
  }
  return (
    <div class="empty small" role="status">
      <p>
        No tie of {label} {knownAt === null ? 'is recorded' : `was known on ${dayInWords(knownAt)}`} among the relations shown, {depth}{' '}
        {depth === 1 ? 'step' : 'steps'} deep. Choose more relations, look from a later day, or search for another group.
      </p>
    </div>
  );
}
