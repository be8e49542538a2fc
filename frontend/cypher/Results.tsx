/** What came of the statement, in every state: nothing yet, running, stopped, failed, a plan, rows. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Answer, Asked, Explained, Failure, Plan } from './asking';
import { graphOf } from './graph';
import { GraphResult } from './GraphResult';
import { csvFile, jsonFile, outcome, type Outcome } from './state';
import { TableResult } from './TableResult';

const FORMS = ['Table', 'Graph', 'JSON'] as const;
type Form = (typeof FORMS)[number];

export function Results() {
  const now = outcome.value;
  return (
    <section id="results" class="results" aria-label="Results" tabIndex={-1} aria-busy={now.kind === 'running'}>
      <div role="status"><p class="outcome">{inWords(now)}</p></div>
      {now.kind === 'running' && <Clock />}
      {now.kind === 'failed' && <FailureNote failure={now.failure} />}
      {now.kind === 'plan' && <PlanResult explained={now.explained} />}
      {now.kind === 'rows' && <Rows answer={now.answer} asked={now.asked} />}
    </section>
  );
}

function inWords(now: Outcome): string {
  switch (now.kind) {
    case 'nothing':
      return 'Nothing has run yet. Write a statement or load an example, then press Run.';
    case 'running':
      return now.what === 'plan' ? 'Asking for the plan …' : 'Running …';
    case 'stopped':
      return `Stopped after ${now.seconds.toFixed(1)} s. The statement ends in the database too.`;
    case 'failed':
      return '';
    case 'plan':
      return `The plan, made in ${duration(now.explained.elapsed)}. Nothing was run.`;
    case 'rows':
      return counted(now.answer);
  }
}

function counted({ rows, truncated, elapsed, limit }: Answer): string {
  const number = rows.length.toLocaleString('en');
  const took = duration(elapsed);
  if (!truncated) return rows.length === 0 ? `No rows, in ${took}.` : `${number} ${rows.length === 1 ? 'row' : 'rows'} in ${took}.`;
  const why = rows.length < limit ? 'The answer was cut here, as it is large' : 'Truncated at the limit';
  return `The first ${number} ${rows.length === 1 ? 'row' : 'rows'} in ${took}. ${why}: there are more.`;
}

function duration(milliseconds: number): string {
  return milliseconds < 1_000 ? `${milliseconds < 10 ? milliseconds.toFixed(1) : milliseconds.toFixed(0)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
}

/** Seconds so far; whoever does not see it hears "Running" once, and then what came of it. */
function Clock() {
  const seconds = useSignal(0);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => (seconds.value = (performance.now() - began) / 1_000), 100);
    return () => { clearInterval(timer); };
  }, []);
  return <p class="quiet-text" aria-hidden="true">{seconds.value.toFixed(1)} s</p>;
}

const WHAT_TO_DO: Readonly<Partial<Record<string, string>>> = {
  NOT_ALLOWED: 'The console reads the graph and nothing else.',
  TIMED_OUT: 'Ask for less: name a label, an id or a shorter pattern, or put LIMIT before what is costly.',
  TOO_MANY: 'Other statements are running. Run it again in a moment.',
  UNAUTHENTICATED: 'Follow the sign-in link that the server shows on its terminal, then run the statement again.',
};

const CODES: Readonly<Partial<Record<string, string>>> = {
  BAD_REQUEST: 'The request is not right',
  SYNTAX: 'The database does not take this',
  NOT_ALLOWED: 'Not allowed',
  UNAUTHENTICATED: 'Not signed in',
  TOO_MANY: 'Too many at a time',
  TIMED_OUT: 'It took too long',
  UNAVAILABLE: 'The database does not answer',
  UNREACHABLE: 'No answer',
};

function FailureNote({ failure }: { readonly failure: Failure }) {
  const hint = WHAT_TO_DO[failure.code];
  return (
    <div class="failure" role="alert">
      <h2>{CODES[failure.code] ?? 'It failed'} <code>{failure.code}</code></h2>
      <pre tabIndex={0} aria-label="Message">{failure.message}</pre>
      {hint !== undefined && <p>{hint}</p>}
    </div>
  );
}

function PlanResult({ explained }: { readonly explained: Explained }) {
  return <ul class="plan" aria-label="Plan"><PlanStep plan={explained.plan} /></ul>;
}

function PlanStep({ plan: { operator, details, children } }: { readonly plan: Plan }) {
  const lines = details.includes('\n');
  return (
    <li>
      <strong>{operator}</strong>{details !== '' && !lines && <> <code>{details}</code></>}
      {lines && <pre tabIndex={0} aria-label={`Details of ${operator}`}>{details}</pre>}
      {children.length > 0 && <ul>{children.map((child, index) => <PlanStep key={index} plan={child} />)}</ul>}
    </li>
  );
}

const form = { last: 'Table' as Form };

function Rows({ answer, asked }: { readonly answer: Answer; readonly asked: Asked }) {
  const shown = useSignal<Form>(form.last);
  return (
    <>
      <div class="forms">
        <div class="views" role="group" aria-label="Shown as">
          {FORMS.map((each) => (
            <button key={each} type="button" aria-pressed={shown.value === each} onClick={() => (shown.value = form.last = each)}>{each}</button>
          ))}
        </div>
        <div class="chart-tools" role="group" aria-label="Save the rows">
          <button type="button" title="Runs the statement once more" onClick={() => void csvFile(asked)}>Save CSV</button>
          <button type="button" onClick={() => { jsonFile(answer); }}>Save JSON</button>
        </div>
      </div>
      {shown.value === 'Table' && <TableResult answer={answer} />}
      {shown.value === 'Graph' && <Drawn answer={answer} />}
      {shown.value === 'JSON' && <JsonResult answer={answer} />}
    </>
  );
}

function Drawn({ answer }: { readonly answer: Answer }) {
  const graph = graphOf(answer.rows);
  if (graph.nodes.size === 0) {
    return <p class="empty small">These rows hold no nodes, relationships or paths to draw. Return them themselves, as in <code>MATCH (a)-[t]-&gt;(b) RETURN a, t, b</code>.</p>;
  }
  return <GraphResult graph={graph} />;
}

const MOST_SHOWN = 200;

function JsonResult({ answer }: { readonly answer: Answer }) {
  const more = answer.rows.length > MOST_SHOWN;
  const text = JSON.stringify({ ...answer, rows: answer.rows.slice(0, MOST_SHOWN) }, null, 2);
  return (
    <>
      {more && <p class="quiet-text">The first {MOST_SHOWN} rows. Save JSON has all {answer.rows.length.toLocaleString('en')}.</p>}
      <pre class="json" tabIndex={0} role="region" aria-label="Rows as JSON">{text}</pre>
    </>
  );
}
