// What a reader downloads in code, gzipped: every script and style sheet reachable from index.html, workers and chunks
// that load later included, fonts and GraphiQL not. Fails where the first view alone is above the limit: what
// index.html names, what that imports, and the workers it starts. Usage: node scripts/size.mjs [folder]
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const LIMIT = 60_000;
const folder = process.argv[2] ?? 'dist';

const page = readFileSync(join(folder, 'index.html'), 'utf8');
const matches = (pattern) => (text) => [...text.matchAll(pattern)].map(([, name]) => name);
// A file is named by its hash wherever it is loaded from, at once or later.
const anyNamed = matches(/([\w-]+(?:\.[\w-]+)*\.(?:js|css))\b/g);
const atOnce = matches(/(?:from|import|new Worker\(new URL\()\s*["'`][./\w-]*?([\w-]+\.js)["'`]/g);

/** The text of every file reached from the page, by name. */
function reached(named) {
  const found = new Map();
  for (const waiting = anyNamed(page); waiting.length > 0; ) {
    const name = waiting.pop();
    const path = join(folder, 'assets', basename(name));
    if (found.has(name) || !existsSync(path)) continue;
    const text = readFileSync(path, 'utf8');
    found.set(name, text);
    waiting.push(...named(text));
  }
  return found;
}

const [all, first] = [reached(anyNamed), reached(atOnce)];
if (all.size === 0) {
  console.error(`${join(folder, 'index.html')} names no script: build the page first`);
  process.exit(1);
}
const sizes = new Map([...all].map(([name, text]) => [name, gzipSync(text, { level: 9 }).length]));
const sum = (names) => [...names].reduce((total, name) => total + sizes.get(name), 0);
const line = (bytes, words) => { console.log(`${String(bytes).padStart(7)}  ${words}`); };

for (const [name, bytes] of [...sizes].sort((a, b) => b[1] - a[1])) line(bytes, first.has(name) ? `${name}, first view` : name);
const firstView = sum(first.keys());
line(firstView, `in the first view, gzipped; at most ${LIMIT}`);
line(sum(all.keys()), 'in all');
if (firstView > LIMIT) {
  console.error(`The code of the page's first view is ${firstView - LIMIT} bytes above its limit.`);
  process.exit(1);
}
