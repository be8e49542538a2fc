/** Recording a claim about what is selected, and retracting one; problems stand at their fields. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { RequestFailure } from '../api/client';
import { COUNTED, NAME_KINDS } from '../api/laterOperations';
import type { Counted, NameKind } from '../api/operations';
import { atFields, claimInput, type Draft, factInput, type Problems, type Subject } from '../editing/draft';
import { CHANNEL_WORDS, ENDED_WORDS, termInWords } from '../model/wording';
import { recordClaim, retractClaim, role, signIn, task } from '../state/editing';
import { vocabulary } from '../state/page';
import { claimsAtHand } from './ClaimCard';

type Options = readonly (readonly [value: string, text: string])[];

interface Input {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly options?: Options;
  /** Values to choose from, where others can be typed too. */
  readonly known?: Options;
  readonly long?: boolean;
}

const CHOOSE = ['', 'choose …'] as const;
const STANCES: Options = [CHOOSE, ['ASSERTS', 'asserts it'], ['DENIES', 'denies it'], ['ANNOUNCES', 'announces it']];
const RELIABILITY: Options = [['', 'not judged'], ...'ABCDEF'.split('').map((grade) => [grade, grade] as const)];
const CREDIBILITY: Options = [['', 'not judged'], ...'123456'.split('').map((grade) => [grade, grade] as const)];
const DATE = 'such as 2014-08-25, 2014-08, 2007, 2014~ or [2014-08-25..2014-08-27]';

function claimFields(): Input[] {
  const claims = [...claimsAtHand.value.values()];
  const unique = (pairs: Options) => [...new Map(pairs)].sort((a, b) => (a[1] < b[1] ? -1 : 1));
  return [
    { name: 'stance', label: 'The claimant', options: STANCES, required: true },
    { name: 'channel', label: 'Through', options: [CHOOSE, ...Object.entries(CHANNEL_WORDS)], required: true },
    { name: 'maker', label: 'Claimant', hint: 'the id of a group or person, or a name', known: unique(claims.map(({ madeBy }) => [madeBy?.id ?? '', madeBy?.label ?? ''] as const).filter(([id]) => id !== '')) },
    { name: 'summary', label: 'What is said', hint: 'in a sentence of your own', required: true, long: true },
    { name: 'source', label: 'Source', hint: 'its id, such as source:a-paper', required: true, known: unique(claims.map(({ source, sourceFacts }) => [source, sourceFacts.title] as const)) },
    { name: 'locator', label: 'Where in it', hint: 'such as ¶ 6 or p. 12', required: true },
    { name: 'madeOn', label: 'Made on', hint: DATE },
    { name: 'publicOn', label: 'Public on', hint: 'where that is another day' },
    { name: 'from', label: 'It held from', hint: DATE },
    { name: 'to', label: 'until', hint: '.. for going on; empty for not known' },
    { name: 'observed', label: 'Seen to hold on', hint: 'days with spaces between' },
    { name: 'how', label: 'It ended by', options: [['', 'not said'], ...Object.entries(ENDED_WORDS)] },
    { name: 'share', label: 'Share of the group', hint: 'such as 0.9' },
    { name: 'low', label: 'People, at least' },
    { name: 'high', label: 'People, at most' },
    { name: 'roughly', label: 'The number is', options: [['', 'as given'], ['yes', 'about that']] },
    { name: 'reliability', label: 'Reliability of the source', options: RELIABILITY },
    { name: 'credibility', label: 'Credibility of the information', options: CREDIBILITY },
  ];
}

const SUBJECTS: Readonly<Record<Subject, string>> = {
  existence: 'that it existed',
  ending: 'that it came to its end',
  name: 'a name it goes by',
  tie: 'a tie to another',
  strength: 'how many people it has',
};

function inWords(terms: readonly (Counted | NameKind)[]): Options {
  return terms.map((term) => [term, termInWords(term)] as const);
}

function subjectFields(subject: string): Input[] {
  const about: Input = { name: 'subject', label: 'The claim is about', options: [CHOOSE, ...Object.entries(SUBJECTS)], required: true };
  if (subject === 'name') {
    return [about, { name: 'text', label: 'Name', required: true }, { name: 'kind', label: 'Kind of name', options: inWords(NAME_KINDS) }];
  }
  if (subject === 'strength') {
    return [about, { name: 'what', label: 'Counted were', options: inWords(COUNTED) }, { name: 'on', label: 'On', hint: DATE, required: true }];
  }
  if (subject !== 'tie') return [about];
  const types = [...vocabulary.value.values()].filter(({ derived }) => !derived).map(({ type, reads }) => [type, reads] as const);
  return [
    about,
    { name: 'type', label: 'It', options: types },
    { name: 'other', label: 'the other', hint: 'its id, such as group:ansar-al-islam', required: true },
    { name: 'direction', label: 'Read', options: [['out', 'from this to the other'], ['in', 'from the other to this']] },
  ];
}

export function EditDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const now = task.value;
  useEffect(() => {
    if (now) dialog.current?.showModal();
    else dialog.current?.close();
  }, [now]);
  return (
    <dialog ref={dialog} class="edit" aria-labelledby="edit-title" onClose={() => (task.value = null)}>
      {now && (role.value === 'EDITOR' || role.value === 'ADMIN' ? <Work key={JSON.stringify(now)} /> : <SignIn />)}
    </dialog>
  );
}

