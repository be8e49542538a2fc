/** Two moments as pictures on the same rows: what is not there, or not the same, at both of them carries a sign. */
import type { Measure } from '../layout/labels';
import type { Day } from '../model/dates';
import { existsOn, holdsOn, type Picture } from '../model/picture';
import type { Moment } from './moment';
import { type Mark, type Scene, shape } from './scene';
import { placeSigns, RADIUS } from './signs';

/** What is known at a moment, and the day looked at. */
export interface Seen {
  readonly picture: Picture;
  readonly asOf: Day | null;
}

/** A scene, and what of it is faint. */
export interface Compared {
  readonly scene: Scene;
  readonly moment: Moment;
}

/** `−` is there only at the first moment, `+` only at the second, `±` at both but not the same. */
export type Sign = '+' | '−' | '±';
export type Signs = ReadonlyMap<string, Sign>;

const WORDS: Readonly<Record<Sign, string>> = { '+': 'only at the second moment', '−': 'only at the first moment', '±': 'not the same at both' };
const CLASSES: Readonly<Record<Sign, string>> = { '+': 'come', '−': 'gone', '±': 'turned' };

/** One side's picture, with what only the other knows: so that both have the same lanes. */
export function filled(own: Picture, other: Picture): Picture {
  return { ...own, entities: new Map([...other.entities, ...own.entities]), ties: new Map([...other.ties, ...own.ties]) };
}

/** The marks that are there at a moment. */
function there({ picture, asOf }: Seen): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [id, view] of picture.entities) if (asOf === null || existsOn(view, asOf, picture.certainty)) ids.add(id);
  for (const [id, view] of picture.ties) if (asOf === null || holdsOn(view, picture, asOf)) ids.add(id);
  return ids;
}

/** The signs of the marks that differ; `changed` are those of which a change is listed. */
export function signsOf(first: Seen, second: Seen, changed: ReadonlySet<string>): Signs {
  const [before, after] = [there(first), there(second)];
  const signs = new Map<string, Sign>();
  for (const id of new Set([...before, ...after])) {
    if (!before.has(id)) signs.set(id, '+');
    else if (!after.has(id)) signs.set(id, '−');
    else if (changed.has(id)) signs.set(id, '±');
  }
  return signs;
}

/** One side: without what is not known there, faint what is not there on the day, signs on what is. */
export function oneSide(scene: Scene, seen: Seen, signs: Signs, x: (day: Day) => number, measure: Measure): Compared {
  const here = there(seen);
  const { entities, ties } = seen.picture;
  const known = (id: string | undefined) => id === undefined || entities.has(id) || ties.has(id);
  const kept: Scene = {
    ...scene,
    behind: scene.behind.filter(({ of }) => known(of)),
    lanes: scene.lanes.filter(({ id }) => known(id)),
    ties: scene.ties.filter(({ id }) => known(id)),
    labels: scene.labels.filter(({ of }) => known(of)),
    paths: scene.paths.filter(({ id }) => known(id)).map((path) => ({ ...path, ties: path.ties.filter(known) })),
  };
  return compared(kept, [seen], new Map([...signs].filter(([id]) => here.has(id))), x, measure);
}

/** Both in one picture: faint what is there at neither. */
export function bothSides(scene: Scene, first: Seen, second: Seen, signs: Signs, x: (day: Day) => number, measure: Measure): Compared {
  return compared(scene, [first, second], signs, x, measure);
}

function compared(scene: Scene, moments: readonly Seen[], signs: Signs, x: (day: Day) => number, measure: Measure): Compared {
  const present = moments.map(there);
  const away = new Set([...scene.lanes, ...scene.ties].map(({ id }) => id).filter((id) => !present.some((ids) => ids.has(id))));
  const days = moments.map(({ asOf }) => asOf).filter((day) => day !== null).map(x);
  const cursors = days
    .filter((at) => at >= scene.plot.left && at <= scene.plot.right)
    .map((at) => shape('line', 'cursor', { x1: at, y1: 0, x2: at, y2: scene.height }));
  const told = (mark: Mark): Mark => {
    const sign = signs.get(mark.id);
    return sign ? { ...mark, cls: `${mark.cls} ${CLASSES[sign]}`, name: `${mark.name}, ${WORDS[sign]}`, data: { ...mark.data, sign } } : mark;
  };
  // The signs lie over everything else.
  const glyphs = [...placeSigns(scene, new Set(signs.keys()), measure)].flatMap(([id, { x: cx, y: cy, of }]) => {
    const sign = signs.get(id);
    return sign
      ? [...(of ? [shape('line', 'sign-lead', { x1: of.x, y1: of.y, x2: cx, y2: cy })] : []), shape('circle', `sign ${CLASSES[sign]}`, { cx, cy, r: RADIUS }), shape('text', 'sign-text', { x: cx, y: cy + 4, 'text-anchor': 'middle' }, sign)]
      : [];
  });
  return {
    scene: { ...scene, back: [...scene.back, ...cursors], lanes: scene.lanes.map(told), ties: scene.ties.map(told), labels: [...scene.labels, ...glyphs] },
    moment: { away, cursor: null },
  };
}
