/** Ties between lanes: where each leaves, where it runs, and its mark. */
import { endRoom, QUESTION } from '../layout/labels';
import { type Anchor, anchorOf, firstSaid, type Stretch } from '../layout/lifelines';
import { type Box, type Obstacle, placeRuns, type Wanted } from '../layout/routes';
import type { TimeScale } from '../layout/timeScale';
import { denyingClaim, isDenial, type TieView } from '../model/picture';
import type { Point } from './curves';
import { roomOf } from './laneMarks';
import type { ShownTies } from './levels';
import { isMoved } from './moved';
import { tieName } from './names';
import { boxesOf, drawnNames } from './rows';
import type { Mark, Shape } from './scene';
import { type Sheet, SIDE } from './sheet';
import { type Covers, isDescent, type LanePlace, startsOnTarget, type TiePlace, tieShapes } from './ties';

export interface PlacedTie {
  readonly mark: Mark;
  readonly view: TieView;
  readonly x: number;
  /** Empty where there is no room for words along it. */
  readonly way: readonly Point[];
  /** Lines from lanes that are over to what lies after them. */
  readonly leads?: readonly (readonly Point[])[];
  readonly bundle: string | null;
  readonly signed: boolean;
}

/** How far out of its way a connector goes to spare a name, and a question mark at the end of a lane. */
const NAME_COST = 200;
const QUESTION_COST = 14;
/** How far from its day a connector may run; descent is a curve from day to day and keeps near. */
const REACH = 360;
const DESCENT_REACH = 40;
/** The room beside a ribbon or a sign; in a picture of few lanes also for words. */
const WIDE_TRACK = 16;
const ROOMY_TRACK = 22;
/** A picture narrower than this has no room for more. */
const NARROW = 700;
const NARROW_TRACK = 12;
/** Up to so many lanes every tie may have a word, with more only those that tell the story. */
export const FEW_LANES = 16;
/** The room around the middle of a sign. */
export const SIGN = 7;
/** How far left of the window a tie may begin and still reach into it. */
const BEFORE = 30;

type Joined = Wanted & Omit<TiePlace, 'runX'> & { readonly signed: boolean };

interface Drawn {
  readonly zoom: string;
  readonly over: number;
  readonly ends: readonly (LanePlace | undefined)[];
  readonly stretches: readonly (readonly Stretch[])[];
  readonly tie: PlacedTie | null;
}

/** A tie that goes straight has the same mark until it or what it joins lies elsewhere. */
const drawn = new WeakMap<TieView, Drawn>();

export function isShown(view: TieView, shown: ShownTies): boolean {
  return shown === 'all' || (shown === 'story' && (isDescent(view) || view.tie.type === 'PLEDGED_TO'));
}

/** What names, question marks and lanes take up of a sheet that is drawn whole. */
export interface Taken {
  readonly obstacles: readonly Obstacle[];
  readonly all: readonly Box[];
}

export function takenOn({ rows, rowsInput, lookup, scale, level, place }: Sheet): Taken {
  const names: Box[] = [];
  const rooms: Box[] = [];
  for (let index = 0; index < rows.count; index++) {
    const row = rows.at(index);
    if (!row) continue;
    names.push(...boxesOf(row, drawnNames(row, rowsInput), level));
    for (const id of row.lanes) {
      const own = place(id);
      if (own) rooms.push(roomOf(lookup.stretches(id), scale, own));
    }
  }
  const questions = rooms.flatMap((room) => [{ ...room, x2: room.x1 + QUESTION }, { ...room, x1: room.x2 - QUESTION }]);
  return {
    obstacles: [...names.map((box) => ({ ...box, cost: NAME_COST })), ...questions.map((box) => ({ ...box, cost: QUESTION_COST }))],
    all: [...names, ...rooms],
  };
}

function trackOf(width: number, lanes: number): number {
  if (width < NARROW) return NARROW_TRACK;
  return lanes > FEW_LANES ? WIDE_TRACK : ROOMY_TRACK;
}

