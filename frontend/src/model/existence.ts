/**
 * When an entity existed and what it was called, as known on a day.
 *
 * The rules of `app/domain/existence.py`.
 */
import type { Claim } from './claims';
import { type Day, earlier, FIRST_DAY, later } from './dates';
import { assess, type Finding, type Status } from './evidence';
import type { Entity, NameFact, StrengthFact } from './history';
import { type Bounds, possibleOn, UNDATED } from './spans';

export interface Spell {
  readonly bounds: Bounds;
  /** Its dates as given: EDTF texts, `to` also `..`. */
  readonly from: string | null;
  readonly to: string | null;
  /** Null where no claim says in so many words that it existed. */
  readonly status: Status | null;
  /** What is held of the end said of it, also where that is not believed. */
  readonly ending: Finding | null;
}

export interface NameView {
  readonly fact: NameFact;
  readonly finding: Finding;
}

type LookUp = (id: string) => Claim | undefined;

const NOT_BELIEVED: ReadonlySet<Status> = new Set<Status>(['DENIED', 'REFUTED']);

/** The spells of an entity that is known; one undated spell where no claim speaks of its existence. */
export function spellsOf(entity: Entity, lookUp: LookUp, knownAt: Day | null): Spell[] {
  const existences = new Map<string, Finding>();
  const endings = new Map<string, Finding>();
  for (const fact of entity.existences) {
    const finding = assess(fact.claims, lookUp, knownAt, false);
    if (finding) existences.set(spellName(fact.id), finding);
  }
  for (const fact of entity.endings) {
    const finding = assess(fact.claims, lookUp, knownAt, true);
    if (finding) endings.set(spellName(fact.id), finding);
  }
  const names = [...(existences.size > 0 ? existences : endings).keys()].sort();
  const spells = names.map((name) => ended(existences.get(name) ?? null, endings.get(name) ?? null));
  return spells.length > 0 ? spells : [ended(null, null)];
}

/** `existence:group:a/2` is spell 2; without a number it is the first. */
function spellName(id: string): string {
  const slash = id.indexOf('/');
  return slash < 0 ? '1' : id.slice(slash + 1);
}

function ended(existence: Finding | null, ending: Finding | null): Spell {
  const spell = {
    bounds: existence?.bounds ?? UNDATED,
    from: existence?.from ?? null,
    to: existence?.to ?? null,
    status: existence?.status ?? null,
    ending,
  };
  if (!ending || NOT_BELIEVED.has(ending.status)) return spell;
  const given = spell.to !== null && spell.to !== '..';
  const toLatest = earlier(spell.bounds.toLatest, ending.bounds.fromLatest);
  let toEarliest = given
    ? spell.bounds.toEarliest
    : later(spell.bounds.toEarliest, ending.bounds.fromEarliest);
  if (toLatest !== null) toEarliest = earlier(toEarliest, toLatest);
  return { ...spell, bounds: { ...spell.bounds, toEarliest, toLatest }, to: given ? spell.to : ending.from };
}

/** The names known on a day, in order of their beginning; of those that began together the editorial label last. */
export function namesOf(entity: Entity, lookUp: LookUp, knownAt: Day | null): NameView[] {
  return entity.names
    .map((fact) => ({ fact, finding: assess(fact.claims, lookUp, knownAt, false) }))
    .filter((name): name is NameView => name.finding !== null)
    .sort((a, b) => compare(begun(a), begun(b)) || isLabel(a) - isLabel(b) || compare(a.fact.id, b.fact.id));

  function isLabel({ fact }: NameView): number {
    return Number(fact.text === entity.label);
  }
}

function begun({ finding }: NameView): string {
  return `${finding.bounds.fromEarliest ?? FIRST_DAY} ${finding.bounds.fromLatest ?? FIRST_DAY}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The names an entity goes by itself, in order of their beginning: those that may prevail. */
function ownNames(entity: Entity, names: readonly NameView[]): NameView[] {
  return names.filter(
    ({ fact, finding }) =>
      fact.usedBy === null &&
      (entity.type === 'Place' || fact.kind === 'OFFICIAL') &&
      finding.status !== 'ANNOUNCED' &&
      !NOT_BELIEVED.has(finding.status),
  );
}

/** Those of them in Latin script, in which the picture is lettered. */
export function latinNames({ entity, names }: { readonly entity: Entity; readonly names: readonly NameView[] }): NameView[] {
  return ownNames(entity, names).filter(({ fact }) => fact.script === null || fact.script === 'Latn');
}

/** The name that prevails on a day (null: over all), if one does. */
export function nameAt(entity: Entity, names: readonly NameView[], asOf: Day | null): NameView | null {
  return ownNames(entity, names).findLast(({ finding }) => asOf === null || possibleOn(finding.bounds, asOf)) ?? null;
}

/** The name that prevails on a day (null: over all), else the label. */
export function prevailingName(entity: Entity, names: readonly NameView[], asOf: Day | null): string {
  return nameAt(entity, names, asOf)?.fact.text ?? entity.label;
}

/** The claims about a number, which stands from the day it is for where a claim gives no other. */
export function strengthClaims({ claims, on }: StrengthFact): Claim[] {
  return claims.map((claim) => {
    const { from = null, observed = [] } = claim.span ?? {};
    return from === null ? { ...claim, span: { from: on, to: null, observed } } : claim;
  });
}
