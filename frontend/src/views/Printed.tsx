/** What paper has and the screen does not: the whole picture, whatever of it is in sight, the question and the sources. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { printing } from '../state/table';
import { type Paper, paperNow } from './paper';

const paper = signal<Paper | null>(null);

/** Follows the browser into printing and out again. What paper needs is made at once: the browser does not wait. */
function followPrinting(): () => void {
  const turn = (on: boolean) => {
    printing.value = on;
    paper.value = on ? (paper.value ?? paperNow()) : null;
  };
  const start = () => { turn(true); };
  const end = () => { turn(false); };
  const media = matchMedia('print');
  const follow = () => { turn(media.matches); };
  media.addEventListener('change', follow);
  addEventListener('beforeprint', start);
  addEventListener('afterprint', end);
  return () => {
    media.removeEventListener('change', follow);
    removeEventListener('beforeprint', start);
    removeEventListener('afterprint', end);
  };
}

export function PrintedPicture() {
  useEffect(followPrinting, []);
  const picture = paper.value?.picture ?? '';
  return picture === '' ? null : <div class="printed-picture" dangerouslySetInnerHTML={{ __html: picture }} />;
}

export function PrintedSources() {
  const printed = paper.value;
  if (!printed) return null;
  return (
    <section class="printed-sources">
      <h2>What is shown</h2>
      {printed.query.map((line) => <p key={line}>{line}</p>)}
      <h2>Sources</h2>
      <ol>
        {printed.sources.map((line) => <li key={line}>{line}</li>)}
      </ol>
    </section>
  );
}
