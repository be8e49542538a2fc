/** The day looked at: which of the marks drawn are there on it. The rest of a scene does not depend on it. */
import type { TimeScale } from '../layout/timeScale';
import type { Day } from '../model/dates';
import { partsOf } from '../model/parts';
import { existsOn, holdsOn, type Picture } from '../model/picture';
import { type Mark, type Scene, type Shape, shape } from './scene';

export interface Moment {
  /** The marks that are not there, by id. */
  readonly away: ReadonlySet<string>;
  /** Where the day is; null where no day is looked at, or it is not in the window. */
  readonly cursor: number | null;
}

export function momentOf({ lanes, ties }: Pick<Scene, 'lanes' | 'ties'>, picture: Picture, asOf: Day | null, scale: TimeScale): Moment {
  const away = new Set<string>();
  if (asOf === null) return { away, cursor: null };
  const parts = partsOf(picture);
  for (const { id } of lanes) {
    const view = parts.entity(id);
    if (view && !existsOn(view, asOf, picture.certainty)) away.add(id);
  }
  for (const { id, data } of ties) {
    const view = parts.tie(id);
    const { first = '', last = '9999' } = data;
    if (view ? !holdsOn(view, picture, asOf) : asOf < first || asOf > last) away.add(id);
  }
  const x = scale.x(asOf);
  return { away, cursor: x < scale.left || x > scale.right ? null : x };
}

/** The scene as it is on a day: faint what is not there, and a line at the day. */
export function atMoment(scene: Scene, { away, cursor }: Moment): Scene {
  const marks = (all: readonly Mark[], key: 'here' | 'holds') =>
    all.map((mark) => (away.has(mark.id) ? { ...mark, cls: `${mark.cls} away`, data: { ...mark.data, [key]: 'false' } } : mark));
  const faint = (each: Shape) => (each.of !== undefined && away.has(each.of) ? { ...each, cls: `${each.cls} away` } : each);
  return {
    ...scene,
    back: cursor === null ? scene.back : [...scene.back, shape('line', 'cursor', { x1: cursor, y1: 0, x2: cursor, y2: scene.height })],
    lanes: marks(scene.lanes, 'here'),
    ties: marks(scene.ties, 'holds'),
    labels: scene.labels.map(faint),
  };
}
