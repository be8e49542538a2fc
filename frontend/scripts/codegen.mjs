// Writes the types and the texts of every operation in src/**/*.graphql: src/api/operations.ts what the first view
// needs, src/api/laterOperations.ts the texts that only what loads later asks with.
// With --check nothing is written, and a file that is out of date ends in an error.
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse, print, stripIgnoredCharacters, validate, visit } from 'graphql';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OUTPUT = 'src/api/operations.ts';
const LATER_OUTPUT = 'src/api/laterOperations.ts';
/** The files whose operations are asked by what loads later. */
const LATER = ['api/edit.graphql', 'api/named.graphql', 'api/places.graphql', 'api/selection.graphql'];

const files = readdirSync('src', { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.graphql'))
  .sort();
const definitions = files.flatMap((name) =>
  parse(readFileSync(join('src', name), 'utf8')).definitions.map((definition) => ({ ...definition, later: LATER.includes(name) })),
);
const document = { kind: 'Document', definitions };
const sdl = readFileSync('schema.graphql', 'utf8');
const errors = validate(buildSchema(sdl), document);
if (errors.length > 0) {
  console.error(errors.map((error) => error.message).join('\n'));
  process.exit(1);
}

const fragments = new Map(
  document.definitions.filter((d) => d.kind === 'FragmentDefinition').map((d) => [d.name.value, d]),
);

/** The values of an enumeration, for what reads them from outside the types. */
const valuesOf = (name) => buildSchema(sdl).getType(name).getValues().map((value) => value.name);

/** The fragments a definition spreads, directly or through others, in order of first use. */
function spreads(definition, seen = new Map()) {
  visit(definition, {
    FragmentSpread(node) {
      const fragment = fragments.get(node.name.value);
      if (!seen.has(fragment)) {
        seen.set(fragment, true);
        spreads(fragment, seen);
      }
    },
  });
  return [...seen.keys()];
}

const types = await codegen({
  filename: OUTPUT,
  schema: parse(sdl),
  documents: [{ location: 'src', document }],
  config: {
    scalars: { Date: 'string', DateTime: 'string', EDTF: 'string', ID: 'string' },
    enumsAsTypes: true,
    skipTypename: true,
    immutableTypes: true,
    useTypeImports: true,
  },
  plugins: [{ operations: {} }],
  pluginMap: { operations: typescriptOperations },
});

const textOf = (definition) => JSON.stringify(stripIgnoredCharacters(print(definition)));

/** Each fragment once: operations that spread it add it to their own text. */
const fragmentsIn = (later) =>
  [...fragments.values()].filter((d) => d.later === later).map((d) => `${later ? '' : 'export '}const ${d.name.value} = ${textOf(d)};`);

const operationsIn = (later) =>
  definitions
    .filter((d) => d.kind === 'OperationDefinition' && d.later === later)
    .map((operation) => {
      const name = operation.name.value;
      const text = [textOf(operation), ...spreads(operation).map((fragment) => fragment.name.value)].join(' + ');
      const type = name + operation.operation[0].toUpperCase() + operation.operation.slice(1);
      return { types: [type, `${type}Variables`], line: `export const ${name}Document = (${text}) as Operation<${type}, ${type}Variables>;` };
    });

/** The enumerations whose values are offered or read as text, and the constants that list them. */
const listed = (constants) =>
  Object.entries(constants).map(([constant, name]) => `export const ${constant}: readonly ${name}[] = [${valuesOf(name).map((value) => `'${value}'`).join(', ')}];`);
const LISTED = { GROUP_KINDS: 'GroupKind', TIE_TYPES: 'TieType' };
const LISTED_LATER = { COUNTED: 'Counted', NAME_KINDS: 'NameKind' };

/** What the page asks for before the vocabulary has come: from the table of types that server and page are tested by. */
const usual = JSON.parse(readFileSync('../tests/vectors/vocabulary.json', 'utf8'))
  .filter((row) => row.lineage || row.derived)
  .map((row) => `'${row.type}'`);

const HEAD = '// Written by npm run codegen from schema.graphql and src/**/*.graphql; not edited by hand.';
const lines = (operations) => operations.map(({ line }) => line).join('\n');

const written = `${HEAD}
declare const types: unique symbol;
/** A GraphQL operation's text, with the types of its answer and variables. */
export type Operation<Answer, Variables> = string & { readonly [types]?: (variables: Variables) => Answer };

${types.trim()}

${listed(LISTED).join('\n')}
export const USUAL_TYPES: readonly TieType[] = [${usual.join(', ')}];

${fragmentsIn(false).join('\n')}
${lines(operationsIn(false))}
`;

const later = operationsIn(true);
const spreadLater = new Set(definitions.filter((d) => d.later).flatMap((d) => spreads(d)).filter((d) => !d.later).map((d) => d.name.value));
const typesLater = ['Operation', ...Object.values(LISTED_LATER), ...later.flatMap(({ types }) => types)].sort();
const writtenLater = `${HEAD}
import { ${[...spreadLater].sort().join(', ')} } from './operations';
import type { ${typesLater.join(', ')} } from './operations';

${listed(LISTED_LATER).join('\n')}

${fragmentsIn(true).join('\n')}
${lines(later)}
`;

for (const [path, text] of [[OUTPUT, written], [LATER_OUTPUT, writtenLater]]) {
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${path} is out of date: run npm run codegen`);
    process.exit(1);
  }
}
