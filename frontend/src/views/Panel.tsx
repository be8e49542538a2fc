/** The evidence behind what is selected. */
import { useEffect, useRef } from 'preact/hooks';
import type { Claim } from '../model/claims';
import type { Entity, Tie } from '../model/history';
import { denyingClaim, tieView } from '../model/picture';
import { factParts } from '../state/selected';
import { change, extra, extraFailure, failure, history, page, vocabulary } from '../state/page';
import { aim, arrive, claimsAtHand, reveal } from './ClaimCard';
import { EditTools } from './Editing';
import { EntityEvidence } from './EntityEvidence';
import { FactEvidence, factIn, type FactKind } from './FactEvidence';
import { SourceEvidence } from './SourceEvidence';
import { TieEvidence } from './TieEvidence';

type Selected =
  | { readonly entity: Entity; readonly fact: FactKind | null }
  | { readonly tie: Tie }
  | { readonly source: readonly Claim[] };

function selected(id: string): Selected | null {
  const beside = extra.value;
  const tie = history.value?.ties.get(id) ?? beside?.ties.find((each) => each.id === id);
  if (tie) return { tie };
  const { kind, owner } = factParts(id);
  const entity = history.value?.entities.get(owner) ?? beside?.entities.find((each) => each.id === owner);
  if (entity) return kind === null || factIn(entity, kind, id) ? { entity, fact: kind } : null;
  const source = [...claimsAtHand.value.values()].filter((claim) => claim.source === id);
  return source.length > 0 ? { source } : null;
}

export function Panel({ onClose }: { readonly onClose: () => void }) {
  const id = page.value.selection;
  const panel = useRef<HTMLElement>(null);
  /** What had the focus when the panel opened, and gets it back. */
  const opener = useRef<Element | null>(null);
  /** What was shown before: the panel takes the focus wherever one goes on within it. */
  const before = useRef<string | null>(null);
  // What is held of it is judged by the vocabulary, and by claims that come with the history.
  const found = id === null || !history.value || vocabulary.value.size === 0 ? null : selected(id);
  const shown = found !== null;
  useEffect(() => {
    const now = document.activeElement;
    const outside = now !== document.body && !panel.current?.contains(now);
    const goesOn = before.current !== null;
    if (id === null) before.current = null;
    if (id === null || !shown) return;
    before.current = id;
    if (outside || !goesOn) opener.current = outside ? now : null;
    if (arrive()) return;
    if (goesOn || now !== document.body) panel.current?.querySelector('h2')?.focus({ preventScroll: true });
    panel.current?.scrollTo(0, 0);
    // Whoever chooses the mark of a denial looks for the claim that makes it.
    const loaded = history.value;
    const view = loaded && 'tie' in found ? tieView(found.tie, loaded, vocabulary.value, page.value.knownAt) : null;
    const denying = view && denyingClaim(view, page.value.knownAt);
    if (denying) {
      aim.value = denying.id;
      reveal(false);
    }
  }, [id, shown]);
  if (id === null) return null;
  const close = () => {
    const back = opener.current;
    change({ selection: null });
    if ((back instanceof SVGElement || back instanceof HTMLElement) && back.isConnected) back.focus();
    else onClose();
  };
  return (
    <aside
      ref={panel}
      class="panel"
      aria-label="Evidence"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <button type="button" class="close" onClick={close} aria-label="Close the evidence">
        ×
      </button>
      {found ? <Evidence key={id} id={id} found={found} /> : <Missing id={id} />}
      {found && <EditTools />}
    </aside>
  );
}

function Evidence({ id, found }: { readonly id: string; readonly found: Selected }) {
  if ('tie' in found) return <TieEvidence tie={found.tie} />;
  if ('source' in found) return <SourceEvidence claims={found.source} />;
  if (found.fact) return <FactEvidence entity={found.entity} kind={found.fact} id={id} />;
  return <EntityEvidence entity={found.entity} />;
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
