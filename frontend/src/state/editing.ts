/** Who may edit, and what is being edited. */
import { signal } from '@preact/signals';
import { authorise, request } from '../api/client';
import { RecordClaimDocument, RetractClaimDocument, WhoAmIDocument } from '../api/laterOperations';
import type { ClaimInput, Role } from '../api/operations';
import { atFields, type Problems } from '../editing/draft';
import { retry } from './loading';

/** What one may do, as the server has it; null before it has been asked. */
export const role = signal<Role | null>(null);

/** What the dialog is open for: a claim about what is selected, or taking one back. */
export type Task = { readonly record: string } | { readonly retract: string };
export const task = signal<Task | null>(null);

/** What was done last, for who cannot see it. */
export const done = signal('');

export async function askRole(): Promise<void> {
  const { viewer } = await request(WhoAmIDocument, {});
  role.value = viewer.role;
}

/** Uses a token for everything asked from now on, until the page is closed; it is stored nowhere. Throws RequestFailure. */
export async function signIn(token: string): Promise<void> {
  authorise(token);
  try {
    await askRole();
  } catch (error) {
    authorise(null);
    throw error;
  }
}

/** Records a claim; the problems where it could not be, null where it was. Throws RequestFailure. */
export async function recordClaim(input: ClaimInput, fields: ReadonlySet<string>): Promise<Problems | null> {
  const { recordClaim: result } = await request(RecordClaimDocument, { input });
  if (result.__typename !== 'ClaimRecorded') return problemsOf(result, fields);
  finish(result.created ? 'The claim is recorded.' : 'The same claim was recorded already; nothing changed.');
  return null;
}

/** Retracts a claim; the problems where it could not be, null where it was. Throws RequestFailure. */
export async function retractClaim(id: string, why: string): Promise<Problems | null> {
  const { retractClaim: result } = await request(RetractClaimDocument, { id, why });
  if (result.__typename !== 'ClaimRetracted') return problemsOf(result, new Set(['why']));
  finish('The claim is retracted.');
  return null;
}

type Refusal =
  | { readonly __typename: 'Invalid'; readonly problems: Parameters<typeof atFields>[0] }
  | { readonly __typename: 'NotAllowed'; readonly message: string };

function problemsOf(result: Refusal, fields: ReadonlySet<string>): Problems {
  return result.__typename === 'Invalid' ? atFields(result.problems, fields) : { '': result.message };
}

function finish(what: string): void {
  done.value = what;
  task.value = null;
  retry();
}
