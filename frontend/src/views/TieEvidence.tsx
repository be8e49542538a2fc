/** A tie: what is held of it as known on the day looked from, and every claim for and against. */
import type { RefObject } from 'preact';
import type { Tie } from '../model/history';
import { type TieView, tieView } from '../model/picture';
import { dayInWords, ENDED_WORDS, plural, quantityInWords, shareInWords, spanInWords, STATUS_MEANING } from '../model/wording';
import { change, history, page, vocabulary } from '../state/page';
import { ClaimSides, StatusBadge, StatusHistory } from './Claims';

interface TieEvidenceProps {
  readonly tie: Tie;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

export function TieEvidence({ tie, heading }: TieEvidenceProps) {
  const loaded = history.value;
  const view = loaded && tieView(tie, loaded, vocabulary.value, page.value.knownAt);
  const reads = vocabulary.value.get(tie.type)?.reads ?? tie.type;
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        <EntityLink id={tie.source.id} label={tie.source.label} /> <span class="reads">{reads}</span>{' '}
        <EntityLink id={tie.target.id} label={tie.target.label} />
      </h2>
      {view ? <Known view={view} /> : <NotKnown />}
    </>
  );
}

function NotKnown() {
  const { knownAt } = page.value;
  if (knownAt === null) return <p>Every claim about this has been retracted.</p>;
  return (
    <p>
      Nothing of this was known on {dayInWords(knownAt)}.{' '}
      <button type="button" class="quiet" onClick={() => { change({ knownAt: null }); }}>
        Look from today
      </button>
    </p>
  );
}

function Known({ view: { tie, finding, instant } }: { readonly view: TieView }) {
  const rows: [string, string | null][] = [
    ['When', spanInWords(finding, instant)],
    ['Where', tie.place?.label ?? null],
    ['As', tie.role],
    ['Share of the group', finding.share === null ? null : shareInWords(finding.share)],
    ['People', finding.count && quantityInWords(finding.count)],
    ['How it ended', finding.how && ENDED_WORDS[finding.how]],
    ['Evidence', evidenceInWords(finding)],
    ['Note', tie.note],
  ];
  return (
    <>
      <p class="status-line">
        <StatusBadge status={finding.status} /> {tie.derived ? 'that the denial was made is not in doubt' : STATUS_MEANING[finding.status]}
      </p>
      <dl class="facts">
        {rows.map(([term, value]) =>
          value === null ? null : (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {!tie.derived && <StatusHistory claims={tie.claims} />}
      <ClaimSides claims={tie.claims} />
    </>
  );
}

function evidenceInWords(finding: TieView['finding']): string {
  const { assertions, denials, sources, independentSources } = finding;
  return [
    `${plural(assertions, 'claim')} for`,
    `${denials} against`,
    plural(sources, 'source'),
    plural(independentSources, 'independent voice'),
  ].join(', ');
}

function EntityLink({ id, label }: { readonly id: string; readonly label: string }) {
  return (
    <button type="button" class="link" onClick={() => { change({ selection: id }); }}>
      {label}
    </button>
  );
}
