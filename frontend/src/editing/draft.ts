/** A claim as it is typed into a form, as the input that the server takes, and its problems back at the fields. */
import type { ClaimInput, Counted, FactInput, NameKind, TieType } from '../api/operations';

/** What is typed, field by field, under the names that problems are shown at. */
export type Draft = Readonly<Record<string, string>>;

export interface FieldProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** Messages by field; those of no field of the form stand under the empty name. */
export type Problems = Readonly<Record<string, string>>;

/** The field that each part of the input is typed into, by its path below `input`. */
const FIELDS: Readonly<Record<string, string>> = {
  'madeBy': 'maker',
  'madeByName': 'maker',
  'span.from': 'from',
  'span.to': 'to',
  'span.observed': 'observed',
  'count.low': 'low',
  'count.high': 'high',
  'about.strength.of.low': 'low',
  'about.strength.of.high': 'high',
  'about.tie.source': 'other',
  'about.tie.target': 'other',
};

/** What of an entity a first claim can be about. */
export type Subject = 'existence' | 'ending' | 'name' | 'tie' | 'strength';

/** The fact that a claim is about: the one selected, or one of an entity's, which the draft describes. */
export function factInput(id: string, draft: Draft): FactInput {
  const given = (name: string) => draft[name]?.trim() ?? '';
  switch (draft['subject'] as Subject | undefined) {
    case 'existence':
      return { existence: { entity: id } };
    case 'ending':
      return { ending: { entity: id } };
    case 'name':
      return { name: { entity: id, text: given('text'), kind: given('kind') as NameKind } };
    case 'tie': {
      const ends = draft['direction'] === 'in' ? { source: given('other'), target: id } : { source: id, target: given('other') };
      return { tie: { ...ends, type: given('type') as TieType } };
    }
    case 'strength':
      return {
        strength: {
          groups: [id],
          of: { low: Number(given('low')), high: given('high') === '' ? null : Number(given('high')), approximate: given('roughly') !== '' },
          what: given('what') as Counted,
          on: given('on'),
        },
      };
    case undefined:
      return { fact: id };
  }
}

/** The input for a draft; what is empty is left out, and what is no number is a problem of its field. */
export function claimInput(about: FactInput, draft: Draft): { readonly input: ClaimInput } | { readonly problems: Problems } {
  const given = (name: string) => draft[name]?.trim() ?? '';
  const problems: Record<string, string> = {};
  const number = (name: string, expected: string): number | null => {
    if (given(name) === '') return null;
    const value = Number(given(name).replaceAll(',', ''));
    if (Number.isFinite(value)) return value;
    problems[name] = `“${given(name)}” is no number; expected ${expected}.`;
    return null;
  };
  const whole = (name: string) => {
    const value = number(name, 'a whole number such as 3000');
    if (value === null || Number.isInteger(value)) return value;
    problems[name] = `“${given(name)}” is not whole; expected a whole number such as 3000.`;
    return null;
  };
  const maker = given('maker');
  const observed = given('observed').split(/\s+/).filter(Boolean);
  const span = { ...filled({ from: given('from'), to: given('to') }), ...(observed.length > 0 ? { observed } : {}) };
  const share = number('share', 'a share such as 0.9');
  const [low, high, credibility] = [whole('low'), whole('high'), whole('credibility')];
  if (high !== null && low === null) problems['low'] ??= 'Expected the lower number too; the same for a plain number.';
  if (Object.keys(problems).length > 0) return { problems };
  const input: ClaimInput = {
    about,
    ...(filled({
      stance: given('stance'),
      channel: given('channel'),
      madeOn: given('madeOn'),
      publicOn: given('publicOn'),
      how: given('how'),
      reliability: given('reliability'),
      [/^(group|person):/.test(maker) ? 'madeBy' : 'madeByName']: maker,
    }) as Pick<ClaimInput, 'stance' | 'channel'>),
    summary: given('summary'),
    source: given('source'),
    locator: given('locator'),
    ...(Object.keys(span).length > 0 ? { span } : {}),
    ...(share === null ? {} : { share }),
    ...(low === null || draft['subject'] === 'strength' ? {} : { count: { low, high, approximate: given('roughly') !== '' } }),
    ...(credibility === null ? {} : { credibility }),
  };
  return { input };
}

function filled(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

/** The server's problems at the fields of the form; `names` are its fields. */
export function atFields(problems: readonly FieldProblem[], names: ReadonlySet<string>): Problems {
  const found: Record<string, string> = {};
  for (const { path, message } of problems) {
    const [, ...inner] = path;
    const way = inner.filter((part) => !/^\d+$/.test(part)).join('.');
    const field = FIELDS[way] ?? way.split('.').at(-1) ?? '';
    const name = names.has(field) ? field : '';
    const text = name === '' && way !== '' ? `${way}: ${message}` : message;
    found[name] = found[name] === undefined ? text : `${found[name]} ${text}`;
  }
  return found;
}
