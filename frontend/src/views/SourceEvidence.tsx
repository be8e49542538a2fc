/** A source: what it is, and the claims found in it as far as they are loaded. */
import { useSignal } from '@preact/signals';
import type { Claim } from '../model/claims';
import { dateInWords } from '../model/wording';
import { page } from '../state/page';
import { More } from './Claims';
import { aim, ClaimCard } from './ClaimCard';

const PAGE = 20;
const SIDES = { ASSERTS: 'Asserts', DENIES: 'Denies', ANNOUNCES: 'Announces' } as const;

export function SourceEvidence({ claims }: { readonly claims: readonly Claim[] }) {
  const more = useSignal(PAGE);
  const { knownAt } = page.value;
  const source = claims[0]?.sourceFacts;
  if (!source) return null;
  const told = claims.filter((claim) => knownAt === null || claim.knownFrom <= knownAt);
  const shown = told.slice(0, Math.max(more.value, told.findIndex(({ id }) => id === aim.value) + 1));
  return (
    <>
      <h2 tabIndex={-1}>
        <cite>{source.title}</cite>
      </h2>
      <p>{[source.author, source.publisher, dateInWords(source.publishedOn)].filter(Boolean).join(', ')}</p>
      {source.url !== null && <p><a href={source.url} rel="noreferrer">{source.url}</a></p>}
      <section aria-label="Claims">
        <h3>
          Claims found in it <span class="count">{told.length}</span>
        </h3>
        <p class="quiet-text">Of those about what is loaded now.</p>
        <ol class="sides">
          {shown.map((claim) => (
            <li key={claim.id} class={claim.stance.toLowerCase()}>
              <ClaimCard claim={claim} side={SIDES[claim.stance]} revised={false} />
            </li>
          ))}
        </ol>
        <More left={told.length - shown.length} onMore={() => (more.value += PAGE)} />
      </section>
    </>
  );
}
