/** Rows as a table; what has an id of ours leads to the explorer. */
import { useSignal } from '@preact/signals';
import type { Answer } from './asking';
import { type Cell, isList, kindOf, textOf, titleOf, typed } from './cells';
import { explorerAddress } from './explorer';

/** So many rows at first, and more at each press. */
const STEP = 200;

export function TableResult({ answer: { columns, rows } }: { readonly answer: Answer }) {
  const shown = useSignal(STEP);
  if (rows.length === 0) return <p class="empty small">Nothing in the graph fits the statement.</p>;
  return (
    <>
      <div class="rows" tabIndex={0} role="region" aria-label="Rows">
        <table>
          <thead>
            <tr>{columns.map((column, index) => <th key={index} scope="col">{column}</th>)}</tr>
          </thead>
          <tbody>
            {rows.slice(0, shown.value).map((row, index) => (
              <tr key={index}>{row.map((cell, place) => <td key={place} class={typeof cell === 'number' ? 'number' : undefined}><CellView cell={cell} /></td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown.value && (
        <p class="more">
          {shown.value.toLocaleString('en')} of {rows.length.toLocaleString('en')} rows are shown.{' '}
          <button type="button" onClick={() => (shown.value += STEP)}>Show more</button>
        </p>
      )}
    </>
  );
}

function CellView({ cell }: { readonly cell: Cell }) {
  if (cell === null) return <span class="null">null</span>;
  if (typeof cell === 'string') {
    const address = explorerAddress(cell);
    return address === null ? <bdi>{cell}</bdi> : <a href={address}>{cell}</a>;
  }
  if (isList(cell) && cell.length > 0) return <ul>{cell.map((each, index) => <li key={index}><CellView cell={each} /></li>)}</ul>;
  const own = typed(cell);
  if (own?.$type === 'Node') {
    const address = explorerAddress(own.properties['id']);
    return <><span class="kind">{kindOf(own.labels)}</span> {address === null ? <bdi>{titleOf(own)}</bdi> : <a href={address}><bdi>{titleOf(own)}</bdi></a>}</>;
  }
  if (own?.$type === 'Relationship') {
    const address = explorerAddress(own.properties['id']);
    const text = textOf(own);
    return address === null ? <code>{text}</code> : <a href={address}><code>{text}</code></a>;
  }
  return <span title={own?.$type}>{textOf(cell)}</span>;
}
