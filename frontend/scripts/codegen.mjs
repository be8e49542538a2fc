// Writes src/api/operations.ts: the types and the texts of every operation in src/**/*.graphql.
// With --check nothing is written, and a file that is out of date ends in an error.
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse, print, stripIgnoredCharacters, validate, visit } from 'graphql';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OUTPUT = 'src/api/operations.ts';

const files = readdirSync('src', { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.graphql'))
  .sort();
const document = parse(files.map((name) => readFileSync(join('src', name), 'utf8')).join('\n'));
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

const texts = document.definitions
  .filter((d) => d.kind === 'OperationDefinition')
  .map((operation) => {
    const name = operation.name.value;
    const text = stripIgnoredCharacters([operation, ...spreads(operation)].map(print).join('\n'));
    const type = name + operation.operation[0].toUpperCase() + operation.operation.slice(1);
    return `export const ${name}Document = ${JSON.stringify(text)} as Operation<${type}, ${type}Variables>;`;
  });

const written = `// Written by npm run codegen from schema.graphql and src/**/*.graphql; not edited by hand.
declare const types: unique symbol;
/** A GraphQL operation's text, with the types of its answer and variables. */
export type Operation<Answer, Variables> = string & { readonly [types]?: (variables: Variables) => Answer };

${types.trim()}

export const TIE_TYPES: readonly TieType[] = [${valuesOf('TieType').map((value) => `'${value}'`).join(', ')}];

${texts.join('\n')}
`;

if (process.argv.includes('--check')) {
  if (readFileSync(OUTPUT, 'utf8') !== written) {
    console.error(`${OUTPUT} is out of date: run npm run codegen`);
    process.exit(1);
  }
} else {
  writeFileSync(OUTPUT, written);
}
