/** One of the two times: a slider over a histogram of what happened, the day as text, steps, and play. */
import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Day, fromTime, isDay, toTime } from '../model/dates';
import { histogram } from '../model/events';
import { dayInWords } from '../model/wording';
import { events, news, page } from '../state/page';
import { daysOf, playing, setDay, step, type Time, togglePlay } from '../state/scrubbing';

interface ScrubberProps {
  readonly time: Time;
  readonly label: string;
  readonly hint: string;
  /** What the slider does, for those who do not see what it belongs to. */
  readonly sliderLabel: string;
  /** What is counted by the bars and stepped through. */
  readonly counted: string;
  /** What it means that no day is set. */
  readonly off: string;
}

const DAY_MS = 86_400_000;

export function Scrubber({ time, label, hint, sliderLabel, counted, off }: ScrubberProps) {
  const value = useComputed(() => page.value[time]).value;
  /** What is being typed, until it is a day. */
  const typed = useSignal<string | null>(null);
  useEffect(() => {
    typed.value = null;
  }, [value]);
  const text = typed.value ?? value ?? '';
  const range = daysOf(time);
  if (!range) return null;
  const first = toTime(range.first);
  const days = Math.round((toTime(range.last) - first) / DAY_MS);
  const place = value === null ? days : Math.round((toTime(value) - first) / DAY_MS);
  const wrong = text !== '' && !isDay(text);
  const runs = playing.value === time;
  const choose = (day: Day | null) => {
    playing.value = null;
    typed.value = null;
    setDay(time, day);
  };
  const go = (direction: 1 | -1) => {
    playing.value = null;
    step(time, direction);
  };
  const onSliderKey = (event: KeyboardEvent) => {
    const sideways = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (event.key === ' ') togglePlay(time);
    else if (event.ctrlKey && sideways !== 0) go(sideways);
    else return;
    event.preventDefault();
  };

  return (
    <div class={value === null ? 'scrubber off' : 'scrubber'} role="group" aria-label={`${label}: ${hint}`}>
      <label for={time}>{label}</label>
      <input
        id={time}
        type="text"
        class="day"
        inputMode="numeric"
        placeholder={off}
        size={11}
        autocomplete="off"
        aria-invalid={wrong}
        aria-describedby={`${time}-hint`}
        value={text}
        onInput={(event) => {
          const now = event.currentTarget.value.trim();
          if (isDay(now)) choose(now);
          else typed.value = now;
        }}
        onBlur={() => {
          if (typed.value === '') choose(null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && typed.value === '') choose(null);
        }}
      />
      <div class="transport">
        <button type="button" onClick={() => { go(-1); }} aria-label={`Previous ${counted}`} title={`Previous ${counted}`}>‹</button>
        <button type="button" onClick={() => { togglePlay(time); }} aria-label={`${runs ? 'Pause' : 'Play'} the ${sliderLabel.toLowerCase()}`} title={runs ? 'Pause' : 'Play'}>
          <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
            <path d={runs ? 'M2 1h3v10H2zM7 1h3v10H7z' : 'M2 1l9 5-9 5z'} />
          </svg>
        </button>
        <button type="button" onClick={() => { go(1); }} aria-label={`Next ${counted}`} title={`Next ${counted}`}>›</button>
      </div>
      <div class="track">
        <Histogram time={time} />
        <input
          type="range"
          aria-label={sliderLabel}
          aria-valuetext={value === null ? off : dayInWords(value)}
          aria-keyshortcuts="Space Control+ArrowLeft Control+ArrowRight"
          min={0}
          max={days}
          value={Math.min(Math.max(place, 0), days)}
          onInput={(event) => { choose(fromTime(first + Number(event.currentTarget.value) * DAY_MS)); }}
          onKeyDown={onSliderKey}
        />
      </div>
      <button type="button" class="quiet" disabled={value === null} aria-label={`Back to ${off}`} title={`Back to ${off}`} onClick={() => { choose(null); }}>
        ×
      </button>
      <p id={`${time}-hint`} class={wrong ? 'hint wrong' : 'hint'}>
        {wrong ? `“${text}” is not a day; type it as 2014-08-25.` : hint}
      </p>
    </div>
  );
}

/** It stays the same while a time moves: it is drawn anew only with what is shown. */
function Histogram({ time }: { readonly time: Time }) {
  const path = useComputed(() => {
    const range = daysOf(time);
    if (!range) return '';
    const bars = histogram((time === 'asOf' ? events : news).value, range.first, range.last);
    const most = Math.max(...bars.map((bar) => bar.count));
    return bars
      .map(({ at, width, count }) => {
        const height = 3 + (25 * count) / most;
        return `M${(at * 1000).toFixed(1)} 28v${(-height).toFixed(1)}h${Math.max(width * 1000 - 0.6, 1).toFixed(1)}v${height.toFixed(1)}z`;
      })
      .join('');
  });
  return (
    <svg class="histogram" viewBox="0 0 1000 28" preserveAspectRatio="none" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
