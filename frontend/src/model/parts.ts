/** A picture by places: each entity and tie has one in the whole that the picture is a part of, whatever day one looks from. */
import type { Status } from './evidence';
import type { EntityView, Picture, TieView } from './picture';
import type { Certainty } from './spans';

/** Everything that may be known, in its order, and the place of each by id. */
export interface Whole {
  readonly entities: readonly EntityView[];
  readonly ties: readonly TieView[];
  readonly placeOf: ReadonlyMap<string, number>;
  readonly placeOfTie: ReadonlyMap<string, number>;
}

/** What is known of a whole: null in the place of what is not. */
export class Parts {
  private entityMap: ReadonlyMap<string, EntityView> | null = null;
  private tieMap: ReadonlyMap<string, TieView> | null = null;

  constructor(
    readonly whole: Whole,
    readonly entities: readonly (EntityView | null)[],
    readonly ties: readonly (TieView | null)[],
    readonly entityCount: number,
    /** How many ties are of each status, and so how many there are. */
    readonly statuses: ReadonlyMap<Status, number>,
  ) {}

  entity(id: string): EntityView | undefined {
    return this.entities[this.whole.placeOf.get(id) ?? -1] ?? undefined;
  }

  tie(id: string): TieView | undefined {
    return this.ties[this.whole.placeOfTie.get(id) ?? -1] ?? undefined;
  }

  get tieCount(): number {
    return [...this.statuses.values()].reduce((sum, count) => sum + count, 0);
  }

  /** The picture with its maps, which are made where somebody asks for them. */
  picture(knownAt: Picture['knownAt'], certainty?: Certainty): Picture {
    const entities = () => (this.entityMap ??= new Map(this.entities.flatMap((view) => (view ? [[view.entity.id, view]] : []))));
    const ties = () => (this.tieMap ??= new Map(this.ties.flatMap((view) => (view ? [[view.tie.id, view]] : []))));
    const picture: Picture = {
      knownAt,
      ...(certainty && { certainty }),
      get entities() {
        return entities();
      },
      get ties() {
        return ties();
      },
    };
    known.set(picture, this);
    return picture;
  }
}

const known = new WeakMap<Picture, Parts>();

/** A picture that was not stepped to is its own whole. */
export function partsOf(picture: Picture): Parts {
  let parts = known.get(picture);
  if (parts) return parts;
  const entities = [...picture.entities.values()];
  const ties = [...picture.ties.values()];
  const whole = {
    entities,
    ties,
    placeOf: new Map(entities.map(({ entity }, place) => [entity.id, place])),
    placeOfTie: new Map(ties.map(({ tie }, place) => [tie.id, place])),
  };
  const statuses = new Map<Status, number>();
  for (const { finding } of ties) statuses.set(finding.status, (statuses.get(finding.status) ?? 0) + 1);
  parts = new Parts(whole, entities, ties, entities.length, statuses);
  known.set(picture, parts);
  return parts;
}
