/** Asks this server. Headers written in GraphiQL, such as a token, go along. */
import type { ExecutionResult } from 'graphql';
import type { Fetcher } from '@graphiql/toolkit';

export const fetcher: Fetcher = async (asked, options) => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...(options?.headers as Record<string, string> | undefined),
    },
    body: JSON.stringify(asked),
  });
  return (await response.json()) as ExecutionResult;
};
