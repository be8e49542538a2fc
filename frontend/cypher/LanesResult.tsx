/** The groups, people and ties of an answer as the explorer draws lanes, from the same claims. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { RequestFailure } from '../src/api/client';
import type { PictureProps } from './GraphResult';
import { type Laid, layOut } from './lanes';
import { LanesChart } from './LanesChart';

type Came =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'lanes'; readonly laid: Laid }
  | { readonly kind: 'failure'; readonly failure: RequestFailure };

const ADVICE: Readonly<Record<RequestFailure['kind'], readonly [string, string]>> = {
  unreachable: ['The server does not answer', 'See whether it is still running (cleave serve), then try again.'],
  refused: ['The claims behind the lanes were refused', 'Run the statement again, with fewer rows where there are many.'],
  broken: ['The answer cannot be read', 'Page and server may be of different versions: load the page anew.'],
  layout: ['The lanes could not be laid out', 'Load the page anew. It needs a browser that runs module workers.'],
};

export function LanesResult(props: PictureProps) {
  const { graph, children } = props;
  const came = useSignal<Came>({ kind: 'nothing' });
  const attempt = useSignal(0);
  useEffect(() => {
    const control = new AbortController();
    came.value = { kind: 'nothing' };
    layOut(graph, control.signal).then(
      (laid) => (came.value = { kind: 'lanes', laid }),
      (error: unknown) => {
        if (control.signal.aborted) return;
        came.value = { kind: 'failure', failure: error instanceof RequestFailure ? error : new RequestFailure('broken', String(error)) };
      },
    );
    return () => { control.abort(); };
  }, [graph, attempt.value]);
  const now = came.value;
  switch (now.kind) {
    case 'nothing':
      return <><p class="loading" role="status">Loading the claims behind the lanes …</p>{children}</>;
    case 'failure': {
      const [title, advice] = ADVICE[now.failure.kind];
      return (
        <>
          <div class="empty small" role="alert">
            <h2>{title}</h2>
            <p>{now.failure.message}</p>
            <p>{advice}</p>
            <p><button type="button" onClick={() => (attempt.value += 1)}>Try again</button></p>
          </div>
          {children}
        </>
      );
    }
    case 'lanes':
      if (now.laid.picture.entities.size > 0) return <LanesChart {...props} laid={now.laid} />;
      return <><p class="empty small">None of these groups is known any more. Run the statement again.</p>{children}</>;
  }
}