/** The ties of a sheet drawn whole, each on a way of its own as far as there is room; `over` is drawn beyond the window. */
export function wovenTies(views: readonly TieView[], sheet: Sheet, taken: Taken, over: number): PlacedTie[] {
  const { input, scale, rows, sideRoom } = sheet;
  const all = views.flatMap((view) => joined(view, sheet, over) ?? []);
  const inside = all.filter(({ x }) => x >= scale.left - BEFORE && x <= scale.right + 1);
  // What begins before the window runs within it, where its arrowhead is whole.
  const routed = inside.filter((tie) => !tie.ladder).map((tie) => ({ ...tie, x: Math.max(tie.x, scale.left), earliest: Math.max(tie.earliest, scale.left) }));
  const runs = placeRuns(routed, input.width - SIDE - sideRoom, trackOf(input.width, rows.count), taken.obstacles);
  const signs: Point[] = [];
  const covers: Covers = ({ x, y }) =>
    taken.all.some((box) => x > box.x1 - SIGN && x < box.x2 + SIGN && y > box.y1 - SIGN && y < box.y2 + SIGN) ||
    signs.some((sign) => Math.hypot(sign.x - x, sign.y - y) < 2 * SIGN);
  return all
    .sort((a, b) => a.x - b.x || (a.id < b.id ? -1 : 1))
    .map((tie) => {
      const made = markOf(tie, runs.get(tie.id) ?? straightRun(tie), sheet, covers);
      if (tie.signed) signs.push(made.mark);
      return made;
    });
}

/** A tie that goes straight, whatever else is there: for pictures with too many to weave. */
export function straightTie(view: TieView, sheet: Sheet, over: number): PlacedTie | null {
  const { zoom, lookup, place } = sheet;
  const ids = [view.tie.source.id, view.tie.target.id];
  const ends = ids.map(place);
  const stretches = ids.map((id) => lookup.stretches(id));
  const known = drawn.get(view);
  const alike = known?.zoom === zoom && known.stretches.every((each, index) => each === stretches[index]);
  const asBefore = alike && known.over === over;
  if (asBefore && known.ends.every((end, index) => samePlace(end, ends[index]))) return known.tie;
  const wanted = joined(view, sheet, over);
  const made = wanted && { ...markOf(wanted, straightRun(wanted), sheet, () => false), way: [] };
  // A tie that was in the window keeps its mark when room is made beside it.
  const still = alike && !asBefore && made && known.tie && JSON.stringify(known.tie.mark) === JSON.stringify(made.mark) ? known.tie : made;
  const by = asBefore ? movedBy(known.ends, ends) : null;
  if (made && known?.tie && by !== null) isMoved(made.mark, known.tie.mark, by);
  drawn.set(view, { zoom, over, ends, stretches, tie: still });
  return still;
}

type Ends = readonly (LanePlace | undefined)[];

/** How much lower both ends lie than before; null where they do not lie alike. */
function movedBy([a, b]: Ends, [from, to]: Ends): number | null {
  if (!a || !b || !from || !to) return null;
  const by = from.y - a.y;
  return samePlace({ ...a, y: a.y + by, row: from.row }, from) && samePlace({ ...b, y: b.y + by, row: b.row + from.row - a.row }, to) ? by : null;
}

function samePlace(one: LanePlace | undefined, other: LanePlace | undefined): boolean {
  return one?.y === other?.y && one?.height === other?.height && one?.hue === other?.hue && one?.row === other?.row;
}

function straightRun({ x, a, b }: Joined): number {
  return x + Math.min(Math.max(Math.abs(b - a) * 0.18, 12), 26);
}

