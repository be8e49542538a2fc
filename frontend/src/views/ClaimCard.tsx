/** One claim as its source has it, and links between claims. */
import { computed, signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Claim } from '../model/claims';
import { knownBy } from '../model/evidence';
import type { History } from '../model/history';
import { gradeInWords, hijriInWords } from '../model/reading';
import { claimantName, reliedOnBy } from '../model/reliance';
import { CHANNEL_WORDS, dateInWords, dayInWords, ENDED_WORDS, quantityInWords, shareInWords, spanInWords } from '../model/wording';
import { writeAddress } from '../state/address';
import { change, extra, history, page } from '../state/page';
import { RetractButton } from './Editing';

/** The claim that a link leads to: lists show it however long they are. */
export const aim = signal<string | null>(null);

/** Every claim that was loaded, for the picture and beside it. */
export const claimsAtHand = computed<History['claims']>(() => new Map([...(extra.value?.claims ?? []), ...(history.value?.claims ?? [])]));

/** The history with the claims that were loaded beside it, which the rules look up. */
export const historyAtHand = computed<History | null>(() => history.value && { ...history.value, claims: claimsAtHand.value });

const resting = computed(() => reliedOnBy(claimsAtHand.value.values()));

/** The fact that each claim is about. */
const facts = computed(() => {
  const found = new Map<string, string>();
  const entities = [...(extra.value?.entities ?? []), ...(history.value?.entities.values() ?? [])];
  const own = entities.flatMap(({ names, strengths, existences, endings }) => [...names, ...strengths, ...existences, ...endings]);
  const ties = [...(extra.value?.ties ?? []), ...(history.value?.ties.values() ?? [])];
  // A denial is about the tie that it denies, though another follows from it.
  for (const fact of [...ties.sort((a, b) => Number(b.derived) - Number(a.derived)), ...own]) {
    for (const { id } of fact.claims) found.set(id, fact.id);
  }
  return found;
});

export function factOf(claim: string): string | null {
  return facts.value.get(claim) ?? null;
}

function anchor(id: string): string {
  return id.replace(':', '-');
}

/** Whether the claim aimed at stands in evidence that is still to open. */
let arriving = false;

/** Brings the claim that evidence was opened for into view; false where it was opened for none. */
export function arrive(): boolean {
  const wanted = arriving;
  arriving = false;
  return wanted && reveal();
}

/** Brings the claim that was aimed at into view; whether there is one. */
export function reveal(focus = true): boolean {
  const card = document.getElementById(anchor(aim.value ?? ''));
  card?.scrollIntoView({ block: 'nearest' });
  if (focus) card?.focus({ preventScroll: true });
  return card !== null;
}

/** Opens the evidence at a claim: in what is shown, else in that of the fact it is about. */
export function ClaimLink({ id, children }: { readonly id: string; readonly children: ComponentChildren }) {
  return (
    <a
      href={`${writeAddress({ ...page.value, selection: factOf(id) ?? page.value.selection })}#${anchor(id)}`}
      onClick={(event) => {
        event.preventDefault();
        aim.value = id;
        setTimeout(() => {
          if (reveal()) return;
          arriving = true;
          change({ selection: factOf(id) });
        });
      }}
    >
      {children}
    </a>
  );
}

export function ClaimCard({ claim, side, revised }: { readonly claim: Claim; readonly side: string; readonly revised: boolean }) {
  const { sourceFacts: source, madeOn, madeOnAsGiven, retracted } = claim;
  const says = [
    claim.span && spanInWords(claim.span, false),
    claim.share !== null && shareInWords(claim.share),
    claim.count && `${quantityInWords(claim.count)} people`,
    claim.how && ENDED_WORDS[claim.how],
  ].filter(Boolean);
  const grade = gradeInWords(claim.reliability, claim.credibility);
  const hijri = hijriInWords(madeOn);
  return (
    <article class={`claim${revised ? ' revised' : ''}${retracted ? ' retracted' : ''}`} id={anchor(claim.id)} tabIndex={-1}>
      <h4>
        <span class="side">{side}</span> {claimantName(claim)}
      </h4>
      {retracted && <p class="claim-says">Retracted: it was entered by mistake and never counts.</p>}
      <p class="claim-date">
        {CHANNEL_WORDS[claim.channel]}, {madeOn === null ? 'no day given' : `made ${dateInWords(madeOn)}`}
        {hijri && `, ${hijri}`}
        {madeOnAsGiven !== null && madeOnAsGiven !== madeOn && `, given as “${madeOnAsGiven}”`}; known from {dayInWords(claim.knownFrom)}
      </p>
      <p class="summary">{claim.summary}</p>
      {says.length > 0 && <p class="claim-says">Gives: {says.join(' · ')}</p>}
      {revised && <p class="claim-says">The claimant has since said otherwise.</p>}
      <Links title="Rests on" ids={claim.reliesOn} />
      <Links title="Relied on by" ids={(resting.value.get(claim.id) ?? []).map(({ id }) => id)} />
      <Links title="Takes back" ids={claim.revises} />
      <p class="claim-source">
        {source.url === null ? <cite>{source.title}</cite> : <a href={source.url} rel="noreferrer"><cite>{source.title}</cite></a>}
        {[source.author, source.publisher, dateInWords(source.publishedOn)].map((part) => part !== null && `, ${part}`)}, <span class="locator">{claim.locator}</span>
        {page.value.selection !== source.id && (
          <>
            {' '}
            <button type="button" class="link" onClick={() => { change({ selection: source.id }); }}>All from it</button>
          </>
        )}
      </p>
      {grade !== null && <p class="grade">{grade}</p>}
      {!retracted && <RetractButton claim={claim.id} />}
    </article>
  );
}

function Links({ title, ids }: { readonly title: string; readonly ids: readonly string[] }) {
  const claims = knownBy(ids.map((id) => claimsAtHand.value.get(id)).filter((claim) => claim !== undefined), page.value.knownAt);
  if (claims.length === 0) return null;
  return (
    <ul class="claim-links">
      {claims.slice(0, 12).map((claim) => (
        <li key={claim.id}>
          {title} <ClaimLink id={claim.id}>{claimantName(claim)}, {claim.locator}</ClaimLink>: <q>{claim.summary}</q>
        </li>
      ))}
      {claims.length > 12 && <li>and {claims.length - 12} more</li>}
    </ul>
  );
}
