/** The days on which something begins, ends or becomes known: what one steps through, and the bars behind a slider. */
import { type Day, fromTime, toTime } from './dates';
import { ownClaims } from './history';
import type { Picture } from './picture';
import type { Bounds } from './spans';

/** On how many days at most a bar stands for a month; beyond it stands for a year. */
const MONTHS_UP_TO = 40 * 366;
const DAY_MS = 86_400_000;

/** The first day on which it may have begun and the last on which it may have ended, as far as they are dated. */
function ends({ fromEarliest, fromLatest, toLatest }: Bounds): Day[] {
  return [fromEarliest ?? fromLatest, toLatest].filter((day) => day !== null);
}

/** The days of dated beginnings and ends of ties and existences, in order; as often as something happens. */
export function eventDays(picture: Picture): Day[] {
  const days: Day[] = [];
  for (const { finding } of picture.ties.values()) days.push(...ends(finding.bounds));
  for (const { spells } of picture.entities.values()) for (const { bounds } of spells) days.push(...ends(bounds));
  return days.sort();
}

/** The days on which claims about the picture's ties and entities became known, in order; as often as one did. */
export function newsDays(picture: Picture): Day[] {
  const claims = [...picture.ties.values()].flatMap(({ tie }) => tie.claims);
  for (const { entity } of picture.entities.values()) claims.push(...ownClaims(entity));
  return claims.filter((claim) => !claim.retracted).map((claim) => claim.knownFrom).sort();
}

/** The nearest day after a day, or before it; null where there is none. */
export function nextDay(days: readonly Day[], from: Day, direction: 1 | -1): Day | null {
  return (direction > 0 ? days.find((day) => day > from) : days.findLast((day) => day < from)) ?? null;
}

/** One bar: its place and width as parts of the extent, and how much happened. */
export interface Bar {
  readonly at: number;
  readonly width: number;
  readonly count: number;
}

/** Bars of how much happened each month, or each year of a long extent; a bar for every one that has something. */
export function histogram(days: readonly Day[], first: Day, last: Day): Bar[] {
  const [start, end] = [toTime(first), toTime(last)];
  const whole = end - start;
  const byMonth = whole <= MONTHS_UP_TO * DAY_MS;
  const counts = new Map<Day, number>();
  for (const day of days) {
    if (day < first || day > last) continue;
    const bin = byMonth ? day.slice(0, 7) : day.slice(0, 4);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  return [...counts].map(([bin, count]) => {
    const from = toTime(byMonth ? `${bin}-01` : `${bin}-01-01`);
    const after = new Date(from);
    if (byMonth) after.setUTCMonth(after.getUTCMonth() + 1);
    else after.setUTCFullYear(after.getUTCFullYear() + 1);
    const at = Math.max(from - start, 0) / whole;
    return { at, width: Math.min(after.getTime() - start, whole) / whole - at, count };
  });
}

/** The day that lies a part of the way through an extent. */
export function dayAt(first: Day, last: Day, part: number): Day {
  return fromTime(toTime(first) + Math.round((toTime(last) - toTime(first)) * part / DAY_MS) * DAY_MS);
}
