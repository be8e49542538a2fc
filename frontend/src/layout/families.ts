/** Families: lanes joined by descent, each a forest of primary parents laid out without crossings. */
import type { TieType } from '../api/operations';

/** A tie as the layout sees it. `at` is milliseconds UTC, Infinity where nothing dates it. */
export interface Link {
  readonly id: string;
  readonly type: TieType;
  /** Its rank as descent, 1 the surest; null where it is none. */
  readonly descent: number | null;
  readonly source: string;
  readonly target: string;
  readonly at: number;
}

interface Descent {
  readonly child: string;
  readonly parent: string;
  readonly at: number;
  readonly rank: number;
  readonly id: string;
}

/** The lanes of each family from top to bottom; families and, within them, all choices fall to ids last. */
export function families(lanes: readonly string[], links: readonly Link[]): string[][] {
  const present = new Set(lanes);
  const descents = links
    .map((link) => descentOf(link))
    .filter((d): d is Descent => d !== null && present.has(d.child) && present.has(d.parent))
    .sort((a, b) => a.rank - b.rank || a.at - b.at || compare(a.id, b.id));
  const family = new Union(lanes);
  const primary = new Union(lanes);
  const parents = new Map<string, Descent>();
  for (const descent of descents) {
    family.join(descent.child, descent.parent);
    if (!parents.has(descent.child) && primary.join(descent.child, descent.parent)) {
      parents.set(descent.child, descent);
    }
  }
  const children = new Map<string, Descent[]>();
  for (const descent of parents.values()) {
    children.set(descent.parent, [...(children.get(descent.parent) ?? []), descent]);
  }
  const groups = new Map<string, string[]>();
  for (const root of [...lanes].sort(compare)) {
    if (parents.has(root)) continue;
    const key = family.find(root);
    groups.set(key, [...(groups.get(key) ?? []), ...subtree(root, children)]);
  }
  return [...groups.values()];
}

function descentOf(link: Link): Descent | null {
  const rank = link.descent;
  if (rank === null || link.source === link.target) return null;
  // A front lies right beside its principal, whenever it came about.
  const at = link.type === 'FRONT_FOR' ? Infinity : link.at;
  return { child: link.source, parent: link.target, at, rank, id: link.id };
}

/** A lane between its children: alternate sides, the earliest outermost, so that no connector crosses a lane. */
function subtree(root: string, children: ReadonlyMap<string, Descent[]>): string[] {
  const above: string[] = [];
  const below: string[] = [];
  const sorted = [...(children.get(root) ?? [])].sort((a, b) => a.at - b.at || compare(a.child, b.child));
  sorted.forEach(({ child }, index) => {
    const lanes = subtree(child, children);
    if (index % 2 === 0) below.unshift(...lanes);
    else above.push(...lanes);
  });
  return [...above, root, ...below];
}

class Union {
  private readonly parent: Map<string, string>;

  constructor(ids: readonly string[]) {
    this.parent = new Map(ids.map((id) => [id, id]));
  }

  find(id: string): string {
    let root = id;
    for (let next = this.parent.get(root); next !== undefined && next !== root; next = this.parent.get(root)) root = next;
    this.parent.set(id, root);
    return root;
  }

  /** Joins two sets; false where they were one already. The smaller id names the set. */
  join(a: string, b: string): boolean {
    const [low, high] = [this.find(a), this.find(b)].sort(compare);
    if (low === undefined || high === undefined || low === high) return false;
    this.parent.set(high, low);
    return true;
  }
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
