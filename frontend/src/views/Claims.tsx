/** Claims for and against a fact, and how its status came about. */
import type { Claim } from '../model/claims';
import { kept, knownBy, statusHistory, type Status } from '../model/evidence';
import { CHANNEL_WORDS, dateInWords, dayInWords, ENDED_WORDS, quantityInWords, shareInWords, spanInWords, STATUS_MEANING, STATUS_WORDS } from '../model/wording';
import { history, page } from '../state/page';

export function StatusBadge({ status }: { readonly status: Status }) {
  return (
    <span class={`badge ${status.toLowerCase()}`} title={STATUS_MEANING[status]}>
      {STATUS_WORDS[status]}
    </span>
  );
}

/** Each change of the status, with the claim that made it. */
export function StatusHistory({ claims }: { readonly claims: readonly Claim[] }) {
  const changes = statusHistory(claims, page.value.knownAt);
  return (
    <section aria-label="How the status came about">
      <h3>How the status came about</h3>
      <ol class="history">
        {changes.map(({ on, status, claim }) => {
          const maker = claims.find((each) => each.id === claim);
          return (
            <li key={on}>
              <time dateTime={on}>{dayInWords(on)}</time> <StatusBadge status={status} />
              {maker && (
                <a href={`#${anchor(maker.id)}`} onClick={(event) => { jump(event, maker.id); }}>
                  {claimantOf(maker)} {VERBS[maker.stance]}
                </a>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

const VERBS = { ASSERTS: 'asserted it', DENIES: 'denied it', ANNOUNCES: 'announced it' } as const;
const SIDES = [
  ['ASSERTS', 'For'],
  ['DENIES', 'Against'],
  ['ANNOUNCES', 'Announcements'],
] as const;

/** The claims known on the day looked from, by side and date. */
export function ClaimSides({ claims }: { readonly claims: readonly Claim[] }) {
  const known = knownBy(claims, page.value.knownAt);
  const standing = new Set(kept(known).map((claim) => claim.id));
  return (
    <div class="sides">
      {SIDES.map(([stance, title]) => {
        const side = known.filter((claim) => claim.stance === stance);
        side.sort((a, b) => (a.said.last === b.said.last ? (a.id < b.id ? -1 : 1) : a.said.last < b.said.last ? -1 : 1));
        return side.length === 0 && stance !== 'DENIES' ? null : (
          <section key={stance} class={stance.toLowerCase()}>
            <h3>
              {title} <span class="count">{side.length}</span>
            </h3>
            {side.length === 0 && <p class="quiet-text">Nobody denies it{page.value.knownAt ? ' yet' : ''}.</p>}
            {side.map((claim) => (
              <ClaimCard key={claim.id} claim={claim} revised={!standing.has(claim.id)} />
            ))}
          </section>
        );
      })}
    </div>
  );
}

/** Claims folded away behind their number. */
export function FoldedClaims({ claims }: { readonly claims: readonly Claim[] }) {
  const known = knownBy(claims, page.value.knownAt);
  return (
    <details class="folded">
      <summary>
        {known.length === 1 ? '1 claim' : `${known.length} claims`}
      </summary>
      <ClaimSides claims={claims} />
    </details>
  );
}

function ClaimCard({ claim, revised }: { readonly claim: Claim; readonly revised: boolean }) {
  const { sourceFacts } = claim;
  const says = [
    claim.span && spanInWords(claim.span, false),
    claim.share !== null && shareInWords(claim.share),
    claim.count && `${quantityInWords(claim.count)} people`,
    claim.how && ENDED_WORDS[claim.how],
  ].filter(Boolean);
  const grade = `${claim.reliability ?? ''}${claim.credibility ?? ''}`;
  return (
    <article class={revised ? 'claim revised' : 'claim'} id={anchor(claim.id)} tabIndex={-1}>
      <p class="claim-head">
        <strong>{claimantOf(claim)}</strong>
        <span class="channel">{CHANNEL_WORDS[claim.channel]}</span>
        {grade !== '' && (
          <abbr class="grade" title="Admiralty code: reliability of the source A to F, credibility of the claim 1 to 6">
            {grade}
          </abbr>
        )}
      </p>
      <p class="claim-date">
        {claim.madeOn === null ? 'No day given' : `Made ${dateInWords(claim.madeOn)}`}
        {claim.madeOnAsGiven !== null && claim.madeOnAsGiven !== claim.madeOn && ` (${claim.madeOnAsGiven})`}
        {`, known from ${dayInWords(claim.knownFrom)}`}
      </p>
      <p>{claim.summary}</p>
      {says.length > 0 && <p class="claim-says">Gives: {says.join(' · ')}</p>}
      {revised && <p class="claim-says">The claimant has since said otherwise.</p>}
      <Links title="Rests on" ids={claim.reliesOn} />
      <Links title="Takes back" ids={claim.revises} />
      <p class="claim-source">
        {sourceFacts.url === null ? <cite>{sourceFacts.title}</cite> : <a href={sourceFacts.url} rel="noreferrer"><cite>{sourceFacts.title}</cite></a>}
        {sourceFacts.author !== null && `, ${sourceFacts.author}`}, <span class="locator">{claim.locator}</span>
      </p>
    </article>
  );
}

function Links({ title, ids }: { readonly title: string; readonly ids: readonly string[] }) {
  const claims = ids.map((id) => history.value?.claims.get(id)).filter((claim) => claim !== undefined);
  const known = knownBy(claims, page.value.knownAt);
  if (known.length === 0) return null;
  return (
    <ul class="claim-links">
      {known.map((claim) => (
        <li key={claim.id}>
          {title}: {claimantOf(claim)}, {claim.locator}. <q>{claim.summary}</q>
        </li>
      ))}
    </ul>
  );
}

function claimantOf(claim: Claim): string {
  return claim.madeBy && claim.madeBy.label !== claim.madeByName
    ? `${claim.madeBy.label} (${claim.madeByName})`
    : claim.madeByName;
}

function anchor(id: string): string {
  return id.replace(':', '-');
}

function jump(event: MouseEvent, id: string): void {
  event.preventDefault();
  const card = document.getElementById(anchor(id));
  card?.scrollIntoView({ block: 'nearest' });
  card?.focus();
}
