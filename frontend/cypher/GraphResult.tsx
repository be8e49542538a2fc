/** The nodes and relationships of an answer as the explorer's network or as its lanes, and beside either the same in words. */
import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { hasGroups, laneIds, type ResultGraph } from './graph';
import { NetworkResult } from './NetworkResult';
import { NodeList } from './NodeList';

export interface PictureProps {
  readonly graph: ResultGraph;
  /** The id of the node or relationship chosen. */
  readonly chosen: Signal<string | null>;
  /** Takes what brings a node or relationship into sight. */
  readonly reveals: { current: (id: string) => void };
  /** The same in words, beside the picture. */
  readonly children: ComponentChildren;
}

const DRAWN_AS = ['Network', 'Lanes'] as const;
type DrawnAs = (typeof DRAWN_AS)[number];

const drawnAs = { last: 'Network' as DrawnAs };

export function GraphResult({ graph }: { readonly graph: ResultGraph }) {
  const chosen = useSignal<string | null>(null);
  const reveals = useRef<(id: string) => void>(() => undefined);
  const wanted = useSignal(drawnAs.last);
  const lanes = useMemo(() => hasGroups(laneIds(graph)), [graph]);
  const shown = lanes ? wanted.value : 'Network';
  const choose = (id: string) => {
    chosen.value = id;
    reveals.current(id);
  };
  const Picture = shown === 'Lanes' ? LanesLater : NetworkResult;
  return (
    <div class="network">
      {lanes && (
        <div class="drawn-as" role="group" aria-label="Drawn as">
          {DRAWN_AS.map((each) => (
            <button key={each} type="button" aria-pressed={shown === each} onClick={() => (wanted.value = drawnAs.last = each)}>{each}</button>
          ))}
        </div>
      )}
      <Picture graph={graph} chosen={chosen} reveals={reveals}>
        <NodeList graph={graph} chosen={chosen.value} choose={choose} />
      </Picture>
    </div>
  );
}

/** The code for lanes is fetched once somebody wants them. */
function LanesLater(props: PictureProps) {
  const loaded = useSignal<{ readonly Lanes: ComponentType<PictureProps> } | null>(null);
  const failed = useSignal(false);
  useEffect(() => {
    import('./LanesResult').then(
      ({ LanesResult }) => (loaded.value = { Lanes: LanesResult }),
      () => (failed.value = true),
    );
  }, []);
  if (loaded.value) return <loaded.value.Lanes {...props} />;
  if (!failed.value) return <><p class="loading" role="status">Loading the lanes …</p>{props.children}</>;
  return (
    <>
      <div class="empty small" role="alert">
        <p>The lanes could not be loaded: the server does not answer. See whether it is still running (cleave serve), then load the page anew. The statement is in the history.</p>
        <p><button type="button" onClick={() => { location.reload(); }}>Load the page anew</button></p>
      </div>
      {props.children}
    </>
  );
}
