/** Which of the views is shown. */
import { computed } from '@preact/signals';
import { VIEWS } from '../state/address';
import { change, page } from '../state/page';
import { VIEW_LABELS } from '../state/telling';

const shown = computed(() => page.value.view);

export function ViewTabs() {
  return (
    <nav class="views" aria-label="Views">
      {VIEWS.map((view) => (
        <button key={view} type="button" aria-current={shown.value === view ? 'page' : undefined} onClick={() => { change({ view }); }}>
          {VIEW_LABELS[view]}
        </button>
      ))}
    </nav>
  );
}
