/** The network view: the canvas, and beside it the same in words. */
import { effect, useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { givePicture } from '../export/pictures';
import { dayInWords } from '../model/wording';
import { entityName } from '../network/neighbours';
import { layersOf } from '../network/scene';
import { createStage, type Stage } from '../network/stage';
import { tieName } from '../scene/names';
import { arranging, followLayout, fonts, moveTo, network, pin, pins, places, scene, shownNetwork, size, viewport } from '../state/network';
import { change, page, picture, vocabulary } from '../state/page';
import { stepKeys } from '../state/scrubbing';
import { helpOpen } from '../state/telling';
import { definitions } from '../surface/elements';
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

export function NetworkView() {
  const host = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage | null>(null);
  const chosen = useSignal<string | null>(null);
  const attended = useSignal<string | null>(null);
  const centre = useComputed(() => {
    const drawn = scene.value?.entities ?? [];
    const wanted = [chosen.value, page.value.selection];
    return (drawn.find(({ id }) => id === wanted[0]) ?? drawn.find(({ id }) => id === wanted[1]) ?? drawn[0])?.id ?? null;
  });
  const fit = () => { change({ network: null }); };
  /** What is put in place is where the reader wants it: it does not ask for another fit. */
  const put: typeof pin = (id, place) => {
    if (stage.current && page.peek().network === null) moveTo(stage.current.viewport);
    pin(id, place);
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
      pin: put,
      isPinned: (id) => pins.peek().has(id),
      describe,
      rest: moveTo,
    });
    stage.current = created;
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      size.value = { width: Math.floor(width), height: Math.floor(height) };
    });
    observer.observe(element);
    void document.fonts.load('500 13px "Noto Sans"').finally(() => (fonts.value += 1));
    let graph = network.peek();
    const stops = [
      followLayout(),
      effect(() => {
        // Another network has another middle.
        if (graph && network.value !== graph) fit();
        graph = network.value;
      }),
      effect(() => { created.show(viewport.value); }),
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
      r: () => { if (centre.value !== null) put(centre.value, null); },
      ...stepKeys,
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
