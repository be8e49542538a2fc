/** Where the words beside places go on the map. */
import { describe, expect, it } from 'vitest';
import { cross, meet, passes, placeFlags } from '../src/map/flags';

describe('words beside places', () => {
  it('meet nothing, and stay in sight', () => {
    const flags = Array.from({ length: 40 }, (_, n) => ({
      at: { x: 60 + ((n * 97) % 700), y: 40 + ((n * 61) % 420) },
      reach: 6,
      sizes: [{ width: 120, height: 64 }, { width: 60, height: 40 }, { width: 27, height: 24 }],
    }));
    const placed = placeFlags(flags, { width: 800, height: 500 }).filter((flag) => flag !== null);
    expect(placed.length).toBeGreaterThan(20);
    placed.forEach((flag, n) => {
      expect(flag.x >= 0 && flag.y >= 0 && flag.x + flag.width <= 800 && flag.y + flag.height <= 500).toBe(true);
      expect(placed.slice(n + 1).some((other) => meet(flag, other))).toBe(false);
    });
  });

  it('have lines that cross no words, no signs and no other line', () => {
    const flags = Array.from({ length: 40 }, (_, n) => ({
      at: { x: 60 + ((n * 97) % 700), y: 40 + ((n * 61) % 420) },
      reach: 6,
      sizes: [{ width: 120, height: 64 }, { width: 60, height: 40 }, { width: 27, height: 24 }],
    }));
    const placed = placeFlags(flags, { width: 800, height: 500 });
    const lines = placed.flatMap((flag, n) => (flag?.line ? [{ n, line: flag.line }] : []));
    expect(lines.length).toBeGreaterThan(5);
    for (const { n, line } of lines) {
      expect(placed.filter((flag, other) => flag && other !== n && passes(line, flag))).toEqual([]);
      expect(flags.filter(({ at, reach }, other) => other !== n && passes(line, { x: at.x - reach, y: at.y - reach, width: 2 * reach, height: 2 * reach }))).toEqual([]);
      expect(lines.filter((other) => cross(line, other.line))).toEqual([]);
    }
  });

  it.each([
    [{ x: 0, y: 50 }, { x: 100, y: 50 }, true],
    [{ x: 50, y: 0 }, { x: 50, y: 100 }, true],
    [{ x: 0, y: 0 }, { x: 100, y: 100 }, true],
    [{ x: 0, y: 30 }, { x: 100, y: 30 }, false],
    [{ x: 0, y: 50 }, { x: 30, y: 50 }, false],
    [{ x: 0, y: 60 }, { x: 60, y: 0 }, false],
  ])('know whether a line from %o to %o passes a box', (a, b, through) => {
    expect(passes([a, b], { x: 40, y: 40, width: 20, height: 20 })).toBe(through);
  });

  it('are left out where there is no room', () => {
    expect(placeFlags([{ at: { x: 10, y: 10 }, reach: 6, sizes: [{ width: 90, height: 30 }] }], { width: 40, height: 40 })).toEqual([null]);
  });
});
