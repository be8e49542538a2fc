/** Cells of an answer as POST /api/cypher gives them, and their text. */

export interface NodeCell {
  readonly $type: 'Node';
  readonly id: string;
  readonly labels: readonly string[];
  readonly properties: Readonly<Record<string, Cell>>;
}

export interface RelationshipCell {
  readonly $type: 'Relationship';
  readonly id: string;
  readonly type: string;
  /** Ids of nodes. */
  readonly start: string;
  readonly end: string;
  readonly properties: Readonly<Record<string, Cell>>;
}

export interface PathCell {
  readonly $type: 'Path';
  readonly nodes: readonly NodeCell[];
  readonly relationships: readonly RelationshipCell[];
}

interface TextCell {
  readonly $type: 'Date' | 'DateTime' | 'LocalDateTime' | 'Time' | 'LocalTime' | 'Duration' | 'Bytes' | 'Integer' | 'Float';
  readonly value: string;
}

interface PointCell {
  readonly $type: 'Point';
  readonly srid: number;
  readonly coordinates: readonly number[];
}

interface MapCell {
  readonly $type: 'Map';
  readonly value: Readonly<Record<string, Cell>>;
}

export type TypedCell = NodeCell | RelationshipCell | PathCell | TextCell | PointCell | MapCell;
export type Cell = null | boolean | number | string | readonly Cell[] | TypedCell | { readonly [key: string]: Cell };
export type Row = readonly Cell[];

export function isList(cell: Cell): cell is readonly Cell[] {
  return Array.isArray(cell);
}

/** A cell with a type of its own; null for what stands for itself, a map included. */
export function typed(cell: Cell): TypedCell | null {
  return typeof cell === 'object' && cell !== null && !isList(cell) && typeof cell.$type === 'string' ? (cell as TypedCell) : null;
}

/** The keys and values of a map, also of one that has a key `$type` itself. */
export function entriesOf(map: Cell): [string, Cell][] {
  const own = typed(map);
  return Object.entries((own?.$type === 'Map' ? own.value : map) as Readonly<Record<string, Cell>>);
}

/** In the order in which they say best what a node is. */
const TELLING = ['name', 'text', 'title', 'id'] as const;

/** What a node is called: its name, its text, its title or its id of ours, else its labels. */
export function titleOf({ labels, properties }: NodeCell): string {
  for (const key of TELLING) {
    const value = properties[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  return labels.join(' ');
}

/** The label that tells a node apart: the last that is not shared by several kinds. */
export function kindOf(labels: readonly string[]): string {
  return labels.find((label) => label !== 'Entity' && label !== 'Fact') ?? labels[0] ?? 'Node';
}

/** One line for a cell; text stands without quotes only where it is the whole cell. */
export function textOf(cell: Cell, inside = false): string {
  if (cell === null) return 'null';
  if (typeof cell === 'string') return inside ? `'${cell}'` : cell;
  if (typeof cell !== 'object') return String(cell);
  if (isList(cell)) return `[${cell.map((each) => textOf(each, true)).join(', ')}]`;
  const own = typed(cell);
  switch (own?.$type) {
    case undefined:
    case 'Map':
      return `{${entriesOf(cell).map(([key, value]) => `${key}: ${textOf(value, true)}`).join(', ')}}`;
    case 'Node':
      return `(:${kindOf(own.labels)} ${titleOf(own)})`;
    case 'Relationship':
      return `[:${own.type}${statusOf(own)}]`;
    case 'Path':
      return pathText(own);
    case 'Point':
      return `point(${own.coordinates.join(', ')}; ${own.srid})`;
    case 'Date':
    case 'DateTime':
    case 'LocalDateTime':
    case 'Time':
    case 'LocalTime':
    case 'Duration':
    case 'Bytes':
    case 'Integer':
    case 'Float':
      return own.value;
  }
}

function statusOf({ properties }: RelationshipCell): string {
  const status = properties['status'];
  return typeof status === 'string' ? ` ${status}` : '';
}

/** Nodes joined by arrows, each in the direction in which its relationship is stored. */
function pathText({ nodes, relationships }: PathCell): string {
  const steps = relationships.map((relationship, index) => {
    const next = nodes[index + 1];
    const arrow = relationship.end === next?.id ? `-${textOf(relationship)}->` : `<-${textOf(relationship)}-`;
    return `${arrow}${next ? textOf(next) : '()'}`;
  });
  const first = nodes[0];
  return `${first ? textOf(first) : '()'}${steps.join('')}`;
}
