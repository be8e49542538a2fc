/** Everything that is the same for all windows of a picture at one zoom: the scale, the rows and who lies where. */
import type { Measure } from '../layout/labels';
import type { LaneOrder } from '../layout/order';
import { type TimeRange, type TimeScale, timeScale } from '../layout/timeScale';
import type { Day } from '../model/dates';
import type { Vocabulary } from '../model/history';
import { isDenial, type Picture } from '../model/picture';
import { bracketRoom, type Coalition, coalitionsOf } from './coalitions';
import { foldsOf } from './folding';
import { type Level, levelAt, levelFor } from './levels';
import { Groups } from './groups';
import { Lookup } from './lookup';
import { Rows, type RowsInput } from './rows';
import { CHEVRON, type Strip, stripRoom } from './stripRoom';
import type { LanePlace } from './ties';

export interface SceneInput {
  readonly picture: Picture;
  readonly order: LaneOrder;
  readonly vocabulary: Vocabulary;
  /** The days of the whole history, and those in the window. */
  readonly extent: TimeRange;
  readonly range: TimeRange;
  readonly width: number;
  readonly asOf: Day | null;
  readonly focus: string;
  readonly measure: Measure;
  /** Which level of detail, the densest being 0; null is by the number of rows. */
  readonly level?: number | null;
  /** The numbers of families that are shown lane by lane though there are too many lanes. */
  readonly unfolded?: ReadonlySet<number>;
  /** The strips of the lanes whose places are unfolded. */
  readonly strips?: ReadonlyMap<string, readonly Strip[]>;
  /** Whether a lane has places to unfold. */
  readonly unfolds?: (id: string) => boolean;
}

export const AXIS = 30;
export const SIDE = 14;
/** Under the last lane. */
const BELOW = 22;
export const HUES = 4;
/** The size of small names in that of names. */
const SMALL = 11 / 13;
/** Up to so many lanes connectors and captions look for free room among one another. */
const PLACED = 100;

export interface Sheet {
  readonly input: SceneInput;
  readonly lookup: Lookup;
  readonly scale: TimeScale;
  readonly level: Level;
  /** Its number, the densest being 0. */
  readonly levelNumber: number;
  readonly rows: Rows;
  readonly rowsInput: RowsInput;
  readonly height: number;
  /** Whether connectors find their way among all others; else each goes straight. */
  readonly placed: boolean;
  /** Those of a placed picture; elsewhere memberships are ties as others are. */
  readonly coalitions: readonly Coalition[];
  /** What their brackets take at the right edge. */
  readonly sideRoom: number;
  /** What the scale depends on, as a key. */
  readonly zoom: string;
  /** Where the lane of an entity lies; undefined where it has none. */
  readonly place: (id: string) => LanePlace | undefined;
}

const NONE: ReadonlySet<number> = new Set<number>();

/** Room to the right of the last day, where connectors from there find their way. */
function afterwards(width: number): number {
  return Math.max(84, Math.min(width * 0.12, 165));
}

export function sheetOf(input: SceneInput): Sheet {
  const { picture, order, range, width, extent, focus } = input;
  const lookup = new Lookup(picture, order, extent);
  const folds = foldsOf(order, input.unfolded ?? NONE);
  const groups = new Groups(lookup, order, folds);
  const rowCount = groups.count;
  const levelNumber = input.level ?? levelFor(rowCount);
  const level = levelAt(levelNumber, rowCount);
  const placed = level.ties === 'all' && lookup.count <= PLACED && folds.size === 0;
  const coalitions = placed ? coalitionsOf(picture, (id) => lookup.number(id)) : [];
  const sideRoom = bracketRoom(coalitions);
  const scale = timeScale(range, SIDE + (input.unfolds ? CHEVRON : 0), width - afterwards(width) - sideRoom);
  const size = level.text === 'small' ? SMALL : 1;
  const zoom = [range.first, range.last, scale.left, scale.right, width, levelNumber, focus].join(' ');
  const rowsInput: RowsInput = {
    lookup,
    groups,
    level,
    scale,
    zoom,
    measure: (id) => (text) => input.measure(text, id === focus) * size,
    top: AXIS,
    right: (scale.right + width) / 2,
    extra: new Map([...(input.strips ?? [])].map(([id, strips]) => [id, stripRoom(strips)])),
  };
  const rows = new Rows(rowsInput);
  const places = new Map<string, LanePlace>();
  const place = (id: string): LanePlace | undefined => {
    const known = places.get(id);
    const row = known ? undefined : rows.of(id);
    if (!row) return known;
    const hue = hueOf(order.family.get(id) ?? -1);
    const narrow = !row.fold && (lookup.view(lookup.number(id))?.entity.type === 'Person' || isFront(id, lookup));
    const made = { row: row.index, y: row.y, height: narrow ? Math.max(level.bar / 2, 3) : level.bar, hue };
    places.set(id, made);
    return made;
  };
  return {
    input,
    lookup,
    scale,
    level,
    levelNumber,
    rows,
    rowsInput,
    height: rows.bottom + BELOW,
    placed,
    coalitions,
    sideRoom,
    zoom,
    place,
  };
}

export function hueOf(family: number): number {
  return family < 0 || family >= HUES ? HUES : family;
}

function isFront(id: string, lookup: Lookup): boolean {
  return lookup.tiesOf(id).some((view) => view.tie.type === 'FRONT_FOR' && view.tie.source.id === id && !isDenial(view));
}
