/** Ties between entities in any direction: one mark a type, with the shapes that it has between lanes. */
import { isDenial, type TieView } from '../model/picture';
import { along, type Point, polyline, ribbon } from '../scene/curves';
import { endGlyph, statusGlyph } from '../scene/glyphs';
import { type Shape, shape } from '../scene/scene';
import { startsOnTarget } from '../scene/ties';
import { barAt, cutShort, headAt, ladder, wayBetween, zigzagged } from './geometry';

/** One end of a tie. */
export interface End extends Point {
  readonly r: number;
  readonly hue: number;
}

export interface DrawnTie {
  /** Lines, and what lies over the lines of all: the inside of double lines, ends, signs. */
  readonly lines: readonly Shape[];
  readonly signs: readonly Shape[];
  /** Where the sign of its status stands. */
  readonly sign: Point | null;
  readonly way: readonly Point[];
}

const GAP = 2.5;
const SHORT_OF_PATRON = 16;
/** The width of a whole group, and of a pledge by a share that nobody gives. */
const WHOLE = 10;
const UNKNOWN_SHARE = 5;
const HEAD = 8;
const DENIAL_END = 6;

/** `far` leaves out what cannot be told apart from far away: all but line, dash and the end of a denial. */
export function tieShapes(view: TieView, source: End, target: End, bend: number, far: boolean): DrawnTie {
  const turned = startsOnTarget(view);
  const [from, to] = turned ? [target, source] : [source, target];
  const way = wayBetween(from, to, turned ? -bend : bend, from.r + GAP, to.r + GAP);
  if (isDenial(view)) return denial(view, way, from);
  const { status, bounds } = view.finding;
  const weak = status === 'ANNOUNCED' || (bounds.fromEarliest === null && bounds.fromLatest === null) ? ' weak' : '';
  if (far) {
    const cls = `far${view.descent === null ? '' : ' descent'} stroke-${from.hue}${weak}`;
    return { lines: [shape('path', cls, { d: polyline(way) })], signs: [], sign: null, way };
  }
  const [lines, signs] = body(view, way, from, to, weak);
  const middle = along(way, 0.5);
  const glyph = statusGlyph(status, middle);
  return { lines, signs: [...signs, ...glyph], sign: glyph.length > 0 ? middle : null, way };
}

/** Dashed, struck through and stopping short of the other side. */
function denial({ finding }: TieView, whole: readonly Point[], { hue }: End): DrawnTie {
  const way = cutShort(whole, SHORT_OF_PATRON);
  const middle = along(way, 0.5);
  return {
    lines: [shape('path', `denial stroke-${hue}`, { d: polyline(way) })],
    signs: [
      shape('path', 'denial-end', { d: barAt(way, DENIAL_END) }),
      ...statusGlyph(finding.status === 'REFUTED' ? 'REFUTED' : 'DENIED', middle),
    ],
    sign: middle,
    way,
  };
}

function body(view: TieView, way: readonly Point[], from: End, to: End, weak: string): [Shape[], Shape[]] {
  const first = way[0] ?? from;
  const last = way.at(-1) ?? to;
  const line = (cls: string, hue = from.hue) => shape('path', `${cls} stroke-${hue}${weak}`, { d: polyline(way) });
  switch (view.tie.type) {
    case 'SPLIT_FROM':
      return [[line('split', to.hue)], [endGlyph('open-circle', first)]];
    case 'SUCCEEDED':
      return [[line('succession', to.hue)], [shape('path', 'succession-core', { d: polyline(way) })]];
    case 'GREW_OUT_OF':
      return [[line('grew', to.hue)], [endGlyph('diamond', first)]];
    case 'MERGED_INTO':
      return [[line('split')], [endGlyph('circle', last)]];
    case 'PLEDGED_TO':
      return [[pledge(view, way, from.hue, weak)], [shape('path', `arrow fill-${from.hue}`, { d: headAt(way) })]];
    case 'DEFECTED_TO':
      return [[line('defection')], [shape('path', `arrow-open stroke-${from.hue}`, { d: headAt(way) })]];
    case 'FRONT_FOR':
      return [[shape('path', `rung stroke-${from.hue}${weak}`, { d: ladder(way, (count) => spread(way, count)) })], []];
    case 'BRANCH_OF':
      return [[line('thin', to.hue)], [endGlyph('square', first)]];
    case 'MEMBER_OF':
      return [[line('thin')], [endGlyph('square', last)]];
    case 'RIVAL_OF':
    case 'FOUGHT':
      return [
        [shape('path', `thin stroke-${from.hue}${weak}`, { d: zigzagged(way) })],
        view.tie.type === 'FOUGHT' ? [endGlyph('diamond', along(way, 0.35))] : [],
      ];
    case 'ALLIED_WITH':
      return [[line('thin')], []];
    case 'AFFILIATED_WITH':
    case 'SUPPORTED_BY':
    case 'DENIED_MEMBERSHIP':
    case 'OPERATES_IN':
    case 'CONTROLS':
    case 'LOCATED_IN':
    case 'LED_BY':
      return [[line('thin')], [endGlyph('open-square', last)]];
  }
}

/** As wide as the share of the group that it takes along, running thinner; an outline where nobody gives a share. */
function pledge({ finding: { share } }: TieView, way: readonly Point[], hue: number, weak: string): Shape {
  const body = cutShort(way, HEAD);
  if (share === null) return shape('path', `ribbon-open stroke-${hue}${weak}`, { d: ribbon(body, UNKNOWN_SHARE, UNKNOWN_SHARE / 2) });
  const width = Math.max(WHOLE * share, 2);
  return shape('path', `ribbon fill-${hue}${weak}`, { d: ribbon(body, width, Math.max(width * 0.45, 2)) });
}

function spread(way: readonly Point[], count: number): Point[] {
  return Array.from({ length: count }, (_, index) => along(way, (index + 0.5) / count));
}
