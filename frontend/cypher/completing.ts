/** What can come next in Cypher: keywords, and of our graph labels, relationship types and properties. */
import model from './model.json';

export interface Candidate {
  readonly label: string;
  readonly type: 'keyword' | 'class' | 'interface' | 'property' | 'variable';
  readonly info?: string;
}

export interface Candidates {
  /** How many letters before the cursor belong to what is being written. */
  readonly begun: number;
  readonly options: readonly Candidate[];
}

const named = (names: Readonly<Record<string, string>>, type: Candidate['type']): Candidate[] =>
  Object.entries(names).map(([label, info]) => ({ label, type, info }));

const LABELS = named(model.labels, 'class');
const RELATIONSHIPS = named(model.relationships, 'interface');
const PROPERTIES = named(model.properties, 'property');
const KEYWORDS: readonly Candidate[] = model.keywords.map((label) => ({ label, type: 'keyword' }));

/** Each ends with what has been written of a name; the first that fits says what it is a name of. */
const PLACES: readonly (readonly [before: RegExp, options: readonly Candidate[]])[] = [
  [/\[\s*\w*\s*:(?:\s*\w+\s*\|)*\s*(\w*)$/, RELATIONSHIPS],
  [/(?:\b[^\W\d]\w*|[\])])\.`?(\w*)$/, PROPERTIES],
  [/[([][^(){}[\]]*\{(?:[^{}]*,)?\s*(\w*)$/, PROPERTIES],
  [/(?:\(\s*\w*\s*(?::\w+)*|\b\w+):(\w*)$/, LABELS],
];
const PARAMETER = /\$(\w*)$/;
const WORD = /[^\W\d]\w*$/;
/** Code with its texts and comments closed. */
const CLOSED = /^(?:[^'"/]|\/\/[^\n]*\n|\/\*.*?\*\/|\/(?![/*])|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")*$/s;

/** For the text before the cursor; null where nothing is known, as in a text or a comment. */
export function candidates(before: string, parameters: readonly string[]): Candidates | null {
  if (!CLOSED.test(before)) return null;
  const parameter = PARAMETER.exec(before);
  if (parameter) return { begun: parameter[1]?.length ?? 0, options: parameters.map((label) => ({ label, type: 'variable' })) };
  for (const [place, options] of PLACES) {
    const found = place.exec(before);
    if (found) return { begun: found[1]?.length ?? 0, options };
  }
  const word = WORD.exec(before);
  return word && { begun: word[0].length, options: KEYWORDS };
}
