import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const PURE = ['model', 'api/operations'];
const DRAWN = [...PURE, 'layout', 'scene'];

/**
 * The page's layers: what the files of each folder may import beside their own. Facts and rules come first, then where
 * things stand, then the pictures as data, then the drawing of each, the state, and the views, which may import all.
 */
const LAYERS = {
  model: ['api/operations'],
  api: ['model'],
  layout: PURE,
  scene: [...PURE, 'layout'],
  surface: DRAWN,
  chart: [...DRAWN, 'surface'],
  network: [...DRAWN, 'surface'],
  map: [...DRAWN, 'surface'],
  editing: PURE,
  state: [...DRAWN, 'api', 'network', 'map', 'editing'],
  export: [...DRAWN, 'state/address', '../package.json'],
};
/** The folders in which the page's state lives; below them everything works without it. */
const WITH_SIGNALS = ['state'];

const layers = Object.entries(LAYERS).map(([folder, allowed]) => {
  const elsewhere = `^\\.\\./(?!(${allowed.join('|').replaceAll('.', '\\.')})(/|$))`;
  const message = `src/${folder} may import from ${allowed.join(', ')} and itself alone`;
  const framework = { regex: '^@?preact', message: `src/${folder} knows neither components nor signals` };
  return {
    files: [`src/${folder}/**`],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex: elsewhere, message }, ...(WITH_SIGNALS.includes(folder) ? [] : [framework])] }],
      'no-restricted-syntax': ['error', { selector: `ImportExpression > Literal[value=/${elsewhere.replaceAll('/', '\\u002F')}/]`, message }],
    },
  };
});

export default defineConfig(
  { ignores: ['dist', 'scripts', 'src/api/operations.ts', 'src/api/laterOperations.ts'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['eslint.config.js'] } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', 300],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  ...layers,
);