/** Where a tie leaves and what it leads to; null where it is not in the window or joins nothing shown. */
function joined(view: TieView, sheet: Sheet, over: number): Joined | null {
  const { lookup, scale, place } = sheet;
  const [fromId, toId] = startsOnTarget(view) ? [view.tie.target.id, view.tie.source.id] : [view.tie.source.id, view.tie.target.id];
  const from = place(fromId);
  const to = place(toId);
  if (!from || !to || from.row === to.row) return null;
  const lanes = [lookup.stretches(fromId), lookup.stretches(toId)] as const;
  const { fromEarliest, fromLatest, toEarliest, toLatest } = view.finding.bounds;
  const anchor = anchorOf(view.finding.bounds, lanes[0], fromEarliest ?? fromLatest ?? toEarliest ?? toLatest ?? firstSaid(view));
  const x = scale.x(anchor.at);
  if (x < scale.left - BEFORE - over || x > scale.right + 1 + over) return null;
  const { status, share } = view.finding;
  const signed = isDenial(view) || status === 'CONTESTED' || status === 'ANNOUNCED';
  const beside = view.tie.type === 'FRONT_FOR' && !isDenial(view) && Math.abs(from.row - to.row) === 1;
  const begin = lanes[0][0]?.start;
  const end = lanes[0].at(-1)?.end;
  const laneStart = begin ? scale.x(begin.outer) : x;
  const endSigns = [...(begin ? signsAt(begin.kind).map((far) => laneStart - far) : []), ...(end ? signsAt(end.kind).map((far) => scale.x(end.outer) + far) : [])];
  const { x1: otherStart, x2: otherEnd } = roomOf(lanes[1], scale, to);
  return {
    id: view.tie.id,
    view,
    from,
    to,
    anchor,
    x,
    laneStart,
    endSigns,
    laneEnd: end && end.outer < anchor.at ? scale.x(end.outer) : null,
    otherEnd,
    earliest: isDescent(view) ? x : Math.max(laneStart, otherStart),
    a: from.y,
    b: to.y,
    wide: signed || share !== null,
    signed,
    reach: isDescent(view) ? DESCENT_REACH : REACH,
    ladder: beside ? ladderOf(view, anchor, lanes, scale, over) : null,
    bundle: bundleOf(view, from, to),
  };
}

function markOf(tie: Joined, runX: number, sheet: Sheet, covers: Covers): PlacedTie {
  const { shapes, point, way, leads } = tieShapes({ ...tie, runX }, sheet.scale, covers);
  return { mark: tieMark(tie.view, shapes, point, sheet), view: tie.view, x: tie.x, way: tie.ladder ? [] : way, leads, bundle: tie.bundle, signed: tie.signed };
}

/** A tie's mark; that of a denial leads to the claim that denies it. */
export function tieMark(view: TieView, shapes: readonly Shape[], point: Point, { input }: Sheet): Mark {
  const { tie, finding } = view;
  const denying = denyingClaim(view, input.picture.knownAt);
  return {
    kind: 'tie',
    id: tie.id,
    cls: 'tie',
    name: tieName(view, input.vocabulary),
    data: { 'tie-id': tie.id, type: tie.type, status: finding.status, holds: 'true', ...(denying && { claim: denying.id }) },
    shapes,
    ...point,
  };
}

/** How far beyond its outer day the sign at a lane's end stands, if it has one. */
function signsAt(kind: Stretch['end']['kind']): number[] {
  const room = endRoom(kind);
  return room === 0 ? [] : [room - QUESTION / 2];
}

/** Lines of one kind to one lane, or from one lane, run together. Denials and pledges of a known share keep apart. */
function bundleOf(view: TieView, from: LanePlace, to: LanePlace): string | null {
  const { tie, finding } = view;
  if (isDenial(view)) return null;
  const kind = `${tie.type} ${finding.status} ${Math.sign(to.row - from.row)}`;
  if (tie.type === 'BRANCH_OF') return `${kind} from ${from.row}`;
  return finding.share === null ? `${kind} to ${to.row}` : null;
}

/** The stretch for a front's rungs, where front and principal lie side by side. */
function ladderOf(
  { finding }: TieView,
  anchor: Anchor,
  [own, other]: readonly [readonly Stretch[], readonly Stretch[]],
  scale: TimeScale,
  over: number,
): TiePlace['ladder'] {
  const start = scale.x(anchor.at);
  const ends = [own.at(-1)?.end.inner, other.at(-1)?.end.inner, finding.bounds.toLatest].filter((day) => day !== undefined && day !== null);
  const x1 = Math.max(start, scale.left - over);
  const x2 = Math.min(scale.right + over, ...ends.map((day) => scale.x(day)));
  return { x1, x2: Math.max(x2, x1 + 26) };
}