function Work() {
  const now = task.value;
  if (!now) return null;
  if ('retract' in now) {
    return (
      <Form
        title="Retract the claim"
        about="Retract what was entered by mistake: it then never counts, on no day. Where the claimant took his word back, record what he says now."
        fields={() => [{ name: 'why', label: 'What the mistake was', required: true, long: true }]}
        verb="Retract"
        send={(draft) => retractClaim(now.retract, draft['why'] ?? '')}
      />
    );
  }
  const isEntity = /^(group|person|place):/.test(now.record);
  return (
    <Form
      title="Record a claim"
      about={`About ${now.record}. Nothing is ever overwritten: the claim is added to those that are there.`}
      fields={(draft) => [...(isEntity ? subjectFields(draft['subject'] ?? '') : []), ...claimFields()]}
      verb="Record"
      send={async (draft, fields) => {
        const read = claimInput(factInput(now.record, draft), draft);
        return 'input' in read ? recordClaim(read.input, fields) : read.problems;
      }}
    />
  );
}

function SignIn() {
  return (
    <Form
      title="Sign in to edit"
      about="Open the sign-in link that the server showed on its terminal, or enter a token (cleave token new --role editor --name …). It is used until this page is closed, and stored nowhere."
      fields={() => [{ name: 'token', label: 'Token', required: true }]}
      verb="Sign in"
      send={async (draft) => {
        await signIn(draft['token'] ?? '');
        return role.value === 'VIEWER' ? { token: 'This token may read, not edit.' } : null;
      }}
    />
  );
}

interface FormProps {
  readonly title: string;
  readonly about: string;
  readonly fields: (draft: Draft) => readonly Input[];
  readonly verb: string;
  readonly send: (draft: Draft, fields: ReadonlySet<string>) => Promise<Problems | null>;
}

function Form({ title, about, fields, verb, send }: FormProps) {
  const draft = useSignal<Draft>({});
  const problems = useSignal<Problems>({});
  const busy = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const shown = fields(draft.value);
  const filled = () => {
    // A list that was not touched says its first value.
    const first = shown.map(({ name, options }) => [name, options?.[0]?.[0] ?? ''] as const);
    return { ...Object.fromEntries(first), ...draft.value };
  };
  const submit = async () => {
    busy.value = true;
    try {
      const names = new Set(shown.map(({ name }) => name));
      problems.value = (await send(filled(), names)) ?? {};
    } catch (error) {
      problems.value = { '': error instanceof RequestFailure ? error.message : String(error) };
    }
    busy.value = false;
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]')?.focus());
  };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const missing = shown.filter(({ name, required }) => required && (filled()[name] ?? '').trim() === '');
        problems.value = atFields(missing.map(({ name, label }) => ({ path: ['', name], message: `${label}: expected something here.` })), new Set(shown.map(({ name }) => name)));
        if (missing.length === 0) void submit();
        else form.current?.querySelector<HTMLElement>(`[name=${missing[0]?.name ?? ''}]`)?.focus();
      }}
    >
      <h2 id="edit-title">{title}</h2>
      <p>{about}</p>
      {problems.value[''] !== undefined && <p class="hint wrong" role="alert" tabIndex={-1}>{problems.value['']}</p>}
      {shown.map((each) => (
        <Field key={each.name} input={each} problem={problems.value[each.name]} value={draft.value[each.name]} onInput={(value) => (draft.value = { ...draft.value, [each.name]: value })} />
      ))}
      <p class="edit-actions">
        <button type="submit" disabled={busy.value}>{verb}</button>
        <button type="button" class="quiet" onClick={() => (task.value = null)}>Cancel</button>
      </p>
    </form>
  );
}

interface FieldProps {
  readonly input: Input;
  readonly problem: string | undefined;
  readonly value: string | undefined;
  readonly onInput: (value: string) => void;
}

function Field({ input: { name, label, hint, options, known, long, required }, problem, value, onInput }: FieldProps) {
  const id = `edit-${name}`;
  const shared = {
    id,
    name,
    'aria-invalid': problem !== undefined,
    'aria-describedby': `${id}-hint`,
    ...(required === true ? { 'aria-required': true } : {}),
    onInput: (event: { currentTarget: { value: string } }) => { onInput(event.currentTarget.value); },
  };
  let control: ComponentChildren;
  if (options) {
    control = (
      <select {...shared} value={value ?? options[0]?.[0] ?? ''}>
        {options.map(([key, text]) => <option key={key} value={key}>{text}</option>)}
      </select>
    );
  } else if (long) {
    control = <textarea {...shared} rows={3} value={value ?? ''} />;
  } else if (name === 'token') {
    control = <input {...shared} type="password" autocomplete="off" value={value ?? ''} />;
  } else {
    control = <input {...shared} type="text" autocomplete="off" list={`${id}-known`} value={value ?? ''} />;
  }
  return (
    <div class="field">
      <label for={id}>{label}{required === true && ' *'}</label>
      {control}
      {known && <datalist id={`${id}-known`}>{known.map(([key, text]) => <option key={key} value={key}>{text}</option>)}</datalist>}
      <p id={`${id}-hint`} class={problem === undefined ? 'hint' : 'hint wrong'}>{problem ?? hint}</p>
    </div>
  );
}
