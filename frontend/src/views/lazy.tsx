/** Parts of the page whose code is fetched when they are first shown. */
import { signal } from '@preact/signals';
import type { ComponentChildren, ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import lateStyles from '../styles/late.css?url';

let styled: Promise<void> | null = null;

/** Settles when the styles of what loads later are there; where they are not, asks for them again at the next call. */
export function styling(): Promise<void> {
  styled ??= new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = lateStyles;
    link.onload = () => { resolve(); };
    link.onerror = () => {
      styled = null;
      link.remove();
      reject(new Error(`${lateStyles} could not be loaded`));
    };
    document.head.append(link);
  });
  return styled;
}

/** `waiting` stands there until the code has come, which is asked for at the first rendering. */
export function lazy<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ComponentChildren = <p class="loading" role="status">Loading the view …</p>,
): ComponentType<Props> {
  const loaded = signal<ComponentType<Props> | null>(null);
  const failed = signal(false);
  const start = () => {
    if (loaded.peek()) return;
    failed.value = false;
    Promise.all([load(), styling()]).then(
      ([part]) => (loaded.value = part),
      () => (failed.value = true),
    );
  };
  return function Lazy(props: Props) {
    useState(start);
    const Part = loaded.value;
    if (Part) return <Part {...props} />;
    if (!failed.value) return <>{waiting}</>;
    return (
      <div class="empty small" role="alert">
        <p>This view could not be loaded: the server does not answer. See whether it is still running (cleave serve).</p>
        <p>
          <button type="button" onClick={() => { location.reload(); }}>Load the page anew</button>
        </p>
      </div>
    );
  };
}
