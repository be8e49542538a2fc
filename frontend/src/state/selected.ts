/** What the id of a selection names: an entity, a tie, a source, or a fact of an entity. */
const FACT = /^(name|strength|existence|ending):([a-z]+:[^/]+)/;

export interface FactParts {
  /** The kind of fact; null for everything that is not a fact of an entity. */
  readonly kind: 'name' | 'strength' | 'existence' | 'ending' | null;
  /** The entity that has the fact, else the id itself. */
  readonly owner: string;
}

/** `name:group:a/alpha-0a1b2c3d` is a name of `group:a`. */
export function factParts(id: string): FactParts {
  const [, kind, owner] = FACT.exec(id) ?? [];
  return owner === undefined ? { kind: null, owner: id } : { kind: kind as FactParts['kind'], owner };
}
