/** What is shown, as JSON; the keys stand in `docs/explorer.md`. */
import type { Claim } from '../model/claims';
import { knownBy } from '../model/evidence';
import type { Entity } from '../model/history';
import type { EntityRow, TieRow } from '../model/listing';
import type { PageState } from '../state/address';
import { type About, GENERATOR } from './about';

export interface Exported {
  readonly about: About;
  readonly state: PageState;
  readonly ties: readonly TieRow[];
  readonly entities: readonly EntityRow[];
  /** Claims of other facts that those of the rows rest on. */
  readonly restedOn: readonly Claim[];
}

/** Keys keep the order in which they are written here, and rows that of the table: the same picture is the same text. */
export function json({ about, state, ties, entities, restedOn }: Exported): string {
  const { knownAt } = state;
  const facts = (all: Entity['existences']) =>
    all.flatMap(({ id, claims }) => (knownBy(claims, knownAt).length > 0 ? { id, claims: knownBy(claims, knownAt).map(claim) } : []));
  const data = {
    generator: GENERATOR,
    title: about.title,
    exportedAt: about.exportedAt,
    address: about.address,
    query: Object.fromEntries(about.query),
    state,
    entities: entities.map(({ id, name, view: { entity, names, spells } }) => ({
      id,
      type: entity.type,
      kind: entity.kind,
      label: entity.label,
      name,
      summary: entity.summary,
      spells: spells.map(({ from, to, status, bounds }) => ({ from, to, status, bounds })),
      names: names.map(({ fact: { id: name, text, kind, language, script, usedBy }, finding }) => ({
        id: name, text, kind, language, script, usedBy, status: finding.status, from: finding.from, to: finding.to,
      })),
      facts: [
        ...facts(entity.existences),
        ...facts(entity.endings),
        ...facts(entity.names),
      ],
      strengths: entity.strengths.flatMap(({ id: strength, of, what, on, groups, place, origin, claims }) =>
        knownBy(claims, knownAt).length > 0 ? { id: strength, of, what, on, groups, place, origin, claims: knownBy(claims, knownAt).map(claim) } : [],
      ),
    })),
    ties: ties.map(({ id, relation, firstKnown, claims, view: { tie, finding } }) => ({
      id,
      type: tie.type,
      reads: relation,
      source: tie.source,
      target: tie.target,
      place: tie.place,
      derived: tie.derived,
      role: tie.role,
      note: tie.note,
      status: finding.status,
      from: finding.from,
      to: finding.to,
      observed: finding.observed,
      bounds: finding.bounds,
      share: finding.share,
      count: finding.count,
      how: finding.how,
      assertions: finding.assertions,
      denials: finding.denials,
      independentSources: finding.independentSources,
      firstKnown,
      claims: claims.map(claim),
    })),
    restedOn: restedOn.map(claim),
    sources: about.sources.map(({ id, title, author, publisher, publishedOn, url }) => ({ id, title, author, publisher, publishedOn, url })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

function claim(from: Claim) {
  const { id, stance, channel, madeBy, madeByName, madeOn, madeOnAsGiven, knownFrom, span, share, count, how } = from;
  const { summary, source, locator, reliability, credibility, reliesOn, revises } = from;
  return { id, stance, channel, madeBy, madeByName, madeOn, madeOnAsGiven, knownFrom, span, share, count, how, summary, source, locator, reliability, credibility, reliesOn, revises };
}

/** The claims of the rows themselves. */
export function claimsOf(ties: readonly TieRow[], entities: readonly EntityRow[]): Claim[] {
  return [...ties, ...entities].flatMap((row) => row.claims);
}
