/** A picture's content as rows: what the table lists and the exports hold. */
import type { Claim } from './claims';
import type { COLUMN_KEYS } from './columns';
import type { Day } from './dates';
import { knownBy, type Status } from './evidence';
import { prevailingName } from './existence';
import { type History, ownClaims, type Vocabulary } from './history';
import type { EntityView, Picture, TieView } from './picture';
import { dateInWords, shareInWords, spanInWords, STATUS_WORDS, termInWords } from './wording';

export type Cell = string | number | null;

/** One fact of a row: as data, as a reader sees it, and as it sorts. Null is what nobody gives. */
export interface Column<Row, Key extends string = string> {
  readonly key: Key;
  readonly title: string;
  readonly cell: (row: Row) => Cell;
  readonly words?: (row: Row) => string;
  readonly order?: (row: Row) => Cell;
  /** The value that rows may be chosen by, as the address has it. */
  readonly chosen?: (row: Row) => string | null;
}

export interface TieRow {
  readonly id: string;
  readonly view: TieView;
  readonly relation: string;
  readonly firstKnown: Day;
  readonly claims: readonly Claim[];
}

export interface EntityRow {
  readonly id: string;
  readonly view: EntityView;
  readonly name: string;
  readonly others: readonly string[];
  readonly claims: readonly Claim[];
}

/** Some ties as known on a day, the earliest first. */
export function tieRows(views: readonly TieView[], vocabulary: Vocabulary, knownAt: Day | null): TieRow[] {
  return views
    .map((view) => {
      const claims = knownBy(view.tie.claims, knownAt);
      const firstKnown = claims.reduce((day, claim) => (claim.knownFrom < day ? claim.knownFrom : day), '9999-12-31');
      return { id: view.tie.id, view, relation: vocabulary.get(view.tie.type)?.reads ?? view.tie.type, firstKnown, claims };
    })
    .sort((a, b) => compare(begins(a) ?? '9999', begins(b) ?? '9999') || compare(a.id, b.id));
}

/** Every entity of a picture that `exists` lets through, by the name that prevails on the day looked at. */
export function entityRows(picture: Picture, asOf: Day | null, exists: (view: EntityView) => boolean): EntityRow[] {
  return [...picture.entities.values()]
    .filter(exists)
    .map((view) => {
      const name = prevailingName(view.entity, view.names, asOf);
      const others = new Set([view.entity.label, ...view.names.map(({ fact }) => fact.text)]);
      others.delete(name);
      return { id: view.entity.id, view, name, others: [...others], claims: knownBy(ownClaims(view.entity), picture.knownAt) };
    })
    .sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id));
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : Number(a > b);
}

function begins({ view: { finding } }: TieRow): Day | null {
  return finding.bounds.fromEarliest ?? finding.bounds.fromLatest;
}

function date(edtf: string | null): string {
  return edtf === null ? '' : edtf === '..' ? 'going on' : dateInWords(edtf);
}

/** Where nobody gives a beginning or an end, the days on which it was seen. */
function beginning({ view: { finding, instant } }: TieRow): string {
  const { from, to, observed } = finding;
  return from === null && to === null && observed.length > 0 ? spanInWords(finding, instant) : date(from);
}

function statusWords(status: Status | null): string {
  return status === null ? '' : STATUS_WORDS[status];
}

