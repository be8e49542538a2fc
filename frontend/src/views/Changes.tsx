/** What changed between two moments, each with before, after, and the claims behind it. */
import { useSignal } from '@preact/signals';
import type { Change, ChangeKind, Side } from '../model/comparing';
import { boundsInWords } from '../model/reading';
import { claimantName } from '../model/reliance';
import type { About } from '../model/subjects';
import { dayInWords, plural, quantityInWords, spanInWords, STATUS_WORDS, termInWords } from '../model/wording';
import { vocabulary } from '../state/page';
import { ClaimLink } from './ClaimCard';
import { More } from './Claims';
import { SelectLink } from './FactEvidence';

const PAGE = 40;
const KINDS: Readonly<Record<ChangeKind, readonly [sign: string, word: string]>> = {
  APPEARED: ['+', 'Appeared'],
  DISAPPEARED: ['−', 'Disappeared'],
  STATUS_CHANGED: ['±', 'Status changed'],
  RENAMED: ['±', 'Renamed'],
  REDATED: ['±', 'Redated'],
};

export function Changes({ changes, between }: { readonly changes: readonly Change[]; readonly between: string }) {
  const shown = useSignal(PAGE);
  return (
    <section class="changes" aria-label="What changed">
      <h2>
        What changed <span class="count">{plural(changes.length, 'change')}</span>
      </h2>
      {changes.length === 0 && <p role="status">Nothing of what is shown changed between {between}.</p>}
      <ol>
        {changes.slice(0, shown.value).map((each) => (
          <ChangeRow key={`${each.kind} ${each.about.fact.id}`} change={each} />
        ))}
      </ol>
      <More left={changes.length - shown.value} onMore={() => (shown.value += PAGE)} />
    </section>
  );
}

function ChangeRow({ change: { kind, about, instant, day, before, after, because } }: { readonly change: Change }) {
  const [sign, word] = KINDS[kind];
  const told = (side: Side | null) => side && sideInWords(kind, side, instant);
  return (
    <li data-kind={kind} data-fact={about.fact.id} data-before={before?.finding.status} data-after={after?.finding.status} data-because={because.map(({ id }) => id).join(' ')}>
      <p>
        <span class="delta" aria-hidden="true">{sign}</span> <strong>{word}</strong>{' '}
        <SelectLink id={about.fact.id}>{aboutInWords(about)}</SelectLink> {day !== null && <time dateTime={day}>{dayInWords(day)}</time>}
      </p>
      <p>
        {told(before) ?? 'not there'} <span class="sr">before,</span>
        <span aria-hidden="true">→</span> {told(after) ?? 'not there'} <span class="sr">after</span>
      </p>
      {because.length > 0 && (
        <ul class="because">
          {because.slice(0, 5).map((claim) => (
            <li key={claim.id}>
              Because of <ClaimLink id={claim.id}>{claimantName(claim)}, {claim.locator}</ClaimLink>: {claim.summary}
            </li>
          ))}
          {because.length > 5 && <li>and of {plural(because.length - 5, 'more claim')}</li>}
        </ul>
      )}
      {because.length === 0 && <p class="quiet-text">No claim dates it.</p>}
    </li>
  );
}

function aboutInWords(about: About): string {
  switch (about.kind) {
    case 'tie': {
      const { source, target, type, place } = about.fact;
      return `${source.label} ${vocabulary.value.get(type)?.reads ?? type} ${target.label}${place ? ` in ${place.label}` : ''}`;
    }
    case 'strength':
      return `${about.of.label}: ${quantityInWords(about.fact.of)} ${termInWords(about.fact.what)}`;
    case 'name':
      return `the name of ${about.of.label}`;
    case 'existence':
      return `the existence of ${about.of.label}`;
    case 'ending':
      return `the end of ${about.of.label}`;
  }
}

function sideInWords(kind: ChangeKind, { finding, name }: Side, instant: boolean): string {
  if (name !== null) return `“${name}”`;
  const dates = spanInWords(finding, instant);
  if (kind === 'STATUS_CHANGED') return STATUS_WORDS[finding.status];
  if (kind !== 'REDATED') return `${STATUS_WORDS[finding.status].toLowerCase()}, ${dates}`;
  const bounds = boundsInWords(finding.bounds, instant);
  return bounds === null ? dates : `${dates} (${bounds})`;
}
