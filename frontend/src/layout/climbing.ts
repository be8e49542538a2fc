/** Small pictures, step by step: whatever single change makes them better is made. */
import { linear } from './families';
import type { Family, Lane } from './graph';

const ROUNDS = 4;

/**
 * Puts lanes on the other side of their parents, turns over what descends from them, and lets neighbouring
 * families change places, each where `score` falls; `fixed` families stay on top. No descent of a pure forest
 * comes to cross.
 */
export function climb(families: Family[], fixed: number, score: (families: readonly Family[]) => number): void {
  let least = score(families);
  let better = true;
  // Every change undoes itself.
  const attempt = (change: () => void) => {
    change();
    const now = score(families);
    if (now < least) [least, better] = [now, true];
    else change();
  };
  for (let round = 0; better && round < ROUNDS; round++) {
    better = false;
    for (const family of families) {
      for (const lane of [...family.lanes]) {
        attempt(() => { turn(family, lane.parent ? [lane] : []); });
        attempt(() => { turn(family, below(lane)); });
      }
    }
    for (let index = fixed + 1; index < families.length; index++) {
      attempt(() => { families.splice(index - 1, 2, ...families.slice(index - 1, index + 1).reverse()); });
    }
  }
}

function turn(family: Family, lanes: readonly Lane[]): void {
  if (lanes.length === 0) return;
  for (const lane of lanes) lane.above = !lane.above;
  family.lanes = linear(family);
}

function below({ children }: Lane): Lane[] {
  return children.flatMap((child) => [child, ...below(child)]);
}
