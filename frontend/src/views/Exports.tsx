/** The menu that saves what is shown as a file. */
import { signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { lazy } from './lazy';

const Menu = lazy(async () => (await import('./saving')).ExportMenu, null);

/** What came of the last saving. */
export const said = signal<{ readonly text: string; readonly failed: boolean } | null>(null);

export function Exports() {
  const menu = useRef<HTMLDetailsElement>(null);
  const wanted = useSignal(false);
  const close = () => {
    if (!menu.current?.open) return;
    menu.current.open = false;
    menu.current.querySelector('summary')?.focus();
  };
  const toggled = () => {
    if (!menu.current?.open) return;
    said.value = null;
    wanted.value = true;
  };
  return (
    <div class="exports">
      <details class="fold" ref={menu} onToggle={toggled} onKeyDown={(event) => { if (event.key === 'Escape') close(); }}>
        <summary>Export</summary>
        {wanted.value && <Menu onChoice={close} />}
      </details>
      <p role="status" class={said.value?.failed ? 'exports-said failed' : 'exports-said'}>{said.value?.text}</p>
    </div>
  );
}
