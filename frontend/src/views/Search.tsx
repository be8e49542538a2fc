/** Search with type-ahead: a combobox with a list (ARIA 1.2), for names in any script. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { request, RequestFailure } from '../api/client';
import { SearchDocument, type SearchQuery } from '../api/operations';
import { termInWords } from '../model/wording';
import { lookAt } from '../state/page';
import { Foreign } from './Foreign';
import { styling } from './lazy';

type Hit = SearchQuery['search']['edges'][number];

const PAUSE_MS = 140;

export function Search() {
  const text = useSignal('');
  const hits = useSignal<readonly Hit[]>([]);
  const active = useSignal(0);
  const open = useSignal(false);
  const message = useSignal('');
  /** The text whose answer is under way; what was found before stays until it arrives. */
  const asked = useSignal('');
  /** Enter was pressed before the answer came: its first hit is chosen when it does. */
  const hasty = useSignal(false);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const wanted = text.value.trim();
    asked.value = wanted;
    if (wanted === '') {
      hits.value = [];
      message.value = '';
      return;
    }
    message.value = `Searching for “${wanted}” …`;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      request(SearchDocument, { text: wanted }, controller.signal)
        .then(({ search }) => {
          hits.value = search.edges.filter(({ node }) => node.__typename !== 'Place');
          asked.value = '';
          active.value = 0;
          open.value = document.activeElement === input.current;
          message.value =
            hits.value.length === 0
              ? `No group or person is called “${wanted}”. Try another spelling, an acronym or the Arabic name.`
              : `${hits.value.length} found`;
          if (hasty.value) choose(hits.value[0]);
        })
        .catch((error: unknown) => {
          if (controller.signal.aborted) return;
          hits.value = [];
          asked.value = '';
          open.value = true;
          const why = error instanceof RequestFailure ? error.message : String(error);
          message.value = `The search failed. ${why}`;
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text.value]);

  const choose = (hit: Hit | undefined) => {
    if (!hit) return;
    lookAt(hit.node.id, { selection: null });
    text.value = '';
    open.value = false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and the arrows belong to an input method while it composes.
    if (event.isComposing) return;
    const count = hits.value.length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (count > 0 && open.value) active.value = (active.value + (event.key === 'ArrowDown' ? 1 : count - 1)) % count;
      open.value = count > 0;
    } else if (event.key === 'Enter') {
      if (asked.value === '') choose(open.value ? hits.value[active.value] : undefined);
      else hasty.value = true;
    }
    else if (event.key === 'Escape') {
      if (!open.value) text.value = '';
      open.value = false;
    } else return;
    event.preventDefault();
  };
  const shown = open.value && text.value.trim() !== '';
  const busy = asked.value !== '';

  return (
    <div class="search" role="search">
      <label class="sr" for="search">
        Search groups and people
      </label>
      <input
        id="search"
        ref={input}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        placeholder="Search groups and people, in any script"
        aria-expanded={shown && hits.value.length > 0}
        aria-controls="search-hits"
        aria-autocomplete="list"
        aria-activedescendant={shown && hits.value[active.value] ? `hit-${active.value}` : undefined}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          // At once, not when the effect runs: Enter may be pressed before.
          asked.value = text.value.trim();
          hasty.value = false;
          open.value = true;
        }}
        onFocus={() => {
          void styling().catch(() => null);
          open.value = true;
        }}
        onBlur={() => (open.value = false)}
        onKeyDown={onKeyDown}
      />
      <ul id="search-hits" role="listbox" aria-label="Found" hidden={!shown || hits.value.length === 0} aria-busy={busy}>
        {hits.value.map((hit, index) => (
          <li
            key={hit.node.id}
            id={`hit-${index}`}
            role="option"
            aria-selected={index === active.value}
            onPointerDown={(event) => { event.preventDefault(); }}
            onClick={() => { choose(hit); }}
          >
            <span class="hit-label">{hit.node.label}</span>
            <span class="hit-kind">
              {hit.node.__typename === 'Group' ? termInWords(hit.node.groupKind) : hit.node.__typename.toLowerCase()}
            </span>
            {hit.matched.text !== hit.node.label && (
              <Foreign class="hit-name" text={hit.matched.text} language={hit.matched.language} script={hit.matched.script} />
            )}
          </li>
        ))}
      </ul>
      <p class={shown && hits.value.length === 0 && message.value ? 'search-message' : 'sr'} role="status">
        {message.value}
      </p>
    </div>
  );
}
