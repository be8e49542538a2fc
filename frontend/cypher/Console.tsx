/** The console: library beside, editors above, results below. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { ThemeChoice } from '../src/views/Theme';
import { LIMITS } from './asking';
import { ParametersEditor, StatementEditor } from './Editor';
import { Library } from './Library';
import { Results } from './Results';
import { deleted, forgetful, limit, offline, restore, run, running, save, share, stop, told } from './state';

const COMMAND = /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl';

export function Console() {
  return (
    <>
      <a class="skip" href="#results">To the results</a>
      <header class="top">
        <a class="brand" href="/">cleave</a>
        <nav aria-label="Pages">
          <a href="/">Explorer</a>
        </nav>
        <ThemeChoice />
      </header>
      <div class="console">
        <main>
          <h1>Cypher</h1>
          <p class="quiet-text">Ask the graph in its own language. Statements only read.</p>
          {offline.value && (
            <p class="notice" role="alert">This machine is offline. Only a server on the machine itself can answer.</p>
          )}
          <section class="writing" aria-label="Statement">
            <StatementEditor />
            <details class="given" open>
              <summary>Parameters</summary>
              <ParametersEditor />
            </details>
            <p id="editor-keys" class="quiet-text keys">
              <kbd>{COMMAND} Enter</kbd> runs, <kbd>Tab</kbd> leaves the editor, <kbd>{COMMAND} ]</kbd> and <kbd>{COMMAND} [</kbd> indent, <kbd>Ctrl Space</kbd> completes.
            </p>
            <Tools />
          </section>
          <Told />
          <Results />
        </main>
        <Library />
      </div>
    </>
  );
}

function Tools() {
  const runs = useRef<HTMLButtonElement>(null);
  return (
    <div class="tools" role="group" aria-label="Run">
      <button type="button" class="main" ref={runs} onClick={() => void run()}>Run</button>
      <button
        type="button"
        disabled={!running.value}
        onClick={() => {
          stop();
          // A button that is off has no focus.
          runs.current?.focus();
        }}
      >
        Stop
      </button>
      <button type="button" onClick={() => void run('plan')}>Explain</button>
      <label>
        Rows at most{' '}
        <select value={limit.value} onChange={(event) => (limit.value = LIMITS.find((each) => String(each) === event.currentTarget.value) ?? limit.value)}>
          {LIMITS.map((each) => <option key={each} value={each}>{each.toLocaleString('en')}</option>)}
        </select>
      </label>
      <button type="button" onClick={() => void share()}>Link</button>
      <SaveForm />
    </div>
  );
}

function SaveForm() {
  const name = useSignal('');
  return (
    <form
      class="save"
      onSubmit={(event) => {
        event.preventDefault();
        const given = name.value.trim();
        if (given === '') return;
        save(given);
        name.value = '';
      }}
    >
      <label class="sr" for="save-name">Name to save the statement by</label>
      <input id="save-name" value={name.value} maxLength={80} placeholder="Save as …" required onInput={(event) => (name.value = event.currentTarget.value)} />
      <button type="submit">Save</button>
    </form>
  );
}

/** What was done, and what this browser cannot do. */
function Told() {
  return (
    <>
      <div class="told" role="status">
        {told.value !== '' && <p>{told.value}</p>}
        {forgetful.value && <p>This browser keeps nothing for this page: history and saved statements last as long as it is open.</p>}
      </div>
      {deleted.value && <p class="told"><button type="button" onClick={restore}>Bring {deleted.value.name} back</button></p>}
    </>
  );
}
