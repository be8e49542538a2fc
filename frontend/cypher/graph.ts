/** The nodes and relationships of an answer as a picture for the explorer's own network. */
import type { TieType } from '../src/api/operations';
import { type Status, STATUSES } from '../src/model/evidence';
import type { EntityView, Picture, TieView } from '../src/model/picture';
import type { Bounds } from '../src/model/spans';
import { type Cell, entriesOf, isList, kindOf, type NodeCell, type RelationshipCell, type Row, titleOf, typed } from './cells';
import model from './model.json';

export interface ResultGraph {
  /** By the database's ids, in order of their first row. */
  readonly nodes: ReadonlyMap<string, NodeCell>;
  readonly relationships: ReadonlyMap<string, RelationshipCell>;
  /** Ends of relationships of which the answer has nothing but the id. */
  readonly unnamed: ReadonlySet<string>;
  /** How many nodes are left out. */
  readonly left: number;
}

/** More than this is no picture any more. */
const MOST_NODES = 400;

/** Everything drawable in some rows, wherever it stands in them. */
export function graphOf(rows: readonly Row[], most = MOST_NODES): ResultGraph {
  const nodes = new Map<string, NodeCell>();
  const relationships = new Map<string, RelationshipCell>();
  const take = (cell: Cell): void => {
    if (typeof cell !== 'object' || cell === null) return;
    if (isList(cell)) {
      cell.forEach(take);
      return;
    }
    const own = typed(cell);
    if (own?.$type === 'Node') nodes.set(own.id, own);
    else if (own?.$type === 'Relationship') relationships.set(own.id, own);
    else if (own?.$type === 'Path') [...own.nodes, ...own.relationships].forEach(take);
    else if (own === null || own.$type === 'Map') for (const [, value] of entriesOf(cell)) take(value);
  };
  for (const row of rows) row.forEach(take);
  const all = new Map(nodes);
  const unnamed = new Set<string>();
  for (const { start, end } of relationships.values()) {
    for (const id of [start, end]) {
      if (all.has(id)) continue;
      unnamed.add(id);
      all.set(id, { $type: 'Node', id, labels: [], properties: {} });
    }
  }
  const kept = new Map([...all].slice(0, most));
  return {
    nodes: kept,
    relationships: new Map([...relationships].filter(([, { start, end }]) => kept.has(start) && kept.has(end))),
    unnamed: new Set([...unnamed].filter((id) => kept.has(id))),
    left: all.size - kept.size,
  };
}

/** What of a graph can have lanes in the explorer, by ids of ours: its groups and people, and its ties. */
export interface LaneIds {
  readonly entities: ReadonlyMap<string, NodeCell>;
  readonly ties: ReadonlyMap<string, RelationshipCell>;
}

export function laneIds({ nodes, relationships }: ResultGraph): LaneIds {
  const entities = new Map<string, NodeCell>();
  for (const node of nodes.values()) {
    const { id } = node.properties;
    if (typeof id === 'string' && /^(?:group|person):/.test(id)) entities.set(id, node);
  }
  const ties = new Map<string, RelationshipCell>();
  for (const relationship of relationships.values()) {
    const { id } = relationship.properties;
    if (typeof id === 'string' && id.startsWith('tie:')) ties.set(id, relationship);
  }
  return { entities, ties };
}

/** Whether there is a group among them, by itself or at the end of a tie. */
export function hasGroups({ entities, ties }: LaneIds): boolean {
  return [...entities.keys()].some((id) => id.startsWith('group:')) || [...ties.keys()].some((id) => id.includes('/group:'));
}

/** The hue of each kind of node, and the kinds by hue for the legend; all others share the last. */
export const HUES: readonly (readonly string[])[] = [['Group'], ['Person'], ['Place'], ['Name', 'Strength', 'Existence', 'Ending']];
const OTHERS = HUES.length;

export function hueOf(labels: readonly string[]): number {
  const found = HUES.findIndex((kinds) => kinds.includes(kindOf(labels)));
  return found < 0 ? OTHERS : found;
}

const TIES: Readonly<Partial<Record<string, (typeof model.ties)['SPLIT_FROM' | 'ALLIED_WITH']>>> = model.ties;
const KNOWN: Bounds = { fromEarliest: '0001-01-01', fromLatest: '0001-01-01', toEarliest: null, toLatest: null };

