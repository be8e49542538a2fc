/** Coalitions: a band behind members in neighbouring rows, else a bracket at the right edge. Lanes keep their order. */
import { endRoom } from '../layout/labels';
import { anchorOf, firstSaid, type Stretch } from '../layout/lifelines';
import type { TimeScale } from '../layout/timeScale';
import { isBelieved, type Picture, type TieView } from '../model/picture';
import type { Point } from './curves';
import { endGlyph, evidenceTicks, statusGlyph } from './glyphs';
import { type Shape, shape } from './scene';

export interface Coalition {
  readonly id: string;
  /** The believed memberships of the lanes shown, by the member's id. */
  readonly members: ReadonlyMap<string, TieView>;
  /** Counted from the right edge; null is a band. */
  readonly column: number | null;
}

/** What a coalition needs to know of a lane's row: the row's number, its height on screen, and the lane's hue. */
export interface Place {
  readonly row: number;
  readonly top: number;
  readonly bottom: number;
  readonly y: number;
  readonly height: number;
  readonly hue: number;
}

/** Fewer members are drawn as ties. */
const LEAST = 2;
const KINDS: ReadonlySet<string | null> = new Set(['COALITION', 'OPERATIONS_ROOM']);
const COLUMN = 10;
const TOOTH = 7;
const LEAST_WIDTH = 24;
/** How far a band reaches beyond the days of its members, so that its edge stands clear of their names. */
const MARGIN = 5;
/** Between the rows of a band and its rim. */
const RIM = 5;
/** Half the target of a sign. */
const TARGET = 12;

/** A picture's ties are gone through once, not for each scene. */
const known = new WeakMap<Picture, ReadonlyMap<string, ReadonlyMap<string, TieView>>>();

/** The believed memberships by coalition and member, where there are enough of them. */
function membersIn(picture: Picture): ReadonlyMap<string, ReadonlyMap<string, TieView>> {
  const before = known.get(picture);
  if (before) return before;
  const found = new Map<string, Map<string, TieView>>();
  for (const view of picture.ties.values()) {
    const { type, source, target } = view.tie;
    if (type !== 'MEMBER_OF' || !isBelieved(view) || !KINDS.has(picture.entities.get(target.id)?.entity.kind ?? null)) continue;
    const own = found.get(target.id) ?? new Map<string, TieView>();
    if (!own.has(source.id) && picture.entities.has(source.id)) own.set(source.id, view);
    found.set(target.id, own);
  }
  const enough = new Map([...found].filter(([, own]) => own.size >= LEAST));
  known.set(picture, enough);
  return enough;
}

/** The coalitions of a picture with their members, from top to bottom. */
export function coalitionsOf(picture: Picture, rowOf: (id: string) => number): Coalition[] {
  let columns = 0;
  return [...membersIn(picture)]
    .sort(([a], [b]) => rowOf(a) - rowOf(b) || (a < b ? -1 : 1))
    .map(([id, own]) => {
      const rows = new Set([id, ...own.keys()].map(rowOf));
      const adjacent = Math.max(...rows) - Math.min(...rows) === rows.size - 1;
      return { id, members: own, column: adjacent ? null : columns++ };
    });
}

/** The room that brackets take at the right edge. */
export function bracketRoom(coalitions: readonly Coalition[]): number {
  return COLUMN * coalitions.filter(({ column }) => column !== null).length;
}

export interface CoalitionFrame {
  readonly scale: TimeScale;
  readonly width: number;
  readonly place: (id: string) => Place | undefined;
  readonly stretches: (id: string) => readonly Stretch[];
}

/** The days of a membership in pixels; `open` where nobody gives its end. */
function spanOf(view: TieView, { scale, stretches }: CoalitionFrame): { x1: number; x2: number; open: boolean } {
  const lane = stretches(view.tie.source.id);
  const other = stretches(view.tie.target.id);
  const { finding } = view;
  const x1 = Math.min(Math.max(scale.x(anchorOf(finding.bounds, lane, firstSaid(view)).at), scale.left), scale.right - LEAST_WIDTH);
  const ends = [lane.at(-1)?.end, other.at(-1)?.end].filter((end) => end !== undefined);
  const last = Math.min(scale.right, ...ends.map(({ outer, kind }) => scale.x(outer) + endRoom(kind)));
  const given = finding.bounds.toLatest;
  const x2 = given === null ? last : Math.min(scale.x(given), last);
  const ended = given !== null || ends.some(({ kind }) => kind === 'exact' || kind === 'vague' || kind === 'approximate');
  return { x1, x2: Math.max(x2, x1 + LEAST_WIDTH), open: !ended };
}

