/** A tie: what is held of it as known on the day looked from, and every claim for and against. */
import type { Tie } from '../model/history';
import { tieView } from '../model/picture';
import { history, page, vocabulary } from '../state/page';
import { factOf, historyAtHand } from './ClaimCard';
import { KnownFact, type Row, SelectLink } from './FactEvidence';

export function TieEvidence({ tie }: { readonly tie: Tie }) {
  const loaded = historyAtHand.value;
  const view = loaded && tieView(tie, loaded, vocabulary.value, page.value.knownAt);
  const { reads, instant } = vocabulary.value.get(tie.type) ?? { reads: tie.type, instant: false };
  const rows: Row[] = [
    ['Where', tie.place && <SelectLink id={tie.place.id}>{tie.place.label}</SelectLink>],
    ['As', tie.role],
    ['Note', tie.note],
    ['It denies', tie.derived ? <Denied tie={tie} /> : null],
  ];
  return (
    <>
      <h2 tabIndex={-1}>
        <SelectLink id={tie.source.id}>{tie.source.label}</SelectLink> <span class="reads">{reads}</span>{' '}
        <SelectLink id={tie.target.id}>{tie.target.label}</SelectLink>
      </h2>
      <KnownFact finding={view?.finding ?? null} instant={instant} claims={tie.claims} rows={rows} derived={tie.derived} />
    </>
  );
}

/** The ties that the claims of a denial are about. */
function Denied({ tie }: { readonly tie: Tie }) {
  const ids = [...new Set(tie.claims.map(({ id }) => factOf(id)))].filter((id) => id !== null && id !== tie.id);
  return ids.map((id) => {
    const denied = history.value?.ties.get(id ?? '');
    return (
      denied && (
        <span class="listed" key={id}>
          <SelectLink id={denied.id}>
            {denied.source.label} {vocabulary.value.get(denied.type)?.reads} {denied.target.label}
          </SelectLink>
        </span>
      )
    );
  });
}
