/** What can differ between two moments: the facts of what was loaded, each with the claims as the rules take them. */
import type { TieType } from '../api/operations';
import type { Claim } from './claims';
import { asDeniedMembership, type Statement } from './evidence';
import { strengthClaims } from './existence';
import type { Entity, EntityRef, History, NameFact, StrengthFact, Tie, Vocabulary } from './history';

interface FactOf {
  readonly id: string;
  readonly claims: readonly Claim[];
}

/** What a change is about. */
export type About =
  | { readonly kind: 'tie'; readonly fact: Tie }
  | { readonly kind: 'strength'; readonly fact: StrengthFact; readonly of: EntityRef }
  | { readonly kind: 'name'; readonly fact: NameFact; readonly of: EntityRef }
  | { readonly kind: 'existence' | 'ending'; readonly fact: FactOf; readonly of: EntityRef };

/** What to compare: the entities shown, and the ties of some types between them. */
export interface Part {
  readonly entities: ReadonlySet<string>;
  readonly types: ReadonlySet<TieType>;
  /** Whether a fact is there only where it certainly was. */
  readonly certain: boolean;
}

export interface Subject {
  readonly about: About;
  readonly claims: readonly Statement[];
  readonly instant: boolean;
  /** Follows from claims about another fact. */
  readonly derived: boolean;
  /** The day that a number is for, which stands in for one that a claim does not give. */
  readonly on: string | null;
  /** The two ends of a tie. */
  readonly ends: readonly Entity[];
}

const PLAIN = { derived: false, on: null, ends: [] } as const;

/** Every fact of the part but names, each once. */
export function subjectsOf(history: History, vocabulary: Vocabulary, { entities, types }: Part): Subject[] {
  const found = new Map<string, Subject>();
  for (const tie of history.ties.values()) {
    const ends = [tie.source.id, tie.target.id].map((id) => history.entities.get(id)).filter((end) => end !== undefined);
    if (!types.has(tie.type) || ends.length < 2 || !ends.every(({ id }) => entities.has(id))) continue;
    const claims = tie.derived ? tie.claims.map(asDeniedMembership) : tie.claims;
    const instant = vocabulary.get(tie.type)?.instant ?? false;
    found.set(tie.id, { about: { kind: 'tie', fact: tie }, claims, instant, derived: tie.derived, on: null, ends });
  }
  for (const id of entities) {
    const of = history.entities.get(id);
    if (!of) continue;
    for (const fact of of.strengths) {
      found.set(fact.id, { ...PLAIN, about: { kind: 'strength', fact, of }, claims: strengthClaims(fact), instant: true, on: fact.on });
    }
    for (const fact of of.existences) found.set(fact.id, { ...PLAIN, about: { kind: 'existence', fact, of }, claims: fact.claims, instant: false });
    for (const fact of of.endings) found.set(fact.id, { ...PLAIN, about: { kind: 'ending', fact, of }, claims: fact.claims, instant: true });
  }
  return [...found.values()];
}

export function nameSubject(fact: NameFact, of: EntityRef): Subject {
  return { ...PLAIN, about: { kind: 'name', fact, of }, claims: fact.claims, instant: false };
}

/** The first day on which each entity is known: that of the first claim that touches it. */
export function firstKnown(history: History): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const touch = (claims: Iterable<Claim>, touched: (claim: Claim) => readonly (EntityRef | null)[]) => {
    for (const claim of claims) {
      for (const each of claim.retracted ? [] : touched(claim)) {
        if (each && claim.knownFrom < (first.get(each.id) ?? claim.knownFrom + ' ')) first.set(each.id, claim.knownFrom);
      }
    }
  };
  for (const { claims, source, target, place } of history.ties.values()) touch(claims, () => [source, target, place]);
  for (const entity of history.entities.values()) {
    for (const { claims, usedBy } of entity.names) touch(claims, () => [entity, usedBy]);
    for (const { claims, groups, place, origin } of entity.strengths) touch(claims, () => [...groups, place, origin]);
    for (const { claims } of [...entity.existences, ...entity.endings]) touch(claims, () => [entity]);
  }
  touch(history.claims.values(), (claim) => [claim.madeBy]);
  return first;
}
