/** A picture as the layout sees it: when each lane is there, and which ties join them when. */
import { toTime } from '../model/dates';
import { isBelieved, type Picture, type TieView } from '../model/picture';
import { stretchesOf } from './lifelines';
import type { Lane, Link } from './order';
import type { TimeRange } from './timeScale';

export function lanesOf(picture: Picture, extent: TimeRange): Lane[] {
  const lanes: Lane[] = [];
  for (const [id, stretches] of stretchesOf(picture, extent)) {
    const [start, end] = [stretches[0]?.start, stretches.at(-1)?.end];
    if (!start || !end) continue;
    const [first, last] = [toTime(start.outer), toTime(end.outer)];
    lanes.push({ id, first, from: (first + toTime(start.inner)) / 2, to: (toTime(end.inner) + last) / 2, last });
  }
  return lanes;
}

export function linksOf(picture: Picture): Link[] {
  return [...picture.ties.values()].map(linkOf);
}

/** Its day is the middle of those it may have begun on, as it is drawn. */
function linkOf(view: TieView): Link {
  const { tie, finding, descent } = view;
  const { fromEarliest, fromLatest, toEarliest, toLatest } = finding.bounds;
  const first = fromEarliest ?? fromLatest ?? toEarliest ?? toLatest;
  const at = first === null ? Infinity : (toTime(first) + toTime(fromLatest ?? first)) / 2;
  return { id: tie.id, type: tie.type, descent, source: tie.source.id, target: tie.target.id, at, believed: isBelieved(view) };
}
