/** Which of the views is shown. */
import { VIEWS } from '../state/address';
import { change, page } from '../state/page';
import { VIEW_LABELS } from '../state/telling';

export function ViewTabs() {
  return (
    <nav class="views" aria-label="Views">
      {VIEWS.map((view) => (
        <button key={view} type="button" aria-current={page.value.view === view ? 'page' : undefined} onClick={() => { change({ view }); }}>
          {VIEW_LABELS[view]}
        </button>
      ))}
    </nav>
  );
}
