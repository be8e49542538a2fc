/** Families: lanes joined by descent, each a forest of primary parents laid out without crossings. */
import { difference, type Family, type Graph, type Lane, type Link } from './graph';

/** Finds the families and gives each lane its parent. Families stand by their first root; children lie on alternate sides. */
export function familiesOf({ lanes, links }: Graph): Family[] {
  const heads = new Map(lanes.map((lane) => [lane, lane]));
  // Union-find with halved paths; the lowest number heads.
  const headOf = (lane: Lane): Lane => {
    for (let head = heads.get(lane) ?? lane; head !== lane; head = heads.get(lane) ?? lane) {
      const next = heads.get(head) ?? head;
      heads.set(lane, next);
      lane = next;
    }
    return lane;
  };
  const descents = links.filter(({ descent }) => descent);
  for (const link of descents.sort((a, b) => a.descent - b.descent || difference(bornBy(a), bornBy(b)))) {
    const { source, target } = link;
    const [head = source, other = source] = [headOf(source), headOf(target)].sort((a, b) => a.number - b.number);
    heads.set(other, head);
    if (source.parent || descends(target, source)) continue;
    source.parent = target;
    source.born = bornBy(link);
    target.children.push(source);
  }
  const families = new Map<Lane, Family>();
  for (const lane of lanes) {
    lane.children.sort((a, b) => difference(a.born, b.born) || a.number - b.number);
    lane.children.forEach((child, index) => (child.above = index % 2 === 1));
    const head = headOf(lane);
    const family = families.get(head) ?? { roots: [], lanes: [], begun: Infinity, place: 0, sum: 0, weight: 0 };
    families.set(head, family);
    lane.family = family;
    if (!lane.parent) family.roots.push(lane);
  }
  return [...families.values()];
}

/** A front lies right beside its principal, whenever it came about. */
function bornBy({ front, at }: Link): number {
  return front ? Infinity : at;
}

function descends(lane: Lane | null, from: Lane): boolean {
  while (lane && lane !== from) lane = lane.parent;
  return lane !== null;
}

/** The lanes of a family from top to bottom: of each side's children the earliest outermost, so that no connector crosses a lane. */
export function linear({ roots }: Family): Lane[] {
  const lanes: Lane[] = [];
  const visit = (lane: Lane, depth: number) => {
    lane.depth = depth;
    for (const child of lane.children) if (child.above) visit(child, depth + 1);
    lanes.push(lane);
    for (const child of lane.children.toReversed()) if (!child.above) visit(child, depth + 1);
  };
  for (const root of roots) visit(root, 0);
  return lanes;
}
