/** The nodes and relationships of an answer in the explorer's own network. */
import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { networkOf } from '../src/network/graph';
import { fitted, type Viewport } from '../src/network/geometry';
import { measure } from '../src/network/measure';
import { networkScene } from '../src/network/scene';
import { createStage, type Stage } from '../src/network/stage';
import type { Order, Told } from '../src/network/worker';
import type { Point } from '../src/scene/curves';
import { kindOf, textOf } from './cells';
import { explorerAddress } from './explorer';
import { hueOf, HUES, isUndated, nameOf, pictureOf, type ResultGraph } from './graph';
import type { PictureProps } from './GraphResult';

const STEP = 1.4;
const NOWHERE: ReadonlyMap<string, Point> = new Map();

export function NetworkResult({ graph, chosen, reveals, children }: PictureProps) {
  const host = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage | null>(null);
  const picture = useMemo(() => pictureOf(graph), [graph]);
  const network = useMemo(() => networkOf(picture), [picture]);
  const family = useMemo(() => new Map([...graph.nodes.values()].map((node) => [node.id, hueOf(node.labels)])), [graph]);
  const most = useMemo(() => mostTied(network.ids, graph), [network]);
  const laid = useSignal(NOWHERE);
  const pins = useSignal(NOWHERE);
  const state = useSignal<'under way' | 'settled' | 'failed'>('under way');
  const size = useSignal({ width: 0, height: 0 });
  /** Where the reader moved to; null is where everything fits. */
  const moved = useSignal<Viewport | null>(null);
  const fonts = useSignal(0);
  const places = useComputed(() => new Map([...laid.value, ...pins.value]));
  const viewport = useComputed<Viewport>(() => (moved.value ? { ...moved.value, ...size.value } : fitted(places.value.values(), size.value)));
  const zoomed = useComputed(() => viewport.value.k);

  useEffect(() => {
    if (!host.current) return;
    const created = createStage(host.current, viewport.peek(), {
      choose: (id) => (chosen.value = id),
      pin: (id, place) => {
        const next = new Map(pins.peek());
        if (place) next.set(id, place);
        else next.delete(id);
        // What is put in place is where the reader wants it: it does not ask for another fit.
        moved.value ??= created.viewport;
        pins.value = next;
      },
      isPinned: (id) => pins.peek().has(id),
      describe: (id) => wordsOf(id, graph),
      rest: (next) => (moved.value = next),
    });
    stage.current = created;
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      size.value = { width: Math.floor(width), height: Math.floor(height) };
    });
    observer.observe(host.current);
    void document.fonts.load('500 13px "Noto Sans"').finally(() => (fonts.value += 1));
    const worker = new Worker(new URL('../src/network/worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      laid.value = new Map(network.ids.map((id, index) => [id, { x: data.places[2 * index] ?? 0, y: data.places[2 * index + 1] ?? 0 }]));
      if (data.settled) state.value = 'settled';
    });
    worker.addEventListener('error', () => (state.value = 'failed'));
    worker.postMessage({
      run: 1,
      progress: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      radii: Float64Array.from(network.ids, (id) => network.radii.get(id) ?? 0),
      links: network.links,
      known: Float64Array.from(network.ids.flatMap(() => [NaN, NaN])),
    } satisfies Order);
    return () => {
      worker.terminate();
      observer.disconnect();
      created.destroy();
      stage.current = null;
    };
  }, [network]);
  useSignalEffect(() => { stage.current?.show(viewport.value); });
  useSignalEffect(() => {
    const { width, height } = size.value;
    if (fonts.value === 0 || width === 0) return;
    const frame = { width, height, x: 0, y: 0, k: zoomed.value };
    stage.current?.update(
      networkScene({ picture, places: places.value, radii: network.radii, bends: network.bends, family, viewport: frame, asOf: null, focus: '', measure }),
    );
  });
  useSignalEffect(() => { stage.current?.light(null, chosen.value === null ? [] : [chosen.value]); });

  reveals.current = (id) => {
    const place = places.peek().get(id);
    if (place) stage.current?.reveal(place);
  };
  return (
    <>
      <div class="chart-head">
        <p class="left-out" role="status">{progress(state.value, graph)}</p>
        {most && <p class="lanes">As lanes in the explorer: <a href={most.address}><bdi>{most.name}</bdi></a></p>}
        <div class="chart-tools" role="group" aria-label="Zoom">
          <button type="button" onClick={() => { stage.current?.zoom(STEP); }} aria-label="Zoom in">+</button>
          <button type="button" onClick={() => { stage.current?.zoom(1 / STEP); }} aria-label="Zoom out">−</button>
          <button type="button" onClick={() => (moved.value = null)}>Fit</button>
        </div>
      </div>
      <Legend graph={graph} />
      <div class="network-stage" ref={host} data-arranging={state.value} />
      {children}
    </>
  );
}

/** Of what has lanes in the explorer, that with the most ties here. */
function mostTied(ids: readonly string[], { nodes }: ResultGraph): { readonly name: string; readonly address: string } | null {
  for (const id of ids) {
    const node = nodes.get(id);
    const address = node && kindOf(node.labels) === 'Group' ? explorerAddress(node.properties['id']) : null;
    if (node && address !== null) return { name: nameOf(node), address };
  }
  return null;
}

function progress(state: 'under way' | 'settled' | 'failed', { nodes, relationships, left }: ResultGraph): string {
  if (state === 'failed') return 'The network could not be arranged. Read the list beside it, or the table.';
  const drawn = `${nodes.size} ${nodes.size === 1 ? 'node' : 'nodes'}, ${relationships.size} ${relationships.size === 1 ? 'relationship' : 'relationships'}`;
  const all = left === 0 ? '' : ` The first ones alone: ${left} more nodes are in the rows.`;
  return `${drawn}${state === 'under way' ? ', being arranged …' : '.'}${all}`;
}

function wordsOf(id: string, { nodes, relationships }: ResultGraph): string {
  const node = nodes.get(id);
  if (node) return `${nameOf(node)}, ${kindOf(node.labels)}`;
  const relationship = relationships.get(id);
  const [start, end] = [nodes.get(relationship?.start ?? ''), nodes.get(relationship?.end ?? '')];
  return relationship && start && end ? `${nameOf(start)} ${textOf(relationship)} ${nameOf(end)}` : '';
}

/** Shapes and hues of the kinds that are there. */
function Legend({ graph }: { readonly graph: ResultGraph }) {
  const kinds = new Set([...graph.nodes.values()].filter(({ labels }) => labels.length > 0).map(({ labels }) => kindOf(labels)));
  return (
    <ul class="key" aria-label="Legend">
      {[...kinds].sort().map((kind) => {
        const hue = hueOf([kind]);
        return (
          <li key={kind}>
            <svg width="16" height="16" aria-hidden="true">
              {kind === 'Person' ? <path class={`node fill-${hue}`} d="M1 8 L8 1 L15 8 L8 15 Z" /> : <circle class={`node fill-${hue}`} cx="8" cy="8" r="6" />}
            </svg>
            {kind}
          </li>
        );
      })}
      {(graph.unnamed.size > 0 || [...graph.nodes.values()].some(isUndated)) && (
        <li>
          <svg width="16" height="16" aria-hidden="true"><circle class={`node unsure stroke-${HUES.length}`} cx="8" cy="8" r="6" /></svg>
          {graph.unnamed.size > 0 ? 'undated, or not itself in the rows' : 'undated'}
        </li>
      )}
      {graph.relationships.size > 0 && <li>Ties are drawn as in the explorer; other relationships are thin, with a square at their end.</li>}
    </ul>
  );
}
