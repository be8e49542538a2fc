/** Marks that are others at another height: what shows a picture moves their elements and need not draw them again. */
import type { Mark } from './scene';

interface Origin {
  readonly of: Mark;
  /** How much lower, in pixels. */
  readonly by: number;
}

const origins = new WeakMap<Mark, Origin>();

/** Says that a mark is another one so many pixels lower, in all its shapes. */
export function isMoved(mark: Mark, from: Mark, by: number): void {
  const origin = originOf(from);
  origins.set(mark, { of: origin.of, by: origin.by + by });
}

/** The mark that was drawn first; itself where it is no other. */
export function originOf(mark: Mark): Origin {
  return origins.get(mark) ?? { of: mark, by: 0 };
}
