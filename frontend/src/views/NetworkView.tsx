/** The network view: the canvas, and beside it the same in words. */
import { effect, useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { definitions } from '../chart/svg';
import { givePicture } from '../export/pictures';
import { dayInWords } from '../model/wording';
import { fitted } from '../network/geometry';
import { entityName } from '../network/neighbours';
import { layersOf } from '../network/scene';
import { createStage, type Stage } from '../network/stage';
import { tieName } from '../scene/names';
import { arranging, followLayout, fonts, network, pins, places, scene, shownNetwork, viewport } from '../state/network';
import { change, page, picture, vocabulary } from '../state/page';
import { step } from '../state/scrubbing';
import { helpOpen } from '../state/telling';
import { NetworkList } from './NetworkList';

const STEP = 1.4;
const HUES = 5;

givePicture('network', () => {
  const drawn = shownNetwork();
  if (!drawn || arranging.value === 'failed') return null;
  const { width, height } = drawn.viewport;
  return { width, height, defs: [definitions(HUES)], layers: layersOf(drawn).map((shapes) => ({ cls: '', marks: [{ cls: '', shapes }] })) };
});

function describe(id: string): string {
  const shown = picture.peek();
  const tie = shown?.ties.get(id);
  if (tie) return tieName(tie, vocabulary.peek());
  return shown ? entityName(id, shown) : '';
}

function pin(id: string, place: { readonly x: number; readonly y: number } | null): void {
  const next = new Map(pins.peek());
  if (place) next.set(id, { x: Math.round(place.x), y: Math.round(place.y) });
  else if (!next.delete(id)) return;
  pins.value = next;
}

export function NetworkView() {
  const host = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage | null>(null);
  /** Whether the reader has moved the picture: until then it is fitted as it settles. */
  const moved = useRef(false);
  const chosen = useSignal<string | null>(null);
  const attended = useSignal<string | null>(null);
  const centre = useComputed(() => {
    const drawn = scene.value?.entities ?? [];
    const wanted = [chosen.value, page.value.selection];
    return (drawn.find(({ id }) => id === wanted[0]) ?? drawn.find(({ id }) => id === wanted[1]) ?? drawn[0])?.id ?? null;
  });
  const fit = () => {
    moved.current = false;
    viewport.value = fitted([...places.peek()].flatMap(([id, place]) => (network.peek()?.radii.has(id) ? [place] : [])), viewport.peek());
    stage.current?.show(viewport.peek());
  };
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const created = createStage(element, viewport.peek(), {
      choose: (id) => {
        const tie = scene.peek()?.ties.find((mark) => mark.id === id);
        if (!tie) chosen.value = id;
        else if (tie.target !== centre.peek()) chosen.value = tie.source;
        change({ selection: id });
      },
      pin: (id, place) => {
        moved.current = true;
        pin(id, place);
      },
      isPinned: (id) => pins.peek().has(id),
      describe,
      rest: (next) => {
        moved.current = true;
        viewport.value = next;
      },
    });
    stage.current = created;
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      viewport.value = { ...created.viewport, width: Math.floor(width), height: Math.floor(height) };
      if (moved.current) created.show(viewport.peek());
      else fit();
    });
    observer.observe(element);
    void document.fonts.load('500 13px "Noto Sans"').finally(() => (fonts.value += 1));
    let graph = network.peek();
    const stops = [
      followLayout(),
      effect(() => {
        if (network.value !== graph) moved.current = false;
        graph = network.value;
        // What is pinned is where the reader wants it: it does not ask for another fit.
        if (arranging.value !== 'failed' && places.value.size > 0 && !moved.current) fit();
      }),
      effect(() => {
        const drawn = scene.value;
        if (drawn) created.update(drawn);
      }),
      effect(() => {
        const ids = [page.value.selection, attended.value].filter((id) => id !== null);
        created.light(attended.value, ids);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      observer.disconnect();
      created.destroy();
      stage.current = null;
    };
  }, []);
  const attend = (id: string | null) => {
    attended.value = id;
    const place = id === null ? undefined : places.peek().get(id);
    if (place && id !== null) stage.current?.reveal(place);
  };
  const zoom = (factor: number) => { stage.current?.zoom(factor); };
  const onKey = (key: string) => {
    const actions: Readonly<Record<string, () => void>> = {
      '+': () => { zoom(STEP); },
      '-': () => { zoom(1 / STEP); },
      '0': fit,
      r: () => { if (centre.value !== null) pin(centre.value, null); },
      '[': () => { step('asOf', -1); },
      ']': () => { step('asOf', 1); },
      '{': () => { step('knownAt', -1); },
      '}': () => { step('knownAt', 1); },
      '?': () => (helpOpen.value = true),
    };
    const action = actions[key];
    action?.();
    return action !== undefined;
  };
  const { x, y, k } = viewport.value;
  return (
    <div class="network">
      <div class="chart-head">
        <p class="left-out" role="status">{progress(centre.value)}</p>
        <div class="chart-tools" role="group" aria-label="Zoom">
          <button type="button" onClick={() => { zoom(STEP); }} aria-label="Zoom in">+</button>
          <button type="button" onClick={() => { zoom(1 / STEP); }} aria-label="Zoom out">−</button>
          <button type="button" onClick={fit}>Fit</button>
          <button type="button" onClick={() => (helpOpen.value = true)} aria-label="Keys">?</button>
        </div>
      </div>
      <div class="network-stage" ref={host} data-view={`${x} ${y} ${k}`} data-arranging={arranging.value} />
      {centre.value !== null && <NetworkList centre={centre.value} moveTo={(id) => (chosen.value = id)} attend={attend} onKey={onKey} />}
    </div>
  );
}

/** What one should know of the picture before reading it. */
function progress(centre: string | null): string {
  const { asOf } = page.value;
  if (arranging.value === 'failed') return 'The network could not be arranged. Load the page anew, or read the table.';
  if (arranging.value === 'under way') return 'Arranging …';
  if (centre === null && asOf !== null) return `Nothing of this is known to have been there on ${dayInWords(asOf)}. Move the day looked at.`;
  if (centre === null) return 'Nothing to show. Choose other filters, or look from a later day.';
  const pinned = [...pins.value.keys()].filter((id) => network.value?.radii.has(id)).length;
  if (pinned > 0) return `${pinned} put in place by you; double click or R lets go.`;
  return asOf === null ? 'Everything over all time. Choose a day to see who was there.' : `As of ${dayInWords(asOf)}.`;
}
