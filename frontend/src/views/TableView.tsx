/** The picture's content as two tables, for those who read rather than look. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type Column, ENTITY_COLUMNS, TIE_COLUMNS, wordsOf } from '../model/listing';
import { type List, type Sifting, UNSIFTED } from '../model/columns';
import { valuesOf } from '../model/sifting';
import { dayInWords, plural } from '../model/wording';
import { change, page, picture } from '../state/page';
import { allEntities, allTies, printing, shownEntities, shownTies } from '../state/table';

/** Up to so many rows all are in the document, at their natural height; of more only those in sight. */
const ALL_ROWS = 250;
/** Rows kept ready above and below those in sight, so that Tab finds the next. */
const AROUND = 12;

export function TableView() {
  if (!picture.value) return null;
  const { asOf, certainty, list } = page.value;
  const sure = certainty === 'certain' ? 'certainly' : 'may have';
  const ties = list === 'ties';
  const day = asOf === null ? '' : ` on ${dayInWords(asOf)}`;
  return (
    <div class="listing">
      <div class="listing-switch" role="group" aria-label="Rows of">
        <button type="button" aria-pressed={ties} onClick={() => { change({ list: 'ties' }); }}>Ties</button>
        <button type="button" aria-pressed={!ties} onClick={() => { change({ list: 'entities' }); }}>Entities</button>
      </div>
      {ties ? (
        <Sifted key="ties" list="ties" one="tie" caption={asOf === null ? 'All ties of the picture' : `Ties that ${sure} held${day}`} columns={TIE_COLUMNS} all={allTies.value} shown={shownTies.value} />
      ) : (
        <Sifted key="entities" list="entities" one="entity" caption={asOf === null ? 'All entities of the picture' : `Entities that ${sure} existed${day}`} columns={ENTITY_COLUMNS} all={allEntities.value} shown={shownEntities.value} />
      )}
    </div>
  );
}

interface TableProps<Row> {
  readonly list: List;
  readonly one: string;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly all: readonly Row[];
  readonly shown: readonly Row[];
}

function sift(list: List, part: Partial<Sifting>): void {
  change({ [list]: { ...page.value[list], ...part } });
}

function Sifted<Row extends { readonly id: string }>(props: TableProps<Row>) {
  const { list: many, one, columns, all, shown } = props;
  const { find, only } = page.value[many];
  const isSifted = find !== '' || Object.keys(only).length > 0;
  const count = plural(shown.length, one, many);
  const choose = (key: string, value: string) => {
    const chosen = Object.entries({ ...only, [key]: value }).filter(([, each]) => each !== '');
    sift(many, { only: Object.fromEntries(chosen) });
  };
  return (
    <>
      <div class="listing-sift">
        <input type="search" aria-label={`Find in ${many}`} placeholder={`Find in ${many}`} value={find} onInput={(event) => { sift(many, { find: event.currentTarget.value }); }} />
        {columns.filter(({ chosen }) => chosen).map((column) => (
          <label key={column.key}>
            {column.title}{' '}
            <select value={only[column.key] ?? ''} onChange={(event) => { choose(column.key, event.currentTarget.value); }}>
              <option value="">all</option>
              {choices(all, column, only[column.key]).map(({ value, words, count: rows }) => (
                <option key={value} value={value}>{words} ({rows})</option>
              ))}
            </select>
          </label>
        ))}
        <p role="status">
          {isSifted ? `${shown.length.toLocaleString('en')} of ${plural(all.length, one, many)}` : count}
        </p>
        {isSifted && <button type="button" class="quiet" onClick={() => { sift(many, { find: '', only: UNSIFTED.only }); }}>Show all</button>}
      </div>
      <Rows {...props} />
    </>
  );
}

/** The values to choose from; the chosen one stays also where time has taken its rows away. */
function choices<Row>(rows: readonly Row[], column: Column<Row>, chosen = '') {
  const values = valuesOf(rows, column);
  if (chosen !== '' && !values.some(({ value }) => value === chosen)) values.push({ value: chosen, words: chosen.toLowerCase().replaceAll('_', ' '), count: 0 });
  return values;
}

function Rows<Row extends { readonly id: string }>({ list: many, caption, columns, shown }: TableProps<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const sight = useSignal({ top: 0, height: 900, row: 46 });
  const { sort } = page.value[many];
  const part = shown.length > ALL_ROWS && !printing.value;
  useEffect(() => {
    const element = box.current;
    if (!element || !part) return;
    const look = () => {
      const row = element.querySelector<HTMLElement>('tbody tr[aria-rowindex]')?.offsetHeight ?? 46;
      sight.value = { top: element.scrollTop, height: element.clientHeight, row };
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [part]);
  const { top, height, row } = sight.value;
  const first = part ? Math.max(0, Math.min(Math.floor(top / row), shown.length) - AROUND) : 0;
  const last = part ? Math.min(shown.length, Math.ceil((top + height) / row) + AROUND) : shown.length;
  const chosen = page.value.selection;
  const space = (rows: number) => rows > 0 && <tr class="space" aria-hidden="true" style={{ height: `${rows * row}px` }}><td colSpan={columns.length} /></tr>;
  return (
    <div class={part ? 'table-scroll in-part' : 'table-scroll'} role="region" aria-label={`Table of ${many}`} tabIndex={0} ref={box}>
      <table class={`of-${many}`} aria-rowcount={shown.length + 1}>
        <caption class="sr">{caption}</caption>
        <colgroup>{columns.map(({ key }) => <col key={key} class={`col-${key}`} />)}</colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ key, title }) => {
              const sorted = sort?.key === key ? (sort.falling ? 'descending' : 'ascending') : undefined;
              return (
                <th key={key} scope="col" aria-sort={sorted}>
                  <button type="button" onClick={() => { sift(many, { sort: nextSort(sort, key) }); }}>
                    {title}
                    <span aria-hidden="true" class="arrow">{sorted === undefined ? '' : sort?.falling ? ' ↓' : ' ↑'}</span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {space(first)}
          {shown.slice(first, last).map((each, index) => (
            <tr key={each.id} aria-rowindex={first + index + 2} aria-current={each.id === chosen ? 'true' : undefined} onClick={() => { change({ selection: each.id }); }}>
              {columns.map((column, place) => {
                const words = wordsOf(column, each);
                if (place > 0) return <td key={column.key} dir="auto"><span>{words}</span></td>;
                return (
                  <th key={column.key} scope="row">
                    <button type="button" class="link" dir="auto">{words}</button>
                  </th>
                );
              })}
            </tr>
          ))}
          {space(shown.length - last)}
        </tbody>
      </table>
      {shown.length === 0 && <p class="listing-none">No row is left. Find something shorter, choose “all” above, or look at another day.</p>}
    </div>
  );
}

/** Rising, falling, then as before. */
function nextSort(sort: Sifting['sort'], key: string): Sifting['sort'] {
  if (sort?.key !== key) return { key, falling: false };
  return sort.falling ? null : { key, falling: true };
}