/** A node's name in the picture: what it is called, and its kind where that is neither group nor person. */
export function nameOf(node: NodeCell): string {
  if (node.labels.length === 0) return node.id;
  const [title, kind] = [titleOf(node), kindOf(node.labels)];
  return kind === 'Group' || kind === 'Person' || title === kind ? title : `${title} (${kind})`;
}

/** Ties of ours have the marks that they have in the explorer; every other relationship is its plain line, a square at its end. */
export function pictureOf(graph: ResultGraph): Picture {
  return {
    knownAt: null,
    entities: new Map([...graph.nodes.values()].map((node) => [node.id, entityOf(node, graph)])),
    ties: new Map([...graph.relationships.values()].map((relationship) => [relationship.id, tieOf(relationship)])),
  };
}

function entityOf(node: NodeCell, { unnamed }: ResultGraph): EntityView {
  const kind = kindOf(node.labels);
  return {
    entity: {
      id: node.id,
      type: kind === 'Person' ? 'Person' : kind === 'Group' ? 'Group' : 'Place',
      // The two kinds that are drawn as rings; what else there is makes no difference.
      kind: ringKind(node),
      label: nameOf(node),
      summary: null,
      names: [],
      strengths: [],
      existences: [],
      endings: [],
    },
    spells: unnamed.has(node.id) || isUndated(node) ? [] : [{ bounds: KNOWN, from: null, to: null, status: null, ending: null }],
    names: [],
  };
}

/** A group of which nobody says when it began. */
export function isUndated({ labels, properties }: NodeCell): boolean {
  return kindOf(labels) === 'Group' && properties['from_latest'] === undefined;
}

function ringKind({ properties }: NodeCell): 'COALITION' | 'OPERATIONS_ROOM' | null {
  const kind = properties['kind'];
  return kind === 'COALITION' || kind === 'OPERATIONS_ROOM' ? kind : null;
}

function tieOf({ id, type, start, end, properties }: RelationshipCell): TieView {
  const info = TIES[type];
  const given = STATUSES.find((each) => each === properties['status']);
  const status: Status = given ?? 'ASSERTED';
  const dated = properties['from_earliest'] !== undefined || properties['from_latest'] !== undefined;
  const number = (key: string) => (typeof properties[key] === 'number' ? properties[key] : 0);
  const share = properties['share'];
  return {
    tie: {
      id,
      type: info ? (type as TieType) : 'LOCATED_IN',
      source: { id: start, label: start },
      target: { id: end, label: end },
      place: null,
      derived: info?.derived ?? false,
      role: null,
      note: null,
      claims: [],
    },
    finding: {
      status,
      bounds: dated || !info ? KNOWN : { ...KNOWN, fromEarliest: null, fromLatest: null },
      from: null,
      to: null,
      observed: [],
      share: typeof share === 'number' ? share : null,
      count: null,
      how: null,
      assertions: number('assertions'),
      denials: number('denials'),
      sources: number('sources'),
      independentSources: number('independent_sources'),
    },
    instant: info?.instant ?? false,
    founding: info?.founding ?? false,
    descent: info?.descent ?? null,
  };
}

export interface Beside {
  readonly relationship: string;
  /** The node at the other end. */
  readonly other: string;
  /** `pledged allegiance to Islamic State, contested`; types that are no ties stand as they are. */
  readonly text: string;
}

/** The relationships of a node in words, those that begin there first. */
export function besides(id: string, { nodes, relationships }: ResultGraph): Beside[] {
  return [...relationships.values()]
    .filter(({ start, end }) => start === id || end === id)
    .map((relationship) => {
      const forwards = relationship.start === id;
      const other = forwards ? relationship.end : relationship.start;
      const info = TIES[relationship.type];
      const reads = (forwards ? info?.reads : info?.inverse) ?? (forwards ? `${relationship.type} →` : `← ${relationship.type}`);
      const node = nodes.get(other);
      const status = relationship.properties['status'];
      const text = `${reads} ${node ? nameOf(node) : other}${typeof status === 'string' ? `, ${status.toLowerCase()}` : ''}`;
      return { relationship: relationship.id, other, text, forwards };
    })
    .sort((a, b) => Number(b.forwards) - Number(a.forwards));
}
