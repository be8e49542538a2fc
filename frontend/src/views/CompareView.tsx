/** Two moments side by side or in one picture, and the list of what changed between them. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { TwoTimes } from '../model/comparing';
import { type Day, isDay } from '../model/dates';
import { changes, compareDates, compareKnowledge, inWords, sameMoment, setMoments, swapMoments } from '../state/comparing';
import { change, history, page } from '../state/page';
import { Changes } from './Changes';
import { ComparedPictures } from './ComparedPictures';

export function CompareView() {
  const { asOf, knownAt, against, overlay } = page.value;
  if (!history.value) return null;
  const second = { asOf, knownAt };
  return (
    <div class="compare">
      <div class="moments">
        <MomentFields title="First moment" moment={against} onChange={(first) => { setMoments(first, second); }} />
        <MomentFields title="Second moment" moment={second} onChange={(next) => { setMoments(against, next); }} />
      </div>
      <div class="presets" role="group" aria-label="What to compare">
        <button type="button" onClick={compareDates}>Two dates, same knowledge</button>
        <button type="button" onClick={compareKnowledge}>Same date, two days of knowledge</button>
        <button type="button" onClick={swapMoments} disabled={sameMoment.value}>Swap</button>
        <label>
          <input type="checkbox" checked={overlay} onChange={() => { change({ overlay: !overlay }); }} /> In one picture
        </label>
      </div>
      {sameMoment.value ? (
        <p class="empty small" role="status">
          Both moments are the same: {inWords(second)}. Give another day to one of them, or choose what to compare above.
        </p>
      ) : (
        <>
          <ComparedPictures />
          <Changes changes={changes.value} between={`${inWords(against)}, and ${inWords(second)}`} />
        </>
      )}
    </div>
  );
}

interface MomentFieldsProps {
  readonly title: string;
  readonly moment: TwoTimes;
  readonly onChange: (moment: TwoTimes) => void;
}

function MomentFields({ title, moment, onChange }: MomentFieldsProps) {
  return (
    <fieldset>
      <legend>{title}</legend>
      <DayField label="as of" off="whole history" value={moment.asOf} onChange={(asOf) => { onChange({ ...moment, asOf }); }} />
      <DayField label="known at" off="today" value={moment.knownAt} onChange={(knownAt) => { onChange({ ...moment, knownAt }); }} />
    </fieldset>
  );
}

interface DayFieldProps {
  readonly label: string;
  /** What it means that no day is given. */
  readonly off: string;
  readonly value: Day | null;
  readonly onChange: (day: Day | null) => void;
}

function DayField({ label, off, value, onChange }: DayFieldProps) {
  const text = useSignal(value ?? '');
  useEffect(() => {
    text.value = value ?? '';
  }, [value]);
  const wrong = text.value !== '' && !isDay(text.value);
  return (
    <label>
      {label}{' '}
      <input
        type="text"
        class="day"
        inputMode="numeric"
        size={11}
        autocomplete="off"
        placeholder={off}
        aria-invalid={wrong}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value.trim();
          if (isDay(text.value)) onChange(text.value);
          if (text.value === '') onChange(null);
        }}
      />
      {wrong && <span class="hint wrong" role="status"> Type a day as 2014-08-25.</span>}
    </label>
  );
}
