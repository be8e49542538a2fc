/** The worked examples of cypher/examples/: what their first lines say, and their statements. */
const files = import.meta.glob<string>('../../cypher/examples/*.cypher', { query: '?raw', import: 'default', eager: true });

export interface Example {
  readonly number: number;
  readonly title: string;
  /** Of questions. */
  readonly group: string;
  readonly question: string;
  /** A JSON object, empty where the statement has no parameter. */
  readonly parameters: string;
  readonly statement: string;
}

const LINE = /^\/\/ (?:(title|group|question): (\S.*)|parameter (\w+) = (\S.*))$/;

/** Reads a file's text. The server's loader (app/graph/examples.py) has checked the form. */
export function readExample(path: string, text: string): Example {
  const told: Record<string, string> = {};
  const parameters: string[] = [];
  const lines = text.split('\n');
  for (let found = LINE.exec(lines[0] ?? ''); found; found = LINE.exec(lines[0] ?? '')) {
    const [, word, words = '', name, value = ''] = found;
    if (word !== undefined) told[word] = words;
    else parameters.push(`  ${JSON.stringify(name)}: ${value}`);
    lines.shift();
  }
  return {
    number: Number(/(\d+)-[^/]*$/.exec(path)?.[1]),
    title: told['title'] ?? '',
    group: told['group'] ?? '',
    question: told['question'] ?? '',
    parameters: parameters.length === 0 ? '' : `{\n${parameters.join(',\n')}\n}`,
    statement: lines.join('\n').trim(),
  };
}

export const EXAMPLES: readonly Example[] = Object.entries(files)
  .map(([path, text]) => readExample(path, text))
  .sort((a, b) => a.number - b.number);

/** By the group of questions, in order of the first of each. */
export const EXAMPLE_GROUPS: readonly (readonly [group: string, examples: readonly Example[]])[] = [...new Set(EXAMPLES.map(({ group }) => group))].map(
  (group) => [group, EXAMPLES.filter((each) => each.group === group)],
);
