/** Statements sent to POST /api/cypher, and what comes back. */
import type { Row } from './cells';

export const LIMITS = [100, 1_000, 10_000] as const;
export type Limit = (typeof LIMITS)[number];
export const LIMIT: Limit = 1_000;

export interface Asked {
  readonly statement: string;
  /** The text of a JSON object; it is sent as it was written, whole numbers of any size included. */
  readonly parameters: string;
  readonly limit: Limit;
}

export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly truncated: boolean;
  /** Milliseconds that the server took. */
  readonly elapsed: number;
  readonly limit: number;
}

export interface Plan {
  readonly operator: string;
  readonly details: string;
  readonly children: readonly Plan[];
}

export interface Explained {
  readonly plan: Plan;
  readonly elapsed: number;
}

/** Why there is no answer: the server's own code and words, or UNREACHABLE and UNEXPECTED. */
export class Failure extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly field: string | null = null,
  ) {
    super(message);
  }
}

const EXPECTED = 'expected a JSON object such as {"group": "group:ansar-al-islam"}';

/** Raises Failure, field parameters, where a text is not a JSON object; nothing at all is an empty one. */
export function checkParameters(text: string): void {
  if (text.trim() === '') return;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Failure('BAD_REQUEST', `parameters: ${EXPECTED}. ${error instanceof Error ? error.message : ''}`, 'parameters');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Failure('BAD_REQUEST', `parameters: ${EXPECTED}.`, 'parameters');
}

/** The names of the parameters as far as the text can be read. */
export function parameterNames(text: string): string[] {
  try {
    checkParameters(text);
    return text.trim() === '' ? [] : Object.keys(JSON.parse(text) as object);
  } catch {
    return [];
  }
}

/** The body of a request, with the parameters as they were written. */
export function bodyOf({ statement, parameters, limit }: Asked, explain = false): string {
  const given = parameters.trim() === '' ? '{}' : parameters;
  return `{"statement":${JSON.stringify(statement)},"parameters":${given},"limit":${limit},"explain":${explain}}`;
}

async function send(asked: Asked, accept: string, explain: boolean, signal: AbortSignal): Promise<Response> {
  if (asked.statement.trim() === '') throw new Failure('BAD_REQUEST', 'statement: expected Cypher, such as MATCH (g:Group) RETURN g LIMIT 10.', 'statement');
  checkParameters(asked.parameters);
  const headers = { 'content-type': 'application/json', accept };
  let response: Response;
  try {
    response = await fetch('/api/cypher', { method: 'POST', headers, body: bodyOf(asked, explain), signal });
  } catch (error) {
    throw signal.aborted ? error : unreachable();
  }
  if (!response.ok) throw await failureOf(response);
  return response;
}

function unreachable(): Failure {
  return new Failure('UNREACHABLE', 'The server does not answer. See whether it is still running (cleave serve).');
}

async function failureOf(response: Response): Promise<Failure> {
  const body: unknown = await response.json().catch(() => null);
  const { code, message, field } = (body as { error?: Partial<Record<string, unknown>> } | null)?.error ?? {};
  if (typeof code !== 'string' || typeof message !== 'string') return new Failure('UNEXPECTED', `The server answered ${response.status} without saying why. Its log does.`);
  return new Failure(code, message, typeof field === 'string' ? field : null);
}

/** What the rest of a response holds; a connection that breaks off is a Failure. */
async function whole<T>(reading: Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    throw signal.aborted ? error : unreachable();
  }
}

/** Raises Failure, and what the signal aborts with. Aborting ends the statement in the database. */
export async function ask(asked: Asked, signal: AbortSignal): Promise<Answer> {
  const response = await send(asked, 'application/json', false, signal);
  return whole(response.json() as Promise<Answer>, signal);
}

/** The plan alone: nothing of the statement is run. Raises as `ask`. */
export async function explain(asked: Asked, signal: AbortSignal): Promise<Explained> {
  const response = await send(asked, 'application/json', true, signal);
  return whole(response.json() as Promise<Explained>, signal);
}

export interface Csv {
  readonly text: string;
  /** Whether it has all rows: a file that was cut ends without a line break. */
  readonly whole: boolean;
}

/** Runs the statement once more for a file. Raises as `ask`. */
export async function askCsv(asked: Asked, signal: AbortSignal): Promise<Csv> {
  const response = await send(asked, 'text/csv', false, signal);
  const text = await whole(response.text(), signal);
  return { text, whole: text.endsWith('\n') };
}
