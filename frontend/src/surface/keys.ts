/** The way of the focus through the marks: up and down the lanes, left and right along a lane's ties. */

/** A lane itself, or one of its ties. */
export interface Position {
  readonly lane: string;
  readonly tie: string | null;
}

/** All lanes from top to bottom, drawn or not, and the ties of one by date. */
export interface Ways {
  readonly lanes: readonly string[];
  readonly ties: (lane: string) => readonly string[];
}

/** Where a key leads from a position; null where it leads nowhere. */
export function nextMark({ lanes, ties }: Ways, from: Position | null, key: string): Position | null {
  const row = from ? lanes.indexOf(from.lane) : -1;
  if (!from || row < 0) {
    const first = lanes[0];
    return first !== undefined && key.startsWith('Arrow') ? { lane: first, tie: null } : null;
  }
  const lane = (index: number): Position | null => {
    const next = lanes[index];
    return next !== undefined && index !== row ? { lane: next, tie: null } : null;
  };
  const own = ties(from.lane);
  const place = from.tie === null ? -1 : own.indexOf(from.tie);
  switch (key) {
    case 'ArrowDown':
      return lane(row + 1);
    case 'ArrowUp':
      return lane(row - 1);
    case 'Home':
      return lane(0);
    case 'End':
      return lane(lanes.length - 1);
    case 'ArrowRight': {
      const tie = own[place + 1];
      return tie === undefined ? null : { lane: from.lane, tie };
    }
    case 'ArrowLeft':
      if (place < 0) return null;
      return { lane: from.lane, tie: own[place - 1] ?? null };
    default:
      return null;
  }
}
