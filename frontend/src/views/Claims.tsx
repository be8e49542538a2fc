/** Claims for and against a fact side by side, and how its status came about. */
import { useSignal } from '@preact/signals';
import type { Claim } from '../model/claims';
import { kept, knownBy, statusHistory, type Status } from '../model/evidence';
import { claimantName } from '../model/reliance';
import { dayInWords, STATUS_MEANING, STATUS_WORDS } from '../model/wording';
import { page } from '../state/page';
import { aim, ClaimCard, ClaimLink } from './ClaimCard';

const PAGE = 40;

export function StatusBadge({ status }: { readonly status: Status }) {
  return (
    <span class={`badge ${status.toLowerCase()}`} title={STATUS_MEANING[status]}>
      {STATUS_WORDS[status]}
    </span>
  );
}

const VERBS = { ASSERTS: 'asserted it', DENIES: 'denied it', ANNOUNCES: 'announced it' } as const;

/** Each change of the status, with the claim that made it. */
export function StatusHistory({ claims }: { readonly claims: readonly Claim[] }) {
  const made = new Map(claims.map((claim) => [claim.id, claim]));
  return (
    <section aria-label="How the status came about">
      <h3>How the status came about</h3>
      <ol class="history">
        {statusHistory(claims, page.value.knownAt).map(({ on, status, claim }) => {
          const maker = made.get(claim);
          return (
            <li key={on}>
              <time dateTime={on}>{dayInWords(on)}</time> <StatusBadge status={status} />
              {maker && (
                <ClaimLink id={claim}>
                  {claimantName(maker)} {VERBS[maker.stance]}
                </ClaimLink>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The claims known on the day looked from, in order of date, for and against in columns where there is room. */
export function ClaimSides({ claims, derived = false }: { readonly claims: readonly Claim[]; readonly derived?: boolean }) {
  const { knownAt } = page.value;
  const more = useSignal(PAGE);
  const standing = new Set(kept(knownBy(claims, knownAt)).map((claim) => claim.id));
  const told = claims.filter((claim) => knownAt === null || claim.knownFrom <= knownAt);
  told.sort((a, b) => (a.said.last === b.said.last ? (a.id < b.id ? -1 : 1) : a.said.last < b.said.last ? -1 : 1));
  const shown = told.slice(0, Math.max(more.value, told.findIndex(({ id }) => id === aim.value) + 1));
  const sides = derived
    ? { DENIES: 'Denial', ASSERTS: 'For', ANNOUNCES: 'Announcement' }
    : { ASSERTS: 'For', DENIES: 'Against', ANNOUNCES: 'Announcement' };
  const count = (stance: Claim['stance']) => told.filter((claim) => claim.stance === stance && !claim.retracted).length;
  const both = count('DENIES') > 0 && count('DENIES') < told.length;
  return (
    <section aria-label="Claims">
      <h3>
        Claims <span class="count">{derived ? count('DENIES') : `${count('ASSERTS') + count('ANNOUNCES')} for, ${count('DENIES')} against`}</span>
      </h3>
      <ol class={both ? 'sides both' : 'sides'}>
        {shown.map((claim) => (
          <li key={claim.id} class={claim.stance.toLowerCase()}>
            <ClaimCard claim={claim} side={sides[claim.stance]} revised={!claim.retracted && !standing.has(claim.id)} />
          </li>
        ))}
      </ol>
      <More left={told.length - shown.length} onMore={() => (more.value = shown.length + PAGE)} />
      {!derived && count('DENIES') === 0 && <p class="quiet-text">Nobody denies it{knownAt ? ' yet' : ''}.</p>}
    </section>
  );
}

/** The rest of a long list, some at a time. */
export function More({ left, onMore }: { readonly left: number; readonly onMore: () => void }) {
  return left > 0 ? (
    <button type="button" onClick={onMore}>
      Show {left > PAGE ? `${PAGE} more of ${left.toLocaleString('en')}` : `${left} more`}
    </button>
  ) : null;
}
