/** What fingers, mouse and wheel do on a picture that is moved every way, in pixels from its corner. */
import type { Point } from '../scene/curves';

export interface GestureEvents {
  pan(dx: number, dy: number): void;
  zoom(factor: number, around: Point): void;
  /** What can be carried from there. */
  hold?(at: Point): string | null;
  carry?(id: string, to: Point): void;
  /** Once, and for a second time at once at the same place, whatever has come to lie there by then. */
  tap(at: Point, on: Element): void;
  tapAgain?(): void;
  /** Where a mouse rests, in pixels of the window too; null where it does not. */
  point(at: Point | null, event: PointerEvent): void;
}

export interface Gestures {
  stop(): void;
}

/** A tap may tremble by so many pixels. */
const TREMBLE = 4;
/** Two taps are one gesture within so many milliseconds. */
export const TWICE = 450;
const WHEEL = 0.0064;
const LINE = 20;

export function gestures(target: HTMLElement | SVGElement, events: GestureEvents): Gestures {
  const down = new Map<number, Point>();
  const control = new AbortController();
  let from: (Point & { readonly on: Element }) | null = null;
  let carried: string | null = null;
  let tapped: (Point & { readonly time: number }) | null = null;
  const placeOf = (event: PointerEvent | WheelEvent): Point => {
    const box = target.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const listen = <K extends keyof GlobalEventHandlersEventMap>(type: K, heard: (event: GlobalEventHandlersEventMap[K]) => void) => {
    target.addEventListener(type, heard as EventListener, { signal: control.signal, passive: false });
  };
  listen('pointerdown', (event) => {
    if (event.button !== 0) return;
    const at = placeOf(event);
    down.set(event.pointerId, at);
    from = down.size === 1 && event.target instanceof Element ? { ...at, on: event.target } : null;
    carried = from && (events.hold?.(at) ?? null);
  });
  listen('pointermove', (event) => {
    const at = placeOf(event);
    // It may have been let go of outside.
    if (event.buttons === 0) down.delete(event.pointerId);
    const before = down.get(event.pointerId);
    if (!before) {
      events.point(event.pointerType === 'mouse' ? at : null, event);
      return;
    }
    if (from && Math.hypot(at.x - from.x, at.y - from.y) < TREMBLE) return;
    from = null;
    // Not before it moves: what is only tapped keeps its events, and so its focus.
    target.setPointerCapture(event.pointerId);
    events.point(null, event);
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    down.set(event.pointerId, at);
    if (other) {
      const apart = (p: Point) => Math.hypot(p.x - other.x, p.y - other.y) || 1;
      events.zoom(apart(at) / apart(before), { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 });
      events.pan((at.x - before.x) / 2, (at.y - before.y) / 2);
    } else if (carried !== null) events.carry?.(carried, at);
    else events.pan(at.x - before.x, at.y - before.y);
  });
  listen('pointerup', (event) => {
    if (from && down.has(event.pointerId)) {
      const again = tapped && event.timeStamp - tapped.time < TWICE && Math.hypot(event.clientX - tapped.x, event.clientY - tapped.y) < 2 * TREMBLE;
      tapped = again ? null : { x: event.clientX, y: event.clientY, time: event.timeStamp };
      if (again && events.tapAgain) events.tapAgain();
      else events.tap(from, from.on);
    }
    down.delete(event.pointerId);
    from = carried = null;
  });
  listen('pointercancel', (event) => {
    down.delete(event.pointerId);
    from = carried = null;
  });
  listen('pointerleave', (event) => { events.point(null, event); });
  listen('wheel', (event) => {
    const lines = event.deltaMode === 1 ? LINE : 1;
    // Without Ctrl, which a trackpad gives for two fingers moved apart, the wheel scrolls the page.
    if (event.ctrlKey) events.zoom(Math.exp(-event.deltaY * lines * WHEEL), placeOf(event));
    else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) events.pan(-event.deltaX * lines, 0);
    else return;
    event.preventDefault();
  });
  return { stop: () => { control.abort(); } };
}
