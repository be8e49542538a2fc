/** Which claims rest on which, and how many independent voices that leaves. */
import type { Claim } from './claims';
import type { Day } from './dates';
import { addOrigins, kept, knownBy } from './evidence';
import type { History } from './history';

/** The claims that rest directly on each claim, by its id. */
export function reliedOnBy(claims: Iterable<Claim>): ReadonlyMap<string, readonly Claim[]> {
  const found = new Map<string, Claim[]>();
  for (const claim of claims) {
    for (const id of claim.reliesOn) found.set(id, [...(found.get(id) ?? []), claim]);
  }
  return found;
}

/** What several assertions go back to. */
export interface SharedOrigin {
  readonly name: string;
  readonly claims: readonly Claim[];
}

export interface Independence {
  readonly assertions: number;
  readonly origins: number;
  /** The origins that more than one assertion goes back to. */
  readonly shared: readonly SharedOrigin[];
}

/** How the independent voices for a fact are counted, as known on a day. */
export function independenceOf(claims: readonly Claim[], history: History, knownAt: Day | null): Independence {
  const known = knownBy(claims, knownAt);
  const standing = new Set(kept(known).map(({ id }) => id));
  const assertions = known.filter((claim) => claim.stance === 'ASSERTS' && standing.has(claim.id));
  const lookUp = (id: string): Claim | undefined => history.claims.get(id);
  const byOrigin = new Map<string, Claim[]>();
  for (const claim of assertions) {
    const origins = new Set<string>();
    addOrigins(claim, known, lookUp, knownAt, origins);
    for (const origin of origins) byOrigin.set(origin, [...(byOrigin.get(origin) ?? []), claim]);
  }
  const shared = [...byOrigin].filter(([, resting]) => resting.length > 1);
  return {
    assertions: assertions.length,
    origins: byOrigin.size,
    shared: shared.map(([origin, resting]) => ({ name: nameOf(origin, resting, lookUp), claims: resting })),
  };
}

/** The name of a claimant that is known by its key, found among claims or what they rest on. */
function nameOf(claimant: string, claims: readonly Claim[], lookUp: (id: string) => Claim | undefined): string {
  const below = new Set(claims);
  // A set's iteration reaches what is added on the way.
  for (const claim of below) {
    if (claim.claimant === claimant) return claimantName(claim);
    for (const id of claim.reliesOn) {
      const other = lookUp(id);
      if (other) below.add(other);
    }
  }
  return claimant;
}

export function claimantName({ madeBy, madeByName }: Claim): string {
  return madeBy && madeBy.label !== madeByName ? `${madeBy.label} (${madeByName})` : madeByName;
}

/** `3 claims for it, 2 independent: 2 go back to an unnamed source.` */
export function independenceInWords({ assertions, origins, shared }: Independence): string | null {
  if (assertions < 2) return null;
  const counted = `${assertions.toLocaleString('en')} claims for it, ${origins.toLocaleString('en')} independent`;
  if (shared.length === 0) return `${counted}: each on its own account.`;
  const lines = shared.map(({ name, claims }) => `${claims.length} go back to ${name}`);
  return `${counted}: ${lines.join('; ')}.`;
}
