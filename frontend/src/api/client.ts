/** The one door to the server: GraphQL over plain fetch, every failure as one kind of error. */
import type { Operation } from './operations';

const ENDPOINT = '/graphql';

let bearer: string | null = null;

/** Sends a token with every request from now on; null sends none. */
export function authorise(token: string | null): void {
  bearer = token;
}

/** What went wrong, in words for a reader. `kind` tells a silent server from one that refused. */
export class RequestFailure extends Error {
  constructor(
    readonly kind: 'unreachable' | 'refused' | 'broken' | 'layout',
    message: string,
  ) {
    super(message);
  }
}

interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string }[];
}

/** Runs one operation. Throws RequestFailure, or the signal's reason where there is one and it was aborted. */
export async function request<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  signal: AbortSignal | null = null,
): Promise<Data> {
  const response = await post(JSON.stringify({ query: operation, variables }), signal);
  let answer: Answer<Data>;
  try {
    answer = (await response.json()) as Answer<Data>;
  } catch {
    signal?.throwIfAborted();
    if (response.status >= 500) throw new RequestFailure('unreachable', `It answered ${response.status}.`);
    throw new RequestFailure('broken', `The answer (status ${response.status}) is not what this page expects.`);
  }
  if (answer.errors?.length) {
    throw new RequestFailure('refused', answer.errors.map((error) => error.message).join(' '));
  }
  if (!answer.data) throw new RequestFailure('broken', `The answer (status ${response.status}) holds no data.`);
  return answer.data;
}

async function post(body: string, signal: AbortSignal | null): Promise<Response> {
  try {
    return await fetch(ENDPOINT, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      },
      body,
      signal,
    });
  } catch {
    signal?.throwIfAborted();
    throw new RequestFailure('unreachable', 'There is no answer from it.');
  }
}
