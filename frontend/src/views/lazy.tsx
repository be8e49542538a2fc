/** A view whose code is fetched when it is first shown. */
import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';

export function lazy(load: () => Promise<ComponentType>): ComponentType {
  const loaded = signal<ComponentType | null>(null);
  const failed = signal(false);
  return function Lazy() {
    useEffect(() => {
      if (loaded.peek()) return;
      failed.value = false;
      load().then(
        (view) => (loaded.value = view),
        () => (failed.value = true),
      );
    }, []);
    const View = loaded.value;
    if (View) return <View />;
    if (!failed.value) return <p class="loading" role="status">Loading the view …</p>;
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
