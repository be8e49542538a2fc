/**
 * Rows as CSV (RFC 4180) in UTF-8 with a byte order mark, without which spreadsheets take it for another encoding.
 *
 * Every line has the same fields, the first line names them, and nothing else stands in the file: title,
 * date, question and sources go along in columns of their own.
 */
import { type Column, ENTITY_COLUMNS, type EntityRow, sourceInWords, sourcesOf, TIE_COLUMNS, type TieRow, type Cell } from '../model/listing';
import { type About, GENERATOR, queryInWords } from './about';

const MARK = '\uFEFF';
/** What a spreadsheet may take for a formula; apostrophes before it count as well, so that ours can be told. */
const FORMULA = /^['\s]*[=+\-@＝＋－＠]|^'*[\t\r\n]/;

/**
 * A text that no spreadsheet runs: an apostrophe is put before whatever looks like a formula. Nothing is lost:
 * a field that looks like one behind an apostrophe has exactly one apostrophe too many.
 */
function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = guarded(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

type Plain<Row> = Pick<Column<Row>, 'key' | 'cell'>;

const TIE_MORE: readonly Plain<TieRow>[] = [
  { key: 'id', cell: ({ id }) => id },
  { key: 'type', cell: ({ view }) => view.tie.type },
  { key: 'source_id', cell: ({ view }) => view.tie.source.id },
  { key: 'target_id', cell: ({ view }) => view.tie.target.id },
  { key: 'place_id', cell: ({ view }) => view.tie.place?.id ?? null },
  { key: 'role', cell: ({ view }) => view.tie.role },
  { key: 'observed', cell: ({ view }) => view.finding.observed.join('; ') || null },
  { key: 'from_earliest', cell: ({ view }) => view.finding.bounds.fromEarliest },
  { key: 'from_latest', cell: ({ view }) => view.finding.bounds.fromLatest },
  { key: 'to_earliest', cell: ({ view }) => view.finding.bounds.toEarliest },
  { key: 'to_latest', cell: ({ view }) => view.finding.bounds.toLatest },
];

const ENTITY_MORE: readonly Plain<EntityRow>[] = [
  { key: 'id', cell: ({ id }) => id },
  { key: 'type', cell: ({ view }) => view.entity.type },
  { key: 'label', cell: ({ view }) => view.entity.label },
  { key: 'summary', cell: ({ view }) => view.entity.summary },
];

function csv<Row extends TieRow | EntityRow>(rows: readonly Row[], columns: readonly Plain<Row>[], about: About): string {
  const query = queryInWords(about);
  const all: readonly Plain<Row>[] = [
    ...columns,
    { key: 'sources', cell: ({ claims }) => sourcesOf(claims).map(sourceInWords).join(' | ') },
    { key: 'title', cell: () => about.title },
    { key: 'exported_at', cell: () => about.exportedAt },
    { key: 'query', cell: () => query },
    { key: 'address', cell: () => about.address },
    { key: 'generator', cell: () => GENERATOR },
  ];
  const lines = rows.map((row) => all.map(({ cell }) => field(cell(row))).join(','));
  return `${MARK}${[all.map(({ key }) => key).join(','), ...lines].join('\r\n')}\r\n`;
}

export function tiesCsv(rows: readonly TieRow[], about: About): string {
  return csv(rows, [...TIE_COLUMNS, ...TIE_MORE], about);
}

export function entitiesCsv(rows: readonly EntityRow[], about: About): string {
  return csv(rows, [...ENTITY_COLUMNS, ...ENTITY_MORE], about);
}
