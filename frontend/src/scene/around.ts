/** The days of a lane or a tie with some room around them, for a window on it alone. */
import type { TimeRange } from '../layout/timeScale';
import { addDays, type Day, toTime } from '../model/dates';
import type { Sheet } from './sheet';

/** Null where nothing dates it, or it is not drawn. */
export function daysAround(id: string, sheet: Sheet): TimeRange | null {
  const days = daysOf(id, sheet);
  if (days.length === 0) return null;
  const [first, last] = [days.reduce((a, b) => (a < b ? a : b)), days.reduce((a, b) => (a > b ? a : b))];
  const room = Math.max((toTime(last) - toTime(first)) / 86_400_000 / 12, 60);
  return { first: addDays(first, -room), last: addDays(last, room) };
}

function daysOf(id: string, { lookup, place }: Sheet): Day[] {
  const tie = lookup.picture.ties.get(id);
  const bounds = tie?.finding.bounds;
  if (bounds) return [bounds.fromEarliest, bounds.fromLatest, bounds.toEarliest, bounds.toLatest].filter((day) => day !== null);
  return place(id) ? lookup.stretches(id).flatMap(({ start, end }) => [start.outer, end.outer]) : [];
}
