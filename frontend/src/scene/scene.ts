/** A picture as data: what to draw where, ready for SVG and for tests that read it as JSON. */
export type ShapeTag = 'path' | 'rect' | 'circle' | 'line' | 'text' | 'polygon' | 'polyline';

export interface Shape {
  readonly tag: ShapeTag;
  /** Classes that the style sheet gives colours and strokes. */
  readonly cls: string;
  readonly attrs: Readonly<Record<string, string | number>>;
  readonly text?: string;
  /** The mark it belongs to where it is drawn apart from it: it is faint on a day when the mark is. */
  readonly of?: string;
  /** A name, which stays in sight while its lane runs past the edge. */
  readonly pinned?: true;
}

/** Something that can be focused and chosen: a lane or a tie. */
export interface Mark {
  readonly kind: 'lane' | 'tie';
  readonly id: string;
  readonly cls: string;
  /** Its accessible name. */
  readonly name: string;
  readonly data: Readonly<Record<string, string>>;
  readonly shapes: readonly Shape[];
  /** Where a tooltip points. */
  readonly x: number;
  readonly y: number;
}

/** The way along a lane by arrow keys: its ties by date. */
export interface LanePath {
  readonly id: string;
  readonly ties: readonly string[];
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly plot: { readonly left: number; readonly right: number };
  readonly title: string;
  readonly back: readonly Shape[];
  /** What lies behind the lanes drawn. */
  readonly behind: readonly Shape[];
  readonly lanes: readonly Mark[];
  readonly ties: readonly Mark[];
  /** Words over everything else: captions, question marks and names. */
  readonly labels: readonly Shape[];
  readonly axis: readonly Shape[];
  readonly paths: readonly LanePath[];
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export function shape(
  tag: ShapeTag,
  cls: string,
  attrs: Readonly<Record<string, string | number>>,
  text?: string,
): Shape {
  // Thousands are made for a step of a scrubber.
  const rounded: Record<string, string | number> = {};
  for (const key in attrs) {
    const value = attrs[key] ?? '';
    rounded[key] = typeof value === 'number' ? round(value) : value;
  }
  return text === undefined ? { tag, cls, attrs: rounded } : { tag, cls, attrs: rounded, text };
}
