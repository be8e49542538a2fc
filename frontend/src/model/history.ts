/** A loaded part of the graph over its whole history: every entity and tie, with every claim. */
import type {
  ClaimPageFragment,
  Counted,
  EntityFactsFragment,
  GroupKind,
  NameKind,
  PlaceKind,
  StartQuery,
  TieFactsFragment,
  TieType,
} from '../api/operations';
import { type Claim, claimOf } from './claims';
import type { Quantity } from './evidence';

export interface EntityRef {
  readonly id: string;
  readonly label: string;
}

interface Fact {
  readonly id: string;
  readonly claims: readonly Claim[];
}

export interface NameFact extends Fact {
  readonly text: string;
  readonly kind: NameKind;
  readonly language: string | null;
  readonly script: string | null;
  readonly usedBy: EntityRef | null;
}

export interface StrengthFact extends Fact {
  readonly of: Quantity;
  readonly what: Counted;
  readonly on: string | null;
  readonly groups: readonly EntityRef[];
  readonly place: EntityRef | null;
  readonly origin: EntityRef | null;
}

export interface Entity extends EntityRef {
  readonly type: 'Group' | 'Person' | 'Place';
  readonly kind: GroupKind | PlaceKind | null;
  readonly summary: string | null;
  readonly names: readonly NameFact[];
  readonly strengths: readonly StrengthFact[];
  readonly existences: readonly Fact[];
  readonly endings: readonly Fact[];
}

export interface Tie extends Fact {
  readonly type: TieType;
  readonly source: EntityRef;
  readonly target: EntityRef;
  readonly place: EntityRef | null;
  readonly derived: boolean;
  readonly role: string | null;
  readonly note: string | null;
}

/** One relation type as the server's vocabulary has it. */
export type TieTypeInfo = StartQuery['vocabulary'][number];
export type Vocabulary = ReadonlyMap<TieType, TieTypeInfo>;

export interface History {
  readonly focus: string;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly ties: ReadonlyMap<string, Tie>;
  /** Every claim by id, those of other facts that loaded ones rest on included. */
  readonly claims: ReadonlyMap<string, Claim>;
  /** How many entities and ties there are, where not all of them were sent. */
  readonly truncated: { readonly entities: number; readonly ties: number } | null;
}

export function entityOf(data: EntityFactsFragment): Entity {
  return {
    id: data.id,
    type: data.__typename,
    kind: data.__typename === 'Group' ? data.groupKind : data.__typename === 'Place' ? data.placeKind : null,
    label: data.label,
    summary: data.summary,
    names: data.names.map((name) => ({ ...name, claims: claimsOf(name.claims) })),
    strengths:
      data.__typename === 'Group'
        ? data.strengths.map((s) => ({ ...s, on: s.on.from, claims: claimsOf(s.claims) }))
        : [],
    existences: data.existences.map((fact) => ({ id: fact.id, claims: claimsOf(fact.claims) })),
    endings: data.endings.map((fact) => ({ id: fact.id, claims: claimsOf(fact.claims) })),
  };
}

export function tieOf(data: TieFactsFragment): Tie {
  return { ...data, claims: claimsOf(data.claims) };
}

function claimsOf(page: ClaimPageFragment): Claim[] {
  return page.nodes.map(claimOf);
}

/** Every claim about the entity itself: its names, strengths, existence and endings. */
export function ownClaims(entity: Entity): Claim[] {
  return [entity.names, entity.strengths, entity.existences, entity.endings].flat().flatMap((fact) => fact.claims);
}

/** All claims of some entities and ties, by id. */
export function indexClaims(entities: Iterable<Entity>, ties: Iterable<Tie>): Map<string, Claim> {
  const claims = new Map<string, Claim>();
  for (const entity of entities) for (const claim of ownClaims(entity)) claims.set(claim.id, claim);
  for (const tie of ties) for (const claim of tie.claims) claims.set(claim.id, claim);
  return claims;
}
