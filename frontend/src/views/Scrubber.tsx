/** One of the two times: a slider over the days of the data, the day as text, and a way to switch it off. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { TimeRange } from '../layout/timeScale';
import { type Day, fromTime, isDay, toTime } from '../model/dates';
import { dayInWords } from '../model/wording';

interface ScrubberProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /** What the slider does, for those who do not see what it belongs to. */
  readonly sliderLabel: string;
  readonly value: Day | null;
  /** What it means that no day is set. */
  readonly off: string;
  readonly extent: TimeRange;
  readonly onChange: (value: Day | null) => void;
}

const DAY_MS = 86_400_000;

export function Scrubber({ id, label, hint, sliderLabel, value, off, extent, onChange }: ScrubberProps) {
  const text = useSignal(value ?? '');
  useEffect(() => {
    text.value = value ?? '';
  }, [value]);
  const days = Math.round((toTime(extent.last) - toTime(extent.first)) / DAY_MS);
  const place = value === null ? days : Math.round((toTime(value) - toTime(extent.first)) / DAY_MS);
  const wrong = text.value !== '' && !isDay(text.value);

  return (
    <div class={value === null ? 'scrubber off' : 'scrubber'} role="group" aria-label={`${label}: ${hint}`}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        class="day"
        inputMode="numeric"
        placeholder={off}
        size={11}
        autocomplete="off"
        aria-invalid={wrong}
        aria-describedby={`${id}-hint`}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value.trim();
          if (isDay(text.value)) onChange(text.value);
        }}
        onBlur={() => {
          if (text.value === '') onChange(null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && text.value === '') onChange(null);
        }}
      />
      <input
        type="range"
        aria-label={sliderLabel}
        aria-valuetext={value === null ? off : dayInWords(value)}
        min={0}
        max={days}
        value={Math.min(Math.max(place, 0), days)}
        onInput={(event) => { onChange(fromTime(toTime(extent.first) + Number(event.currentTarget.value) * DAY_MS)); }}
      />
      <button type="button" class="quiet" disabled={value === null} onClick={() => { onChange(null); }}>
        {off}
      </button>
      <p id={`${id}-hint`} class={wrong ? 'hint wrong' : 'hint'}>
        {wrong ? `“${text.value}” is not a day; type it as 2014-08-25.` : hint}
      </p>
    </div>
  );
}
