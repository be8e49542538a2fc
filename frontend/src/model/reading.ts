/** What a reader of evidence is told in words: the Admiralty code, bounds of dates, and the Hijri calendar. */
import type { Reliability } from '../api/operations';
import { DateError, type Day, ONGOING, parseDate, toTime } from './dates';
import type { Bounds } from './spans';
import { dayInWords } from './wording';

const RELIABILITY: Readonly<Record<Reliability, string>> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'reliability not judged',
};
const CREDIBILITY = ['', 'confirmed by others', 'probably true', 'possibly true', 'doubtful', 'improbable', 'truth not judged'];

/** `B2: usually reliable, probably true`; null where nobody graded it. */
export function gradeInWords(reliability: Reliability | null, credibility: number | null): string | null {
  if (reliability === null && credibility === null) return null;
  const words = [reliability && RELIABILITY[reliability], CREDIBILITY[credibility ?? 0]].filter(Boolean);
  return `${reliability ?? ''}${credibility ?? ''}: ${words.join(', ')}`;
}

/** When something possibly and when it certainly held; null where the dates as given say as much. */
export function boundsInWords({ fromEarliest, fromLatest, toEarliest, toLatest }: Bounds, instant: boolean): string | null {
  if (fromEarliest === fromLatest && (instant || toEarliest === toLatest)) return null;
  if (instant) return `possibly ${ends('from', fromEarliest)}, ${fromLatest === null ? 'no last day known' : `at the latest on ${dayInWords(fromLatest)}`}`;
  const sure = fromLatest !== null && toEarliest !== null && fromLatest <= toEarliest;
  const certainly = sure ? `certainly from ${dayInWords(fromLatest)} to ${dayInWords(toEarliest)}` : 'certain on no day';
  return `possibly ${ends('from', fromEarliest)} ${ends('to', toLatest)}; ${certainly}`;
}

function ends(word: 'from' | 'to', day: Day | null): string {
  if (day !== null) return `${word} ${dayInWords(day)}`;
  return word === 'from' ? 'from an unknown day' : 'until now';
}

const UMM_AL_QURA = new Intl.DateTimeFormat('en-GB-u-ca-islamic-umalqura', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The days that an EDTF date can mean, in the Hijri calendar: `29 Shawwal 1435 AH (Umm al-Qura)`. */
export function hijriInWords(edtf: string | null): string | null {
  if (edtf === null || edtf === ONGOING) return null;
  try {
    const { earliest, latest } = parseDate(edtf);
    if (earliest === null || latest === null) return null;
    return `${UMM_AL_QURA.formatRange(toTime(earliest), toTime(latest))} (Umm al-Qura)`;
  } catch (error) {
    if (error instanceof DateError) return null;
    throw error;
  }
}
