/** Room that is taken, found without going through all of it. */
import type { Box } from '../layout/routes';

const CELL = 80;

/** Boxes by the cells of a grid that they touch. */
export class Taken {
  private readonly cells = new Map<number, Box[]>();

  add(box: Box): void {
    this.each(box, (key) => {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
      return false;
    });
  }

  touches(box: Box, own: Box | null = null): boolean {
    return this.each(box, (key) =>
      (this.cells.get(key) ?? []).some((other) => other !== own && other.x1 < box.x2 && other.x2 > box.x1 && other.y1 < box.y2 && other.y2 > box.y1),
    );
  }

  /** How many of the boxes lie in this one. */
  count(box: Box): number {
    let found = 0;
    this.each(box, (key) => {
      for (const { x1, y1 } of this.cells.get(key) ?? []) if (x1 > box.x1 && x1 < box.x2 && y1 > box.y1 && y1 < box.y2) found += 1;
      return false;
    });
    return found;
  }

  private each({ x1, y1, x2, y2 }: Box, look: (key: number) => boolean): boolean {
    for (let x = Math.floor(x1 / CELL); x <= Math.floor(x2 / CELL); x++) {
      for (let y = Math.floor(y1 / CELL); y <= Math.floor(y2 / CELL); y++) if (look(x * 65_536 + y)) return true;
    }
    return false;
  }
}

export function boxAround({ x, y }: { readonly x: number; readonly y: number }, r: number): Box {
  return { x1: x - r, y1: y - r, x2: x + r, y2: y + r };
}

const LINE_STEP = 9;

/** Points along a way, evenly on each of its parts. */
export function stepsOf(way: readonly { readonly x: number; readonly y: number }[]): { x: number; y: number }[] {
  return way.slice(1).flatMap((b, index) => {
    const a = way[index] ?? b;
    const count = Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / LINE_STEP);
    return Array.from({ length: count }, (_, step) => ({ x: a.x + ((b.x - a.x) * step) / count, y: a.y + ((b.y - a.y) * step) / count }));
  });
}
