/** The state of the console: what is written, what runs or ran, and what this browser keeps. */
import { computed, effect, signal } from '@preact/signals';
import { type Answer, ask, askCsv, type Asked, explain, type Explained, Failure, LIMIT, type Limit } from './asking';
import { type Ran, ranIn, remembered, type Saved, savedIn, savedWith, Shelf } from './keeping';
import { readShared, writeShared } from './sharing';

export type Outcome =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'running'; readonly what: 'rows' | 'plan' }
  | { readonly kind: 'stopped'; readonly seconds: number }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'rows'; readonly answer: Answer; readonly asked: Asked }
  | { readonly kind: 'plan'; readonly explained: Explained };

export const statement = signal('');
export const parameters = signal('');
export const limit = signal<Limit>(LIMIT);
export const outcome = signal<Outcome>({ kind: 'nothing' });
/** What was done last beside running, in a sentence for the reader. */
export const told = signal('');
export const running = computed(() => outcome.value.kind === 'running');

const asked = (): Asked => ({ statement: statement.peek(), parameters: parameters.peek(), limit: limit.peek() });

let current: AbortController | null = null;

/** Runs what is written, in place of what still runs; `what` is its rows, or its plan alone. */
export async function run(what: 'rows' | 'plan' = 'rows'): Promise<void> {
  current?.abort();
  const control = new AbortController();
  current = control;
  const question = asked();
  const began = performance.now();
  told.value = '';
  outcome.value = { kind: 'running', what };
  let next: Outcome;
  try {
    if (what === 'plan') next = { kind: 'plan', explained: await explain(question, control.signal) };
    else {
      remember({ ...question, at: Date.now() });
      next = { kind: 'rows', answer: await ask(question, control.signal), asked: question };
    }
  } catch (error) {
    if (control.signal.aborted) next = { kind: 'stopped', seconds: (performance.now() - began) / 1000 };
    else if (error instanceof Failure) next = { kind: 'failed', failure: error };
    else throw error;
  }
  if (current !== control) return;
  current = null;
  outcome.value = next;
}

/** The connection closes, and with it the statement ends in the database. */
export function stop(): void {
  current?.abort();
}

/** Puts a statement into the editor. Nothing is run. */
export function load(next: Asked, words: string): void {
  statement.value = next.statement;
  parameters.value = next.parameters;
  limit.value = next.limit;
  told.value = words;
}

/** All rows as a file: the statement runs once more. */
export async function csvFile(of: Asked): Promise<void> {
  told.value = 'Asking for the file …';
  try {
    const { text, whole } = await askCsv(of, new AbortController().signal);
    download(text, 'cleave.csv', 'text/csv');
    told.value = whole ? 'Saved cleave.csv.' : `Saved cleave.csv. It holds the first rows alone, at most ${of.limit.toLocaleString('en')}: there are more, or it broke off.`;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    told.value = `There is no file. ${error.message}`;
  }
}

export function jsonFile(answer: Answer): void {
  download(JSON.stringify(answer, null, 1), 'cleave.json', 'application/json');
  told.value = answer.truncated ? 'Saved cleave.json. It holds the first rows alone: there are more.' : 'Saved cleave.json.';
}

function download(text: string, name: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => { URL.revokeObjectURL(link.href); });
}

/** Puts the statement into the address, and the address into the clipboard where the browser lets it. */
export async function share(): Promise<void> {
  history.replaceState(null, '', writeShared(asked()));
  try {
    await navigator.clipboard.writeText(location.href);
    told.value = 'The link is in the clipboard. Who opens it sees the statement; nothing runs until they run it.';
  } catch {
    told.value = 'The link is in the address bar. Who opens it sees the statement; nothing runs until they run it.';
  }
}

function openShared(): void {
  const shared = readShared(location.hash);
  if (shared) load(shared, 'This statement came with the link. Nothing has run: read it, then press Run.');
}

const storage = () => localStorage;
const ranShelf = new Shelf('cleave-cypher-history', ranIn, storage);
const savedShelf = new Shelf('cleave-cypher-saved', savedIn, storage);
export const ran = signal<readonly Ran[]>(ranShelf.items());
export const saved = signal<readonly Saved[]>(savedShelf.items());
/** Whether the browser refuses to keep anything for this page. */
export const forgetful = signal(false);

function putRan(items: readonly Ran[]): void {
  ran.value = items;
  forgetful.value = !ranShelf.put(items);
}

function putSaved(items: readonly Saved[]): void {
  saved.value = items;
  forgetful.value = !savedShelf.put(items);
}

function remember(next: Ran): void {
  putRan(remembered(ranShelf.items(), next));
}

export function forgetRan(): void {
  putRan([]);
  told.value = 'The history is empty.';
}

export function save(name: string): void {
  const known = savedShelf.items().some((each) => each.name === name);
  putSaved(savedWith(savedShelf.items(), { ...asked(), name }));
  told.value = known ? `Saved in place of what was called ${name}.` : `Saved as ${name}.`;
}

export function rename(from: string, to: string): void {
  const found = savedShelf.items().find(({ name }) => name === from);
  if (!found || from === to) return;
  putSaved(savedWith(savedShelf.items().filter(({ name }) => name !== from), { ...found, name: to }));
  told.value = `${from} is called ${to} now.`;
}

/** What was deleted last, to be had back. */
export const deleted = signal<Saved | null>(null);

export function remove(item: Saved): void {
  putSaved(savedShelf.items().filter(({ name }) => name !== item.name));
  deleted.value = item;
  told.value = `Deleted ${item.name}.`;
}

export function restore(): void {
  const item = deleted.peek();
  if (!item) return;
  putSaved(savedWith(savedShelf.items(), item));
  deleted.value = null;
  told.value = `${item.name} is back.`;
}

export const offline = signal(!navigator.onLine);

export function start(): void {
  openShared();
  addEventListener('hashchange', openShared);
  addEventListener('offline', () => (offline.value = true));
  addEventListener('online', () => (offline.value = false));
  addEventListener('storage', () => {
    ran.value = ranShelf.items();
    saved.value = savedShelf.items();
  });
  // What was deleted can be had back until something else is done.
  effect(() => {
    if (told.value !== `Deleted ${deleted.peek()?.name ?? ''}.`) deleted.value = null;
  });
}
