/** The picture's content as a table, for those who read rather than look. */
import { dayInWords, plural, spanInWords, STATUS_WORDS } from '../model/wording';
import { holdsOn } from '../model/picture';
import { change, page, picture, vocabulary } from '../state/page';

export function TieTable() {
  const shown = picture.value;
  if (!shown) return null;
  const { asOf } = page.value;
  const rows = [...shown.ties.values()]
    .filter((view) => asOf === null || holdsOn(view, shown, asOf))
    .map((view) => ({ view, begin: view.finding.bounds.fromEarliest ?? view.finding.bounds.fromLatest ?? '9999' }))
    .sort((a, b) => (a.begin < b.begin ? -1 : a.begin > b.begin ? 1 : a.view.tie.id < b.view.tie.id ? -1 : 1));
  return (
    <details class="table">
      <summary>
        The picture as a table <span class="count">{plural(rows.length, 'tie')}</span>
      </summary>
      <div class="table-scroll" role="region" aria-label="Ties" tabIndex={0}>
        <table>
          <caption>
            {asOf === null ? 'All ties of the picture' : `Ties that may have held on ${dayInWords(asOf)}`}, by date
          </caption>
          <thead>
            <tr>
              <th scope="col">Tie</th>
              <th scope="col">When</th>
              <th scope="col">Status</th>
              <th scope="col">Independent sources</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ view: { tie, finding, instant } }) => (
              <tr key={tie.id}>
                <th scope="row">
                  <button type="button" class="link" onClick={() => { change({ selection: tie.id }); }}>
                    {tie.source.label} {vocabulary.value.get(tie.type)?.reads} {tie.target.label}
                    {tie.place && ` in ${tie.place.label}`}
                  </button>
                </th>
                <td>{spanInWords(finding, instant)}</td>
                <td>{STATUS_WORDS[finding.status]}</td>
                <td>{finding.independentSources}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
