/** The network in words: one entity and its ties, to walk by arrow keys from one to the next. */
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { entityName, neighboursOf } from '../network/neighbours';
import { places, scene } from '../state/network';
import { change, history, lookAt, page, picture, vocabulary } from '../state/page';

export interface NetworkListProps {
  /** The entity that is being read. */
  readonly centre: string;
  readonly moveTo: (id: string) => void;
  /** What has the focus, an entity or a tie; null while the focus is elsewhere. */
  readonly attend: (id: string | null) => void;
  /** A key of the picture as a whole; true where it was taken. */
  readonly onKey: (key: string) => boolean;
}

export function NetworkList({ centre, moveTo, attend, onKey }: NetworkListProps) {
  const host = useRef<HTMLDivElement>(null);
  /** -1 is the entity itself. */
  const place = useSignal(-1);
  const trail = useRef<string[]>([]);
  const following = useRef(false);
  const shown = picture.value;
  const drawn = scene.value;
  const neighbours = drawn && shown ? neighboursOf(centre, drawn, shown, vocabulary.value, page.value.asOf) : [];
  const at = Math.min(place.value, neighbours.length - 1);
  const focusAt = (index: number) => {
    place.value = index;
    host.current?.querySelector<HTMLElement>(`[data-place="${index}"]`)?.focus();
  };
  // Before the next key can be pressed: it would be taken back.
  useLayoutEffect(() => {
    place.value = -1;
    if (following.current) host.current?.querySelector<HTMLElement>('[data-place="-1"]')?.focus();
    following.current = false;
  }, [centre]);
  if (!shown?.entities.has(centre)) return null;
  const go = (id: string) => {
    following.current = true;
    moveTo(id);
  };
  const back = () => {
    const before = trail.current.pop();
    if (before !== undefined && shown.entities.has(before)) go(before);
    return before !== undefined;
  };
  const forward = () => {
    const other = neighbours[at]?.other;
    if (other === undefined) return;
    trail.current.push(centre);
    go(other);
  };
  const jump = (step: 1 | -1) => {
    const ids = scene.value?.entities.map(({ id }) => id) ?? [];
    const next = ids[(ids.indexOf(centre) + step + ids.length) % ids.length];
    if (next !== undefined) go(next);
  };
  const actions: Readonly<Record<string, () => void>> = {
    ArrowDown: () => { focusAt(Math.min(at + 1, neighbours.length - 1)); },
    ArrowUp: () => { focusAt(Math.max(at - 1, -1)); },
    Home: () => { focusAt(-1); },
    End: () => { focusAt(neighbours.length - 1); },
    ArrowRight: forward,
    ArrowLeft: () => { if (!back()) focusAt(-1); },
    PageDown: () => { jump(1); },
    PageUp: () => { jump(-1); },
    Escape: () => { if (page.value.selection !== null) change({ selection: null }); else if (at >= 0) focusAt(-1); else back(); },
    f: () => { lookAt(neighbours[at]?.other ?? centre, { selection: null }); },
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actions[event.key] ?? actions[event.key.toLowerCase()];
    if (action) action();
    else if (!onKey(event.key)) return;
    event.preventDefault();
  };
  const worldOf = (id: string) => {
    const point = places.value.get(id);
    return point && `${point.x} ${point.y}`;
  };
  const label = history.value?.entities.get(history.value.focus)?.label ?? '';
  const item = (index: number, id: string) => ({
    type: 'button' as const,
    'data-place': index,
    tabIndex: index === at ? 0 : -1,
    'aria-pressed': page.value.selection === id,
    onClick: () => {
      place.value = index;
      change({ selection: id });
    },
    onFocus: () => {
      place.value = index;
      attend(id);
    },
  });
  return (
    <div
      class="network-list"
      ref={host}
      role="application"
      aria-label={`Network around ${label}: up and down read the ties, right follows one, left goes back, Enter shows the evidence, ? lists the keys.`}
      onKeyDown={keyDown}
      onFocusOut={(event) => {
        if (!host.current?.contains(event.relatedTarget as Node | null)) attend(null);
      }}
    >
      <button {...item(-1, centre)} class="network-centre" data-entity-id={centre} data-at={worldOf(centre)}>
        {entityName(centre, shown)}
      </button>
      {neighbours.length === 0 && <p class="quiet-text">No tie of it is in the picture.</p>}
      <ul>
        {neighbours.map(({ tie, other, text }, index) => (
          <li key={tie}>
            <button {...item(index, tie)} data-tie-id={tie} data-other={other} data-at={worldOf(other)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
