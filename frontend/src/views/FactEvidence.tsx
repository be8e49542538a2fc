/** What is held of one fact as known on the day looked from: the part that ties, names, numbers and ends share. */
import type { ComponentChildren } from 'preact';
import type { Claim } from '../model/claims';
import { assess, type Finding } from '../model/evidence';
import { strengthClaims } from '../model/existence';
import type { Entity, EntityRef, History } from '../model/history';
import { boundsInWords, hijriInWords } from '../model/reading';
import { independenceInWords, independenceOf } from '../model/reliance';
import { dateInWords, dayInWords, ENDED_WORDS, plural, quantityInWords, shareInWords, spanInWords, STATUS_MEANING, termInWords } from '../model/wording';
import { change, page } from '../state/page';
import type { FactParts } from '../state/selected';
import { historyAtHand } from './ClaimCard';
import { ClaimSides, StatusBadge, StatusHistory } from './Claims';
import { Foreign } from './Foreign';

/** Something selected by its id. */
export function SelectLink({ id, children }: { readonly id: string; readonly children: ComponentChildren }) {
  return (
    <button type="button" class="link" onClick={() => { change({ selection: id }); }}>
      {children}
    </button>
  );
}

export type Row = readonly [term: string, value: ComponentChildren];

interface KnownFactProps {
  readonly finding: Finding | null;
  readonly instant: boolean;
  readonly claims: readonly Claim[];
  readonly rows?: readonly Row[];
  readonly derived?: boolean;
}

export function KnownFact({ finding, instant, claims, rows = [], derived = false }: KnownFactProps) {
  if (!finding) return <NotKnown claims={claims} />;
  const { status, share, count, how } = finding;
  const hijri = [finding.from, finding.to].map(hijriInWords);
  const all: Row[] = [
    ['When', spanInWords(finding, instant)],
    ['', boundsInWords(finding.bounds, instant)],
    ['Hijri', hijri.some(Boolean) ? (instant || hijri[1] === null ? hijri[0] : hijri.map((each) => each ?? '?').join(' – ')) : null],
    ...rows,
    ['Share of the group', share === null ? null : shareInWords(share)],
    ['People', count && quantityInWords(count)],
    ['How it ended', how && ENDED_WORDS[how]],
    ['Evidence', derived ? plural(finding.assertions, 'denial') : evidenceInWords(finding)],
    ['Voices', historyAtHand.value && independenceInWords(independenceOf(claims, historyAtHand.value, page.value.knownAt))],
  ];
  return (
    <>
      <p class="status-line">
        <StatusBadge status={status} /> {derived ? 'that the denial was made is not in doubt' : STATUS_MEANING[status]}
      </p>
      <dl class="facts">
        {all.map(([term, value], index) =>
          value === null ? null : (
            <div key={index}>
              <dt>{term || <span class="sr">Bounds</span>}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {!derived && <StatusHistory claims={claims} />}
      <ClaimSides claims={claims} derived={derived} />
    </>
  );
}

function evidenceInWords({ assertions, denials, sources, independentSources }: Finding): string {
  return [`${plural(assertions, 'claim')} for`, `${denials} against`, plural(sources, 'source'), plural(independentSources, 'independent voice')].join(', ');
}

function NotKnown({ claims }: { readonly claims: readonly Claim[] }) {
  const { knownAt } = page.value;
  if (knownAt !== null && claims.some((claim) => !claim.retracted)) {
    return (
      <p>
        Nothing of this was known on {dayInWords(knownAt)}.{' '}
        <button type="button" class="quiet" onClick={() => { change({ knownAt: null }); }}>
          Look from today
        </button>
      </p>
    );
  }
  return (
    <>
      <p>Every claim about this has been retracted.</p>
      <ClaimSides claims={claims} />
    </>
  );
}

export type FactKind = NonNullable<FactParts['kind']>;

interface FactEvidenceProps {
  readonly entity: Entity;
  readonly kind: FactKind;
  readonly id: string;
}

/** A name, a number, the existence or the end of an entity. */
export function FactEvidence({ entity, kind, id }: FactEvidenceProps) {
  const loaded = historyAtHand.value;
  const told = factIn(entity, kind, id);
  if (!loaded || !told) return null;
  return (
    <>
      <h2 tabIndex={-1}>
        <SelectLink id={entity.id}>{entity.label}</SelectLink>: {told.title}
      </h2>
      <KnownFact finding={findingOf(told, loaded)} instant={told.instant} claims={told.claims} rows={told.rows} />
    </>
  );
}

function findingOf({ assessed, instant }: ToldFact, loaded: History): Finding | null {
  return assess(assessed, (id) => loaded.claims.get(id), page.value.knownAt, instant);
}

interface ToldFact {
  readonly title: ComponentChildren;
  readonly claims: readonly Claim[];
  /** The claims as the rules take them. */
  readonly assessed: readonly Claim[];
  readonly instant: boolean;
  readonly rows: readonly Row[];
}

export function factIn(entity: Entity, kind: FactKind, id: string): ToldFact | null {
  const plain = (fact: { readonly claims: readonly Claim[] } | undefined, title: ComponentChildren, instant: boolean, rows: readonly Row[] = []) =>
    fact ? { title, claims: fact.claims, assessed: fact.claims, instant, rows } : null;
  if (kind === 'existence') return plain(entity.existences.find((fact) => fact.id === id), 'its existence', false);
  if (kind === 'ending') return plain(entity.endings.find((fact) => fact.id === id), 'its end', true);
  if (kind === 'name') {
    const fact = entity.names.find((each) => each.id === id);
    if (!fact) return null;
    return plain(fact, <>named <Foreign text={fact.text} language={fact.language} script={fact.script} /></>, false, [
      ['Kind', termInWords(fact.kind)],
      ['Used by', fact.usedBy && <SelectLink id={fact.usedBy.id}>{fact.usedBy.label}</SelectLink>],
    ]);
  }
  const fact = entity.strengths.find((each) => each.id === id);
  if (!fact) return null;
  const together = fact.groups.length > 1 ? fact.groups.map(linked) : null;
  const rows: Row[] = [
    ['For the day', fact.on === null ? null : dateInWords(fact.on)],
    ['In', fact.place && linked(fact.place)],
    ['From', fact.origin && linked(fact.origin)],
    ['Counted together', together],
  ];
  return { title: `${quantityInWords(fact.of)} ${termInWords(fact.what)}`, claims: fact.claims, assessed: strengthClaims(fact), instant: true, rows };
}

function linked({ id, label }: EntityRef) {
  return (
    <span class="listed" key={id}>
      <SelectLink id={id}>{label}</SelectLink>
    </span>
  );
}
