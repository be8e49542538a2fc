/** The map itself: land, areas and places as SVG, with the pointer, the keys and the focus. */
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { keyOf, litWith, positionOf } from '../map/lighting';
import { patterns } from '../map/patterns';
import type { MapMark } from '../map/scene';
import { plural } from '../model/wording';
import type { Shape } from '../scene/scene';
import { entries, fitHome, pan, scene, zoom } from '../state/map';
import { change, history, page } from '../state/page';
import { stepKeys } from '../state/scrubbing';
import { helpOpen } from '../state/telling';
import { gestures } from '../surface/gestures';
import { nextMark, type Position } from '../surface/keys';
import { createTip } from '../surface/tip';

const STEP = 1.5;
/** How much of the map Shift and an arrow move. */
const PAN = 0.15;

/** Shapes keep their elements while there are as many of them. */
function Shapes({ of, lit }: { readonly of: readonly Shape[]; readonly lit?: ReadonlySet<string> }) {
  return (
    <>
      {of.map(({ tag, cls, attrs, text, of: mark }, n) => {
        const Tag = tag as 'path';
        return <Tag key={`${tag}${n}`} class={lit?.has(mark ?? '') === false ? `${cls} away` : cls} {...attrs}>{text}</Tag>;
      })}
    </>
  );
}

export function MapDrawing() {
  const root = useRef<SVGSVGElement>(null);
  const stop = useRef<Position | null>(null);
  const drawn = scene.value;
  /** What is pointed at dims everything else; what has the focus does not. */
  const pointed = useSignal<MapMark | null>(null);
  const attended = useSignal<MapMark | null>(null);
  const ready = drawn !== null;
  useEffect(() => {
    const [element, host] = [root.current, root.current?.parentElement];
    if (!element || !host) return;
    const tip = createTip(host);
    const held = gestures(element, {
      pan,
      zoom: (factor, { x, y }) => { zoom(factor, x, y); },
      tap: (_, on) => {
        const mark = markAt(on);
        if (mark) choose(mark);
      },
      point: (at, event) => {
        pointed.value = (at && markAt(event.target)) ?? null;
        tip.show(pointed.value?.name ?? null, { x: event.clientX, y: event.clientY });
      },
    });
    return () => {
      held.stop();
      tip.remove();
    };
  }, [ready]);
  // Marks that change their order in the document lose the focus.
  const held = root.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    if (held && !root.current?.contains(document.activeElement)) root.current?.querySelector<SVGElement>('[data-mark][tabindex="0"]')?.focus();
  });
  if (!drawn) return null;
  const { selection } = page.value;
  const lit = litWith(pointed.value ?? attended.value, entries.value ?? []);
  const classOf = (mark: MapMark) => ['map-mark', mark.id === selection && 'selected', lit.has(keyOf(mark)) && 'lit'].filter(Boolean).join(' ');
  // Where the focus was, or is to begin.
  const present = drawn.marks.find((mark) => isAt(mark, stop.current)) ?? drawn.marks.find(({ id }) => id === selection) ?? drawn.marks[0];
  const at = present ? positionOf(present) : null;
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const mark = markAt(event.target);
    const actions: Readonly<Record<string, () => void>> = {
      '+': () => { zoom(STEP); },
      '-': () => { zoom(1 / STEP); },
      '0': fitHome,
      ...stepKeys,
      '?': () => (helpOpen.value = true),
      Escape: () => { change({ selection: null }); },
      Enter: () => { if (mark) choose(mark); },
      ' ': () => { if (mark) choose(mark); },
    };
    const way = WAYS[event.key];
    const next = nextMark({ lanes: drawn.paths.map(({ id }) => id), ties: tiesOf }, stop.current ?? at, event.key);
    if (event.shiftKey && way) pan(way[0] * PAN * drawn.width, way[1] * PAN * drawn.height);
    else if (actions[event.key]) actions[event.key]?.();
    else if (next) {
      stop.current = next;
      [...(root.current?.querySelectorAll<SVGElement>('[data-mark]') ?? [])].find((element) => element.dataset['mark'] === `${next.lane} ${next.tie ?? ''}`)?.focus();
    } else return;
    event.preventDefault();
  };
  const label = history.value?.entities.get(history.value.focus)?.label ?? '';
  return (
    <>
      <svg
        ref={root}
        class={pointed.value === null ? 'map-drawing' : 'map-drawing dimmed'}
        role="application"
        aria-label={`Map around ${label}: ${plural(drawn.paths.length, 'place')} in sight. Up and down go from place to place, left and right through those who were there, Enter shows the evidence, plus and minus zoom, Shift with arrows moves the map.`}
        width={drawn.width}
        height={drawn.height}
        viewBox={`0 0 ${drawn.width} ${drawn.height}`}
        onKeyDown={onKey}
        onFocusIn={(event) => {
          const mark = markAt(event.target);
          if (!mark) return;
          const before = root.current?.querySelector('[data-mark][tabindex="0"]');
          before?.setAttribute('tabindex', '-1');
          (event.target as Element).setAttribute('tabindex', '0');
          stop.current = positionOf(mark);
          attended.value = mark;
        }}
        onFocusOut={() => (attended.value = null)}
        onClick={(event) => {
          // By pointer it is a tap; this is the click of a screen reader.
          const mark = event.detail === 0 ? markAt(event.target) : undefined;
          if (mark) choose(mark);
        }}
      >
        <defs ref={(element) => { if (element && !element.firstChild) element.append(...patterns()); }} />
        <g aria-hidden="true">
          <g><Shapes of={drawn.land} /></g>
          <g><Shapes of={drawn.areas} /></g>
          <g><Shapes of={drawn.lines} /></g>
        </g>
        {drawn.marks.map((mark) => (
          <g
            key={keyOf(mark)}
            class={classOf(mark)}
            role="button"
            tabindex={isAt(mark, at) ? 0 : -1}
            aria-label={mark.name}
            aria-pressed={mark.id === selection}
            data-mark={keyOf(mark)}
            data-place-id={mark.kind === 'place' ? mark.id : undefined}
            data-tie-id={mark.kind === 'tie' ? mark.id : undefined}
          >
            <Shapes of={mark.shapes} />
          </g>
        ))}
        <g class="map-words" aria-hidden="true"><Shapes of={drawn.words} {...(pointed.value && { lit })} /></g>
      </svg>
    </>
  );
}

function markAt(target: EventTarget | null): MapMark | undefined {
  const key = (target as Element | null)?.closest('[data-mark]')?.getAttribute('data-mark');
  return scene.peek()?.marks.find((mark) => keyOf(mark) === key);
}

function tiesOf(place: string): readonly string[] {
  return scene.peek()?.paths.find(({ id }) => id === place)?.ties ?? [];
}

function choose(mark: MapMark): void {
  const [only, another] = mark.kind === 'place' ? tiesOf(mark.place) : [];
  change({ selection: another === undefined ? (only ?? mark.id) : mark.id });
}

/** Which way Shift and an arrow moves the map. */
const WAYS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

function isAt(mark: MapMark, at: Position | null): boolean {
  const own = positionOf(mark);
  return own.lane === at?.lane && own.tie === at.tie;
}
