/** The evidence behind what is selected. */
import { useEffect, useRef } from 'preact/hooks';
import type { Entity, Tie } from '../model/history';
import { change, extra, extraFailure, failure, history, page, vocabulary } from '../state/page';
import { EntityEvidence } from './EntityEvidence';
import { TieEvidence } from './TieEvidence';

function selected(id: string): { entity: Entity } | { tie: Tie } | null {
  const beside = extra.value;
  const entity = history.value?.entities.get(id) ?? beside?.entities.find((each) => each.id === id);
  if (entity) return { entity };
  const tie = history.value?.ties.get(id) ?? beside?.ties.find((each) => each.id === id);
  return tie ? { tie } : null;
}

export function Panel({ onClose }: { readonly onClose: () => void }) {
  const id = page.value.selection;
  const heading = useRef<HTMLHeadingElement>(null);
  // What is held of it is judged by the vocabulary, and by claims that come with the history.
  const found = id === null || !history.value || vocabulary.value.size === 0 ? null : selected(id);
  const shown = found !== null;
  useEffect(() => {
    if (id !== null && shown && document.activeElement !== document.body) heading.current?.focus({ preventScroll: true });
  }, [id, shown]);
  if (id === null) return null;
  const close = () => {
    change({ selection: null });
    onClose();
  };
  return (
    <aside
      class="panel"
      aria-label="Evidence"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <button type="button" class="close" onClick={close} aria-label="Close the evidence">
        ×
      </button>
      {found && ('entity' in found ? <EntityEvidence entity={found.entity} heading={heading} /> : <TieEvidence tie={found.tie} heading={heading} />)}
      {!found && <Missing id={id} />}
    </aside>
  );
}

function Missing({ id }: { readonly id: string }) {
  const failed = extraFailure.value ?? (history.value ? null : failure.value);
  const arrived = history.value !== null && extra.value?.selection === id;
  return (
    <p role="status">
      {failed
        ? `This could not be loaded: ${failed.message} Close this panel and choose something in the picture.`
        : arrived
          ? `There is no “${id}”. Close this panel and choose something in the picture.`
          : 'Loading …'}
    </p>
  );
}