export const TIE_COLUMNS: readonly Column<TieRow, (typeof COLUMN_KEYS)['ties'][number]>[] = [
  { key: 'source', title: 'Source', cell: ({ view }) => view.tie.source.label },
  { key: 'relation', title: 'Relation', cell: ({ relation }) => relation, chosen: ({ view }) => view.tie.type },
  { key: 'target', title: 'Target', cell: ({ view }) => view.tie.target.label },
  { key: 'place', title: 'Place', cell: ({ view }) => view.tie.place?.label ?? null },
  { key: 'from', title: 'From', cell: ({ view }) => view.finding.from, words: beginning, order: begins },
  {
    key: 'to',
    title: 'To',
    cell: ({ view }) => view.finding.to,
    words: ({ view }) => date(view.finding.to),
    order: ({ view: { finding } }) => (finding.to === '..' ? '9999' : finding.to === null ? null : finding.bounds.toLatest),
  },
  { key: 'status', title: 'Status', cell: ({ view }) => view.finding.status, words: ({ view }) => statusWords(view.finding.status), chosen: ({ view }) => view.finding.status },
  { key: 'share', title: 'Share', cell: ({ view }) => view.finding.share, words: ({ view: { finding } }) => (finding.share === null ? '' : shareInWords(finding.share)) },
  { key: 'assertions', title: 'For', cell: ({ view }) => view.finding.assertions },
  { key: 'denials', title: 'Against', cell: ({ view }) => view.finding.denials },
  { key: 'independent_sources', title: 'Independent sources', cell: ({ view }) => view.finding.independentSources },
  { key: 'first_known', title: 'First known', cell: ({ firstKnown }) => firstKnown, words: ({ firstKnown }) => date(firstKnown) },
];

export const ENTITY_COLUMNS: readonly Column<EntityRow, (typeof COLUMN_KEYS)['entities'][number]>[] = [
  { key: 'name', title: 'Name in effect', cell: ({ name }) => name },
  { key: 'kind', title: 'Kind', cell: ({ view: { entity } }) => (entity.kind === null ? entity.type.toLowerCase() : termInWords(entity.kind)), chosen: ({ view: { entity } }) => entity.kind ?? entity.type },
  {
    key: 'from',
    title: 'From',
    cell: ({ view }) => view.spells[0]?.from ?? null,
    words: ({ view }) => date(view.spells[0]?.from ?? null),
    order: ({ view }) => view.spells[0]?.bounds.fromEarliest ?? view.spells[0]?.bounds.fromLatest ?? null,
  },
  {
    key: 'to',
    title: 'To',
    cell: ({ view }) => view.spells.at(-1)?.to ?? null,
    words: ({ view }) => date(view.spells.at(-1)?.to ?? null),
    order: ({ view }) => (view.spells.at(-1)?.to === '..' ? '9999' : (view.spells.at(-1)?.bounds.toLatest ?? null)),
  },
  { key: 'status', title: 'Existence', cell: ({ view }) => view.spells[0]?.status ?? null, words: ({ view }) => statusWords(view.spells[0]?.status ?? null), chosen: ({ view }) => view.spells[0]?.status ?? null },
  { key: 'other_names', title: 'Other names', cell: ({ others }) => others.join('; ') || null },
];

export function wordsOf<Row>(column: Column<Row>, row: Row): string {
  return column.words ? column.words(row) : String(column.cell(row) ?? '');
}

export type Source = Claim['sourceFacts'];

/** Some claims with all that they rest on, as far as it was known, step by step. */
export function withRestedOn(claims: Iterable<Claim>, history: History, knownAt: Day | null): Set<Claim> {
  const all = new Set(claims);
  // A set's iteration reaches what is added on the way.
  for (const claim of all) {
    const below = claim.reliesOn.flatMap((id) => history.claims.get(id) ?? []);
    for (const other of knownBy(below, knownAt)) all.add(other);
  }
  return all;
}

/** The sources of some claims, each once, in order of author and title. */
export function sourcesOf(claims: Iterable<Claim>): Source[] {
  const sources = new Map<string, Source>();
  for (const { sourceFacts } of claims) sources.set(sourceFacts.id, sourceFacts);
  const key = ({ author, publisher, title }: Source) => `${author ?? publisher ?? title} ${title}`;
  return [...sources.values()].sort((a, b) => compare(key(a), key(b)) || compare(a.id, b.id));
}

/** `Author: Title. Publisher (2 Dec 2014)`. */
export function sourceInWords({ author, title, publisher, publishedOn }: Source): string {
  const by = author === null ? '' : `${author}: `;
  const house = publisher === null || publisher === author ? '' : `${/[.?!…]$/.test(title) ? '' : '.'} ${publisher}`;
  return `${by}${title}${house} (${dateInWords(publishedOn)})`;
}
