/** The keys of the picture. */
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

export const helpOpen = signal(false);

const KEYS = [
  ['↑ ↓', 'the lane above or below'],
  ['→ ←', 'the next or previous tie of the lane'],
  ['Enter', 'show the evidence'],
  ['Esc', 'close the evidence'],
  ['F', 'show the lineage of the lane'],
  ['[ ]', 'move the day looked at'],
  ['{ }', 'move the day looked from to the news before or after'],
  ['+ − 0', 'zoom in, out, show all'],
] as const;

export function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (helpOpen.value) dialog.current?.showModal();
    else dialog.current?.close();
  }, [helpOpen.value]);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={() => (helpOpen.value = false)}>
      <h2 id="help-title">Keys in the picture</h2>
      <dl>
        {KEYS.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>Drag the picture to move in time; Ctrl and the wheel zoom.</p>
      <button type="button" onClick={() => (helpOpen.value = false)}>
        Close
      </button>
    </dialog>
  );
}
