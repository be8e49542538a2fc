/** The marks of lanes: what is known of a group over time, and a folded family as one. */
import type { Box } from '../layout/routes';
import { endRoom } from '../layout/labels';
import type { Stretch } from '../layout/lifelines';
import type { TimeScale } from '../layout/timeScale';
import { type EntityView, isDenial, type TieView } from '../model/picture';
import type { Fold } from './folding';
import { laneShapes, type Thinning } from './lanes';
import { same } from './lookup';
import { laneName } from './names';
import { isMoved } from './moved';
import { BAR, type Row } from './rows';
import { type Mark, type Shape, shape } from './scene';
import type { Sheet } from './sheet';
import type { LanePlace } from './ties';

interface Drawn {
  /** What it depends on beside the ties, the height left out. */
  readonly key: string;
  readonly y: number;
  readonly ties: readonly TieView[];
  readonly stretches: readonly Stretch[];
  readonly mark: Mark;
}

/** A lane's mark is the same object until something of it changes. */
const drawn = new WeakMap<EntityView, Drawn>();

export function laneMarks(row: Row, sheet: Sheet): Mark[] {
  if (row.fold) return [foldedMark(row, row.fold, sheet)];
  const { scale, lookup } = sheet;
  const left = [scale.left, ...row.lanes.slice(1).map((id, index) => {
    const before = lookup.stretches(row.lanes[index] ?? '').at(-1)?.end.outer ?? '';
    const after = lookup.stretches(id)[0]?.start.outer ?? '';
    return Math.min(Math.max((scale.x(before) + scale.x(after)) / 2, scale.left), scale.right);
  })];
  return row.lanes.map((id, index) => laneMark(id, row, sheet, left[index] ?? scale.left, left[index + 1] ?? scale.right));
}

function laneMark(id: string, row: Row, sheet: Sheet, left: number, right: number): Mark {
  const { lookup, scale, zoom } = sheet;
  const view = lookup.view(lookup.number(id));
  const place = sheet.place(id);
  if (!view || !place) throw new Error(`no lane for ${id}`);
  const ties = lookup.tiesOf(id);
  const stretches = lookup.stretches(id);
  const key = `${zoom} ${place.y - row.top} ${row.bottom - row.top} ${place.height} ${place.hue} ${left} ${right}`;
  const known = drawn.get(view);
  const still = known?.key === key && known.stretches === stretches && same(known.ties, ties) ? known : null;
  if (still?.y === place.y) return still.mark;
  const mark: Mark = {
    kind: 'lane',
    id,
    cls: 'lane',
    name: still?.mark.name ?? laneName(view, ties),
    data: { 'entity-id': id, here: 'true' },
    shapes: [
      shape('rect', 'hit', { x: left, y: row.top, width: right - left, height: row.bottom - row.top + 2 }),
      ...laneShapes(stretches, scale, { y: place.y, height: place.height, hue: place.hue, ...pledgesAndFronts(id, ties) }),
    ],
    x: Math.min(Math.max(scale.x(stretches[0]?.start.inner ?? ''), scale.left), scale.right),
    y: place.y,
  };
  if (still && !sheet.placed) isMoved(mark, still.mark, place.y - still.y);
  drawn.set(view, { key, y: place.y, ties, stretches, mark });
  return mark;
}

function pledgesAndFronts(id: string, ties: readonly TieView[]): { thinnings: Thinning[]; outlined: boolean } {
  const own = ties.filter(({ tie }) => tie.source.id === id);
  const thinnings = own
    .filter((tie) => tie.tie.type === 'PLEDGED_TO' && !isDenial(tie) && tie.finding.status !== 'ANNOUNCED')
    .flatMap(({ finding }): Thinning[] => {
      const on = finding.bounds.fromLatest ?? finding.bounds.fromEarliest;
      return finding.share !== null && on !== null ? [{ on, rest: 1 - finding.share }] : [];
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  return { thinnings, outlined: own.some(({ tie, finding }) => tie.type === 'FRONT_FOR' && finding.status !== 'CONFIRMED') };
}

interface Folded {
  readonly key: string;
  readonly y: number;
  readonly lanes: readonly string[];
  readonly stretches: readonly (readonly Stretch[])[];
  readonly most: string;
  readonly mark: Mark;
}

const folded = new WeakMap<Fold, Folded>();

/** `12 groups of the family of Ansar al-Islam`, from the first day of any of them to the last. */
function foldedMark(row: Row, fold: Fold, { lookup, scale, level, place, zoom }: Sheet): Mark {
  const { id } = fold;
  const stretches = row.lanes.map((lane) => lookup.stretches(lane));
  const most = row.lanes.reduce((a, b) => (lookup.tiesOf(b).length > lookup.tiesOf(a).length ? b : a));
  const hue = place(row.lanes[0] ?? '')?.hue ?? 0;
  const key = `${zoom} ${hue}`;
  const known = folded.get(fold);
  const still = known?.key === key && known.lanes === row.lanes && known.most === most && same(known.stretches, stretches) ? known : null;
  if (still?.y === row.y) return still.mark;
  const all = stretches.flat();
  const first = all.map(({ start }) => start.outer).reduce((a, b) => (a < b ? a : b));
  const last = all.map(({ end }) => end.outer).reduce((a, b) => (a > b ? a : b));
  const label = lookup.view(lookup.number(most))?.entity.label ?? most;
  const groups = row.lanes.length === 1 ? '1 group' : `${row.lanes.length} groups`;
  const [x1, x2] = [Math.max(scale.x(first), scale.left), Math.min(scale.x(last), scale.right)];
  const mark: Mark = {
    kind: 'lane',
    id,
    cls: 'lane folded',
    name: `${groups} of the family of ${label}, ${first.slice(0, 4)} to ${last.slice(0, 4)}, folded: Enter shows ${row.lanes.length === 1 ? 'it' : 'them'}`,
    data: { family: id, here: 'true' },
    shapes: [
      shape('rect', 'hit', { x: scale.left, y: row.top, width: scale.right - scale.left, height: row.bottom - row.top + 2 }),
      shape('rect', `outline stroke-${hue}`, { x: x1, y: row.y - level.bar / 2, width: Math.max(x2 - x1, 3), height: level.bar }),
    ],
    x: x1,
    y: row.y,
  };
  if (still) isMoved(mark, still.mark, row.y - still.y);
  folded.set(fold, { key, y: row.y, lanes: row.lanes, stretches, most, mark });
  return mark;
}

/** What stands on a folded family: how many there are, and whose family it is. */
export function foldedLabel({ name, x, y, id }: Mark, small: boolean): Shape {
  const text = name.slice(0, name.lastIndexOf(', ', name.lastIndexOf(', ') - 1));
  return { ...shape('text', small ? 'name small' : 'name', { x: x + 6, y: y + 4 }, text), of: id, pinned: true };
}

/** The room of a lane with its fades, for what must not stand on it. */
export function roomOf(stretches: readonly Stretch[], scale: TimeScale, { y }: LanePlace): Box {
  const first = stretches[0]?.start;
  const last = stretches.at(-1)?.end;
  return {
    x1: first ? scale.x(first.outer) - endRoom(first.kind) : 0,
    x2: last ? scale.x(last.outer) + endRoom(last.kind) : 0,
    y1: y - BAR * 0.8,
    y2: y + BAR * 0.8,
  };
}
