/** What can be loaded into the editor: the worked examples, what was saved, what was run. Loading runs nothing. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { LIMIT } from './asking';
import { EXAMPLE_GROUPS } from './examples';
import type { Saved } from './keeping';
import { forgetRan, load, ran, remove, rename, saved } from './state';

/** Where the library stands below the results, its parts are folded at first. */
const wide = matchMedia('(min-width: 901px)').matches;

export function Library() {
  return (
    <aside class="library" aria-label="Library">
      <details open={wide}>
        <summary><h2>Examples</h2></summary>
        {EXAMPLE_GROUPS.map(([group, examples]) => (
          <section key={group}>
            <h3>{group}</h3>
            <ul>
              {examples.map(({ number, title, question, statement, parameters }) => (
                <li key={number}>
                  <button type="button" class="link" onClick={() => { load({ statement: `// ${question}\n${statement}`, parameters, limit: LIMIT }, `Example ${number}: ${title}. Press Run.`); }}>
                    {title}
                  </button>
                  <p class="quiet-text">{question}</p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </details>
      <details open={wide}>
        <summary><h2>Saved</h2></summary>
        {saved.value.length === 0 && <p class="quiet-text">Nothing yet. Give a statement a name and press Save.</p>}
        <ul>{saved.value.map((item) => <SavedItem key={item.name} item={item} />)}</ul>
      </details>
      <details open={wide}>
        <summary><h2>History</h2></summary>
        {ran.value.length === 0 && <p class="quiet-text">Nothing has been run in this browser.</p>}
        <ul>
          {ran.value.map((item) => (
            <li key={item.at}>
              <button type="button" class="link code" title={item.statement} onClick={() => { load(item, 'Loaded from the history. Press Run.'); }}>
                {firstLine(item.statement)}
              </button>
              <p class="quiet-text"><time dateTime={new Date(item.at).toISOString()}>{new Date(item.at).toLocaleString()}</time></p>
            </li>
          ))}
        </ul>
        {ran.value.length > 0 && <button type="button" onClick={forgetRan}>Empty the history</button>}
      </details>
    </aside>
  );
}

function SavedItem({ item }: { readonly item: Saved }) {
  const naming = useSignal<string | null>(null);
  const renames = useRef<HTMLButtonElement>(null);
  const done = () => {
    naming.value = null;
    // The field goes away with the focus in it.
    requestAnimationFrame(() => renames.current?.focus());
  };
  if (naming.value !== null) {
    return (
      <li>
        <form
          class="save"
          onSubmit={(event) => {
            event.preventDefault();
            const to = naming.value?.trim() ?? '';
            if (to === '') return;
            done();
            rename(item.name, to);
          }}
        >
          <input
            aria-label={`New name of ${item.name}`}
            value={naming.value}
            maxLength={80}
            required
            ref={(field) => { if (field && document.activeElement !== field && naming.peek() === item.name) field.select(); }}
            onInput={(event) => (naming.value = event.currentTarget.value)}
            onKeyDown={(event) => { if (event.key === 'Escape') done(); }}
          />
          <button type="submit">Rename</button>
        </form>
      </li>
    );
  }
  return (
    <li class="saved">
      <button type="button" class="link" onClick={() => { load(item, `Loaded ${item.name}. Press Run.`); }}>{item.name}</button>
      <button type="button" class="quiet" ref={renames} aria-label={`Rename ${item.name}`} onClick={() => (naming.value = item.name)}>Rename</button>
      <button type="button" class="quiet" aria-label={`Delete ${item.name}`} onClick={() => { remove(item); }}>Delete</button>
    </li>
  );
}

/** The first line that says something: comments say what the rest is about. */
function firstLine(statement: string): string {
  return statement.split('\n').find((line) => line.trim() !== '')?.trim() ?? '';
}
