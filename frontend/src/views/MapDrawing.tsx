/** The map itself: land, areas and places as SVG, with the pointer, the keys and the focus. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { nextMark, type Position } from '../chart/keys';
import { patterns } from '../map/patterns';
import type { MapMark } from '../map/scene';
import { plural } from '../model/wording';
import type { Shape } from '../scene/scene';
import { fitHome, pan, scene, zoom } from '../state/map';
import { change, history, page } from '../state/page';
import { helpOpen } from '../state/telling';

const STEP = 1.5;
/** How much of the map Shift and an arrow move. */
const PAN = 0.15;

/** Shapes keep their elements while there are as many of them. */
function Shapes({ of }: { readonly of: readonly Shape[] }) {
  return (
    <>
      {of.map(({ tag, cls, attrs, text }, n) => {
        const Tag = tag as 'path';
        return <Tag key={`${tag}${n}`} class={cls} {...attrs}>{text}</Tag>;
      })}
    </>
  );
}

export function MapDrawing() {
  const root = useRef<SVGSVGElement>(null);
  const stop = useRef<Position | null>(null);
  const drag = useRef<{ x: number; y: number; moved: boolean } | null>(null);
  const tip = useRef<HTMLDivElement>(null);
  const drawn = scene.value;
  // Marks that change their order in the document lose the focus.
  const held = root.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    if (held && !root.current?.contains(document.activeElement)) root.current?.querySelector<SVGElement>('[data-mark][tabindex="0"]')?.focus();
  });
  if (!drawn) return null;
  const { selection } = page.value;
  const markAt = (target: EventTarget | null): MapMark | undefined => {
    const key = (target as Element | null)?.closest('[data-mark]')?.getAttribute('data-mark');
    return drawn.marks.find((mark) => keyOf(mark) === key);
  };
  const tiesOf = (place: string) => drawn.paths.find(({ id }) => id === place)?.ties ?? [];
  const choose = (mark: MapMark) => {
    const [only, another] = mark.kind === 'place' ? tiesOf(mark.place) : [];
    change({ selection: another === undefined ? (only ?? mark.id) : mark.id });
  };
  // Where the focus was, or is to begin.
  const present = drawn.marks.find((mark) => isAt(mark, stop.current)) ?? drawn.marks.find(({ id }) => id === selection) ?? drawn.marks[0];
  const at = present ? positionOf(present) : null;
  const showTip = (mark: MapMark | undefined, event: PointerEvent) => {
    const [element, box] = [tip.current, root.current?.getBoundingClientRect()];
    if (!element || !box) return;
    element.hidden = !mark;
    element.textContent = mark?.name ?? '';
    element.style.transform = `translate(${Math.min(event.clientX - box.left + 12, Math.max(box.width - 316, 4))}px, ${event.clientY - box.top + 16}px)`;
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const mark = markAt(event.target);
    const actions: Readonly<Record<string, () => void>> = {
      '+': () => { zoom(STEP); },
      '-': () => { zoom(1 / STEP); },
      '0': fitHome,
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
        class="map-drawing"
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
        }}
        onPointerDown={(event) => { if (event.button === 0) drag.current = { x: event.clientX, y: event.clientY, moved: false }; }}
        onPointerMove={(event) => {
          const from = drag.current;
          if (!from || event.buttons !== 1) {
            drag.current = null;
            showTip(event.pointerType === 'mouse' ? markAt(event.target) : undefined, event);
            return;
          }
          const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
          if (!from.moved && Math.abs(dx) + Math.abs(dy) < 4) return;
          drag.current = { x: event.clientX, y: event.clientY, moved: true };
          pan(dx, dy);
        }}
        onPointerLeave={(event) => { showTip(undefined, event); }}
        onClick={(event) => {
          const mark = drag.current?.moved ? undefined : markAt(event.target);
          drag.current = null;
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
            class={mark.id === selection ? 'map-mark selected' : 'map-mark'}
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
        <g class="map-words" aria-hidden="true"><Shapes of={drawn.words} /></g>
      </svg>
      <div class="tip" ref={tip} hidden aria-hidden="true" />
    </>
  );
}

/** Which way Shift and an arrow moves the map. */
const WAYS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

function positionOf({ kind, id, place }: MapMark): Position {
  return { lane: place, tie: kind === 'tie' ? id : null };
}

function isAt(mark: MapMark, at: Position | null): boolean {
  const own = positionOf(mark);
  return own.lane === at?.lane && own.tie === at.tie;
}

function keyOf(mark: MapMark): string {
  const { lane, tie } = positionOf(mark);
  return `${lane} ${tie ?? ''}`;
}
