/** Rows: how high each is, and what names stand on it. Heights are for all rows, names only where asked for. */
import { inLines, type Label, placeLabels } from '../layout/labels';
import type { Stretch } from '../layout/lifelines';
import type { Box } from '../layout/routes';
import type { TimeScale } from '../layout/timeScale';
import type { EntityView } from '../model/picture';
import type { Fold } from './folding';
import type { Group, Groups } from './groups';
import type { Level } from './levels';
import type { Lookup } from './lookup';
import { round, type Shape, shape } from './scene';

const LINE = 16;
export const BAR = 10;
/** The room between lanes: a picture of few lanes has more of it, for signs and words. */
const GAPS = [
  { upTo: 10, gap: 40 },
  { upTo: 16, gap: 26 },
] as const;
const NARROWEST = 18;
/** How far before a name a connector's day makes it likely to cross it. */
const NEAR = 30;
/** Between a name and a rename's line that passes it. */
const BESIDE = 3;
/** Between a lane and the name of the next one on its row. */
const APART = 46;

export interface Row {
  readonly index: number;
  /** Its lanes by time; of a folded family all of them. */
  readonly lanes: readonly string[];
  readonly fold: Fold | null;
  readonly top: number;
  readonly bottom: number;
  /** The middle of the lane. */
  readonly y: number;
  readonly lines: number;
  /** Whether its lines of names lie below the lane. */
  readonly below: boolean;
}

/** A name and whose it is. */
export interface Name extends Label {
  readonly id: string;
}

export interface RowsInput {
  readonly lookup: Lookup;
  readonly groups: Groups;
  readonly level: Level;
  readonly scale: TimeScale;
  /** What names depend on beside their lane, as a key. */
  readonly zoom: string;
  readonly measure: (id: string) => (text: string) => number;
  readonly top: number;
  /** Where names end at the latest. */
  readonly right: number;
  /** The room under lanes beside that of the level, by lane. */
  readonly extra: ReadonlyMap<string, number>;
}

export class Rows {
  readonly count: number;
  readonly bottom: number;
  /** The row of each lane by its number, -1 where it is not shown. */
  readonly rowOf: Int32Array;
  /** The upper edge of each row, and the lower one of the last. */
  private readonly edges: Float64Array;
  private readonly made: Row[] = [];
  private readonly gap: number;

  constructor(private readonly input: RowsInput) {
    const { groups, level, extra } = input;
    this.rowOf = groups.rowOf;
    this.count = groups.count;
    this.gap = level.row === null ? (GAPS.find(({ upTo }) => this.count <= upTo)?.gap ?? NARROWEST) : 0;
    this.edges = new Float64Array(this.count + 1);
    const more = new Float64Array(this.count);
    for (const [id, room] of extra) {
      const row = groups.indexOf(id);
      if (row !== undefined && !groups.at(row)?.fold) more[row] = Math.max(more[row] ?? 0, room);
    }
    let y = input.top;
    for (let index = 0; index < this.count; index++) {
      this.edges[index] = y;
      y = (more[index] ?? 0) + (level.row === null ? this.named(index, y) : y + level.row);
    }
    this.edges[this.count] = y;
    this.bottom = y;
  }

  /** All lanes and folded families from top to bottom. */
  ids(): string[] {
    return Array.from({ length: this.count }, (_, row) => this.input.groups.at(row)).flatMap((group) => (group?.fold ? [group.fold.id] : (group?.lanes ?? [])));
  }

  /** The lanes of a folded family. */
  lanesOf(fold: string): readonly string[] {
    return this.of(fold)?.lanes ?? [];
  }

  /** The row of a lane or of a folded family; undefined where it is not shown. */
  indexOf(id: string): number | undefined {
    return this.input.groups.indexOf(id);
  }

  of(id: string): Row | undefined {
    const index = this.indexOf(id);
    return index === undefined ? undefined : this.at(index);
  }

  at(index: number): Row | undefined {
    const known = this.made[index];
    if (known) return known;
    const group = this.input.groups.at(index);
    return group && (this.made[index] = this.fixed(index, group));
  }

  /** The numbers of the first and the last row that reach into the heights. */
  within(top: number, bottom: number): readonly [first: number, last: number] {
    return [Math.max(0, this.below(top) - 1), Math.min(this.count, this.below(bottom)) - 1];
  }

  edge(index: number): number {
    return this.edges[index] ?? this.bottom;
  }

  /** The first row that begins below a height. */
  private below(y: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.edges[middle] ?? 0) > y) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** A row of the level's height. */
  private fixed(index: number, group: Group): Row {
    const { level } = this.input;
    const top = this.edge(index);
    const height = level.row ?? 0;
    const y = level.lines > 0 ? top + height - level.bar / 2 - 3 : top + height / 2;
    return { index, ...group, top: top + 1, bottom: top + height - 1, y, lines: level.lines, below: false };
  }

  /** A row as high as its names need, with renames on the side where fewer connectors arrive; its lower edge. */
  private named(index: number, edge: number): number {
    const { scale, groups } = this.input;
    const { lanes, fold } = groups.at(index) ?? { lanes: [], fold: null };
    const labels = fold ? [] : namesOn(lanes, this.input, scale);
    const lines = fold ? 1 : Math.max(0, ...labels.map((label) => (label.line === null ? 0 : label.line + 1)));
    const below = lanes.reduce((sum, id) => sum + this.above(id, index, labels), 0) > 0;
    const band = labels.some((label) => label.line === null) ? LINE : BAR + 2;
    const top = edge + this.gap / 2;
    const bottom = top + lines * LINE + band;
    this.made[index] = { index, lanes, fold, top, bottom, y: top + (below ? 0 : lines * LINE) + band / 2, lines, below };
    return bottom + this.gap / 2;
  }

  /** How many more ties reach a lane from above than from below just where its renames stand. */
  private above(id: string, index: number, labels: readonly Name[]): number {
    const { lookup, scale } = this.input;
    const renames = labels.filter((label) => label.id === id && label.tickX !== null);
    if (renames.length === 0) return 0;
    let above = 0;
    for (const { tie, finding } of lookup.tiesOf(id)) {
      const day = finding.bounds.fromLatest ?? finding.bounds.fromEarliest ?? finding.bounds.toEarliest;
      const x = day === null ? scale.right : scale.x(day);
      if (!renames.some((label) => x > label.x - NEAR && x < label.x + label.width)) continue;
      const other = tie.source.id === id ? tie.target.id : tie.source.id;
      above += Math.sign(index - (this.indexOf(other) ?? 0));
    }
    return above;
  }
}