/** A row's part of a band reaches halfway to the next row of it. */
function heightsOf(ids: readonly string[], placeOf: CoalitionFrame['place']): Map<number, { y1: number; y2: number }> {
  const rows = [...new Map(ids.flatMap((id) => placeOf(id) ?? []).map((place) => [place.row, place])).values()].sort((a, b) => a.row - b.row);
  return new Map(
    rows.map(({ row, top, bottom }, index) => {
      const [above, below] = [rows[index - 1], rows[index + 1]];
      return [row, { y1: above ? (above.bottom + top) / 2 : top - RIM, y2: below ? (bottom + below.top) / 2 : bottom + RIM }];
    }),
  );
}

/** What lies behind the lanes: a band's field in the rows of the coalition and its members, or a bracket's spine. */
export function behindShapes({ id, members, column }: Coalition, frame: CoalitionFrame): Shape[] {
  const own = frame.place(id);
  if (!own) return [];
  const heights = heightsOf([id, ...members.keys()], frame.place);
  if (column !== null) {
    const x = columnX(column, frame);
    const ys = [...heights.values()];
    const y1 = Math.min(...ys.map((row) => row.y1));
    const y2 = Math.max(...ys.map((row) => row.y2));
    return [
      shape('line', `bracket stroke-${own.hue}`, { x1: x, y1, x2: x, y2 }),
      shape('line', `bracket stroke-${own.hue}`, { x1: x - TOOTH, y1: own.y, x2: x, y2: own.y }),
      endGlyph('square', { x: x - TOOTH, y: own.y }),
    ];
  }
  const spans = [...members].flatMap(([member, view]) => {
    const place = frame.place(member);
    return place ? [{ row: place.row, ...spanOf(view, frame) }] : [];
  });
  const whole = { row: own.row, x1: Math.min(...spans.map(({ x1 }) => x1)), x2: Math.max(...spans.map(({ x2 }) => x2)) };
  return [whole, ...spans].map(({ row, x1, x2 }) => {
    const { y1, y2 } = heights.get(row) ?? { y1: own.top, y2: own.bottom };
    return shape('rect', `band fill-${own.hue}`, { x: x1 - MARGIN, y: y1, width: x2 - x1 + MARGIN, height: y2 - y1 });
  });
}

function columnX(column: number, { width }: CoalitionFrame): number {
  return width - 7 - column * COLUMN;
}

/** A membership's own mark: its part of the band or the bracket, which is chosen at its sign. */
export function memberShapes({ members, id, column }: Coalition, view: TieView, frame: CoalitionFrame): { shapes: Shape[]; point: Point } | null {
  const place = frame.place(view.tie.source.id);
  const own = frame.place(id);
  if (!place || !own) return null;
  const { x1, x2, open } = spanOf(view, frame);
  const rows = heightsOf([id, ...members.keys()], frame.place).get(place.row) ?? { y1: place.top, y2: place.bottom };
  const hue = `stroke-${own.hue}`;
  const point = { x: x1, y: place.y };
  const hit = ({ x, y }: Point) => shape('rect', 'hit area', { x: x - TARGET, y: y - TARGET, width: 2 * TARGET, height: 2 * TARGET });
  const signs = [
    endGlyph('square', point),
    ...statusGlyph(view.finding.status, { x: x1 + 15, y: place.y }),
    ...evidenceTicks(view.finding.independentSources, x1 - MARGIN - 3, place.y + place.height / 2 + 6),
  ];
  if (column === null) {
    const edge = (x: number, cls: string) => shape('line', `${cls} ${hue}`, { x1: x, y1: rows.y1, x2: x, y2: rows.y2 });
    return {
      shapes: [
        shape('rect', 'segment', { x: x1 - MARGIN, y: rows.y1, width: x2 - x1 + MARGIN, height: rows.y2 - rows.y1 }),
        hit(point),
        edge(x1 - MARGIN, 'band-edge'),
        ...(open ? [] : [edge(x2, 'band-edge')]),
        ...signs,
      ],
      point,
    };
  }
  const x = columnX(column, frame);
  const line = place.y + place.height / 2 + 2.5;
  return {
    shapes: [
      shape('rect', 'segment', { x: x - TOOTH, y: rows.y1, width: TOOTH + 4, height: rows.y2 - rows.y1 }),
      hit({ x: x - TOOTH / 2, y: place.y }),
      hit(point),
      shape('line', `bracket ${hue}`, { x1: x - TOOTH, y1: place.y, x2: x, y2: place.y }),
      shape('line', `membership ${hue}`, { x1, y1: line, x2, y2: line }),
      ...signs,
    ],
    point,
  };
}
