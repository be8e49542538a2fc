/** What a lane is tied to by descent and by pledges: what lights up with it, and where the keys for parent and child lead. */
import { isBelieved, type TieView } from '../model/picture';
import type { Sheet } from './sheet';

/** The lanes and ties that light up with a mark: a lane's ancestors, descendants and pledges, or what a tie joins. */
export function kinOf(id: string, { lookup, rows }: Sheet): ReadonlySet<string> {
  const kin = new Set([id]);
  // A folded family lights up for each of its lanes.
  const add = (lane: string) => kin.add(rows.of(lane)?.fold?.id ?? lane);
  const tie = lookup.picture.ties.get(id);
  if (tie) {
    add(tie.tie.source.id);
    add(tie.tie.target.id);
    return kin;
  }
  for (const near of ['source', 'target'] as const) {
    const far = near === 'source' ? 'target' : 'source';
    const reached = new Set([id]);
    // A set's iteration reaches what is added on the way.
    for (const lane of reached) {
      add(lane);
      for (const view of lookup.tiesOf(lane)) {
        const pledge = lane === id && view.tie.type === 'PLEDGED_TO';
        if (view.tie[near].id !== lane || !(pledge || isDescent(view))) continue;
        kin.add(view.tie.id);
        if (pledge) add(view.tie[far].id);
        else reached.add(view.tie[far].id);
      }
    }
  }
  return kin;
}

/** The surest parent of a lane, or its first child; null where it has none. */
export function nextOfKin(id: string, which: 'parent' | 'child', { lookup }: Sheet): string | null {
  const [near, far] = which === 'parent' ? (['source', 'target'] as const) : (['target', 'source'] as const);
  const begun = ({ finding: { bounds } }: TieView) => bounds.fromEarliest ?? bounds.fromLatest ?? '9999';
  const ties = lookup.tiesOf(id).filter((view) => view.tie[near].id === id && isDescent(view));
  ties.sort((a, b) => (which === 'parent' ? (a.descent ?? 0) - (b.descent ?? 0) : 0) || (begun(a) < begun(b) ? -1 : 1));
  return ties[0]?.tie[far].id ?? null;
}

function isDescent(view: TieView): boolean {
  return view.descent !== null && isBelieved(view);
}