interface Labelled {
  readonly zoom: string;
  readonly stretches: readonly Stretch[];
  readonly labels: readonly Label[];
}

/** The names of a lane stand where they stood until something of it changes. */
const labelled = new WeakMap<EntityView, Labelled>();

function labelsOn(id: string, view: EntityView, stretches: readonly Stretch[], { zoom, measure, right, scale: usual }: RowsInput, scale: TimeScale): readonly Label[] {
  if (scale !== usual) return placeLabels(view, stretches, scale, right, measure(id));
  const known = labelled.get(view);
  if (known?.zoom === zoom && known.stretches === stretches) return known.labels;
  const labels = placeLabels(view, stretches, scale, right, measure(id));
  labelled.set(view, { zoom, stretches, labels });
  return labels;
}

/** The names on the lanes of one row. */
function namesOn(lanes: readonly string[], input: RowsInput, scale: TimeScale): Name[] {
  const { lookup } = input;
  let end = -Infinity;
  const all = lanes.flatMap((id) => {
    const view = lookup.view(lookup.number(id));
    if (!view) return [];
    const stretches = lookup.stretches(id);
    const before = end;
    end = scale.x(stretches.at(-1)?.end.outer ?? '') + APART;
    // Before a lane there may be another.
    return labelsOn(id, view, stretches, input, scale).map((label): Name =>
      label.line === null && label.x < before ? { ...label, id, line: 0, x: before } : { ...label, id },
    );
  });
  return lanes.length === 1 ? all : (inLines([...all].sort((a, b) => a.x - b.x)) as Name[]);
}

/** The names to draw on a row, with room for so many lines; the others are in the lane's accessible name. */
export function drawnNames(row: Row, input: RowsInput, scale: TimeScale = input.scale): Name[] {
  if (row.fold || input.level.text === null) return [];
  const lines = Math.max(row.lines, 1);
  return namesOn(row.lanes, input, scale).filter(({ line }) => line === null || line < lines);
}

function baselineOf({ y, below, lines }: Row, { bar, text }: Level, line: number | null): number {
  if (line === null || lines === 0) return y + (text === 'small' ? 4 : 4.5);
  return below ? y + bar / 2 + 14 + line * LINE : y - bar / 2 - (text === 'small' ? 3 : 7) - line * LINE;
}

/** The room that the names take. */
export function boxesOf(row: Row, names: readonly Name[], level: Level): Box[] {
  return names.map(({ x, width, line }) => {
    const baseline = baselineOf(row, level, line);
    return { x1: x, x2: x + width, y1: baseline - 11, y2: baseline + 4 };
  });
}

/** A name, and where it came with a rename the line down to its day on the lane. */
export function nameShapes(row: Row, names: readonly Name[], level: Level, hue: number, cls: (id: string) => string): Shape[] {
  return names.flatMap(({ id, text, x, width, line, tickX }): Shape[] => {
    const baseline = baselineOf(row, level, line);
    const own = { of: id, pinned: true } as const;
    const label = { ...shape('text', cls(id), { x, y: baseline }, text), ...own };
    if (tickX === null || row.lines === 0) return [label];
    const edge = row.below ? row.y - level.bar / 2 - 2 : row.y + level.bar / 2 + 2;
    const side = row.below ? 1 : -1;
    const at = landing(names, { x, width, line, tickX });
    const bend = row.y + side * (level.bar / 2 + 3);
    const points = [[tickX, edge], [tickX, bend], [at, bend], [at, row.below ? baseline - 9 : baseline - 3]];
    return [{ ...shape('polyline', `rename stroke-${hue}`, { points: points.map((point) => point.map(round).join()).join(' ') }), ...own }, label];
  });
}

/** Where a rename's line reaches its name: on its day, or beside the names nearer to the lane that stand there. */
function landing(names: readonly Name[], { x, width, line, tickX }: { x: number; width: number; line: number | null; tickX: number }): number {
  const nearer = names.filter((other) => other.line !== null && other.line < (line ?? 0));
  const free = (at: number) => nearer.every((other) => at < other.x - BESIDE || at > other.x + other.width + BESIDE);
  const spots = [tickX, ...nearer.flatMap((other) => [other.x - BESIDE - 1, other.x + other.width + BESIDE + 1])];
  const reached = spots.filter((at) => at >= x && at <= x + width && free(at));
  return reached.sort((a, b) => Math.abs(a - tickX) - Math.abs(b - tickX))[0] ?? tickX;
}
