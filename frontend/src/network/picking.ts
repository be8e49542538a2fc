/** What lies under a point: the entity whose middle is nearest, else a tie near by. Targets are at least 24 px wide. */
import { type Quadtree, quadtree } from 'd3-quadtree';
import type { Point } from '../scene/curves';
import { distanceTo } from './geometry';
import type { EntityMark, NetworkScene, TieMark } from './scene';

const REACH = 12;

export interface Picking {
  /** In the scene's pixels; `scale` is how much larger they are on screen by now. */
  at(point: Point, scale?: number): EntityMark | TieMark | null;
}

export function pickingOf({ entities, ties }: NetworkScene): Picking {
  const tree: Quadtree<EntityMark> = quadtree([...entities], ({ x }) => x, ({ y }) => y);
  const largest = Math.max(REACH, ...entities.map(({ r }) => r));
  return {
    at(point, scale = 1) {
      const near = tree.find(point.x, point.y, Math.max(largest, REACH / scale));
      if (near && Math.hypot(near.x - point.x, near.y - point.y) <= Math.max(near.r, REACH / scale)) return near;
      let found: TieMark | null = null;
      let least = REACH / scale;
      for (const tie of ties) {
        const distance = distanceTo(tie.way, point);
        if (distance < least) [found, least] = [tie, distance];
      }
      return found;
    },
  };
}
