/** The colours of page.css against WCAG 2.2: text 4.5:1, marks and borders 3:1; in high contrast 7:1 and 4.5:1. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../src/styles/page.css', import.meta.url), 'utf8');

type Scheme = 0 | 1;

/** The colours that a rule gives, for light and dark. */
function palette(selector: string): Map<string, readonly [string, string]> {
  const at = css.indexOf(`${selector} {`);
  expect(at).toBeGreaterThanOrEqual(0);
  const rule = css.slice(at, css.indexOf('}', at));
  const found = rule.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
  return new Map([...found].map(([, name = '', light = '', dark = '']) => [name, [light, dark]]));
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['paper', 'card', 'sunk'];
const TEXT = ['ink', 'soft', 'accent', 'warn', 'focus'];
const MARKS = ['edge', 'hue-0', 'hue-1', 'hue-2', 'hue-3', 'hue-4'];
const PAIRS = [
  ...TEXT.flatMap((name) => GROUNDS.map((ground) => [name, ground, 'text'] as const)),
  ...['ink', 'accent', 'warn'].map((name) => [name, 'notice', 'text'] as const),
  // Lanes and fields lie on paper and cards.
  ...MARKS.flatMap((name) => ['paper', 'card'].map((ground) => [name, ground, 'mark'] as const)),
];
const usual = palette(':root');
const strong = new Map([...usual, ...palette(':root[data-contrast]')]);
const LEVELS = [
  ['usual', usual, { text: 4.5, mark: 3 }],
  ['high contrast', strong, { text: 7, mark: 4.5 }],
] as const;

describe.each(LEVELS)('%s', (_, colours, least) => {
  test.each([['light', 0], ['dark', 1]] as const)('%s', (_, scheme: Scheme) => {
    const weak = PAIRS.map(([name, ground, kind]) => {
      const [a, b] = [colours.get(name)?.[scheme], colours.get(ground)?.[scheme]];
      if (a === undefined || b === undefined) throw new Error(`no colour ${name} or ${ground}`);
      return { name, ground, ratio: contrast(a, b), least: least[kind] };
    }).filter(({ ratio, least }) => ratio < least);
    expect(weak).toEqual([]);
  });
});

test('contrast is computed as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

test('high contrast names every colour anew', () => {
  expect([...palette(':root[data-contrast]').keys()]).toEqual([...usual.keys()]);
});
