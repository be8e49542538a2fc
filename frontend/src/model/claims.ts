/** Claims as the page holds them: what the rules need, and what a reader is shown. */
import type { Channel, ClaimFactsFragment } from '../api/operations';
import { type Day, earlier, parseDate } from './dates';
import type { Statement } from './evidence';
import type { Said } from './spans';

export interface Claim extends Statement {
  readonly madeBy: { readonly id: string; readonly label: string } | null;
  readonly madeByName: string;
  readonly madeOn: string | null;
  readonly madeOnAsGiven: string | null;
  readonly summary: string;
  readonly locator: string;
  readonly sourceFacts: ClaimFactsFragment['source'];
}

/** When a claim was made; an author or a paper that gives no day speaks when the source is published. */
export function saidOf(claim: {
  readonly channel: Channel;
  readonly madeOn: string | null;
  readonly knownFrom: Day;
  readonly publishedOn: string;
}): Said {
  if (claim.madeOn !== null) {
    const made = parseDate(claim.madeOn);
    return { first: made.earliest, last: earlier(made.latest, claim.knownFrom) ?? claim.knownFrom };
  }
  const speaks = claim.channel === 'ANALYST' || claim.channel === 'PRESS';
  return { first: speaks ? parseDate(claim.publishedOn).earliest : null, last: claim.knownFrom };
}

/** The claim of an answer, with its claimant as a key: an entity, else a name within its source. */
export function claimOf(data: ClaimFactsFragment): Claim {
  const name = data.madeByName.toLowerCase().split(/\s+/).filter(Boolean).join(' ');
  return {
    id: data.id,
    stance: data.stance,
    channel: data.channel,
    claimant: data.madeBy?.id ?? `${data.source.id}|${name}`,
    source: data.source.id,
    said: saidOf({ ...data, publishedOn: data.source.publishedOn }),
    knownFrom: data.knownFrom,
    span: data.span,
    share: data.share,
    count: data.count,
    how: data.how,
    reliability: data.reliability,
    credibility: data.credibility,
    reliesOn: data.reliesOn.map((claim) => claim.id),
    revises: data.revises.map((claim) => claim.id),
    retracted: data.retractedAt !== null,
    madeBy: data.madeBy,
    madeByName: data.madeByName,
    madeOn: data.madeOn,
    madeOnAsGiven: data.madeOnAsGiven,
    summary: data.summary,
    locator: data.locator,
    sourceFacts: data.source,
  };
}
