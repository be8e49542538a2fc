/** What paper has and the screen does not: the whole picture, whatever of it is in sight, the question and the sources. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import '../styles/print.css';
import type { Paper } from './paper';

/** Set while the page is laid out for paper. */
export const printing = signal(false);
const paper = signal<Paper | null>(null);

/** Before that nobody prints; later the server may be gone. */
const IDLE_MS = 1500;

/** Follows the browser into printing and out again. What paper needs is made at once: the browser does not wait. */
function followPrinting(): () => void {
  let paperNow: (() => Paper | null) | null = null;
  const timer = setTimeout(() => {
    void import('./paper').then((code) => (paperNow = code.paperNow)).catch(() => null);
  }, IDLE_MS);
  const turn = (on: boolean) => {
    printing.value = on;
    paper.value = on ? (paper.value ?? paperNow?.() ?? null) : null;
  };
  const start = () => { turn(true); };
  const end = () => { turn(false); };
  const media = matchMedia('print');
  const follow = () => { turn(media.matches); };
  media.addEventListener('change', follow);
  addEventListener('beforeprint', start);
  addEventListener('afterprint', end);
  return () => {
    clearTimeout(timer);
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
