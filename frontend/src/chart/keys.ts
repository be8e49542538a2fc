/** The way of the focus through the marks: up and down the lanes, left and right along a lane's ties. */
import type { LanePath } from '../scene/scene';

/** A lane itself, or one of its ties. */
export interface Position {
  readonly lane: string;
  readonly tie: string | null;
}

/** Where a key leads from a position; null where it leads nowhere. */
export function nextMark(paths: readonly LanePath[], from: Position | null, key: string): Position | null {
  const row = paths.findIndex((path) => path.id === from?.lane);
  const path = paths[row];
  if (!path || !from) {
    const first = paths[0];
    return first && key.startsWith('Arrow') ? { lane: first.id, tie: null } : null;
  }
  const lane = (index: number): Position | null => {
    const next = paths[index];
    return next && index !== row ? { lane: next.id, tie: null } : null;
  };
  const place = from.tie === null ? -1 : path.ties.indexOf(from.tie);
  switch (key) {
    case 'ArrowDown':
      return lane(row + 1);
    case 'ArrowUp':
      return lane(row - 1);
    case 'Home':
      return lane(0);
    case 'End':
      return lane(paths.length - 1);
    case 'ArrowRight': {
      const tie = path.ties[place + 1];
      return tie === undefined ? null : { lane: path.id, tie };
    }
    case 'ArrowLeft':
      if (place < 0) return null;
      return { lane: path.id, tie: path.ties[place - 1] ?? null };
    default:
      return null;
  }
}
