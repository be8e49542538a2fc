/** What one is pointing at in words, beside the pointer. */
import type { Point } from '../scene/curves';

export interface Tip {
  /** Shows a text beside a point of the window; null hides it. */
  show(text: string | null, at?: Point): void;
  remove(): void;
}

/** From the pointer to the text, and from the text to the edges of the picture, in pixels. */
const ASIDE = 12;
const BELOW = 16;
const EDGE = 4;

/** Marks have the same text as their accessible name: here it is for eyes alone. */
export function createTip(host: HTMLElement): Tip {
  const element = document.createElement('div');
  element.className = 'tip';
  element.hidden = true;
  element.setAttribute('aria-hidden', 'true');
  host.append(element);
  return {
    show(text, at) {
      element.hidden = text === null || !at;
      if (text === null || !at) return;
      if (element.textContent !== text) element.textContent = text;
      const { left, top, width } = host.getBoundingClientRect();
      const x = Math.max(EDGE, Math.min(at.x - left + ASIDE, width - element.offsetWidth - EDGE));
      element.style.transform = `translate(${x}px, ${at.y - top + BELOW}px)`;
    },
    remove: () => { element.remove(); },
  };
}
