// What a reader downloads in code: every script and style sheet reachable from index.html, workers and chunks that
// load later included, fonts and GraphiQL not. Fails where that is above the limit. Usage: node scripts/size.mjs [folder]
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const LIMIT = 60_000;
const folder = process.argv[2] ?? 'dist';

const page = readFileSync(join(folder, 'index.html'), 'utf8');
const named = (text) => [...text.matchAll(/[\w-]+(?:\.[\w-]+)*\.(?:js|css)\b/g)].map(([name]) => name);
const found = new Map();
// A file is named by its hash wherever it is loaded from: in imports, in lists to preload, and for workers.
for (const waiting = named(page); waiting.length > 0; ) {
  const name = waiting.pop();
  const path = join(folder, 'assets', basename(name));
  if (found.has(name) || !existsSync(path)) continue;
  const text = readFileSync(path);
  found.set(name, gzipSync(text, { level: 9 }).length);
  waiting.push(...named(text.toString()));
}
if (found.size === 0) {
  console.error(`${join(folder, 'index.html')} names no script: build the page first`);
  process.exit(1);
}

const total = [...found.values()].reduce((sum, bytes) => sum + bytes, 0);
for (const [name, bytes] of [...found].sort((a, b) => b[1] - a[1])) console.log(`${String(bytes).padStart(7)}  ${name}`);
console.log(`${String(total).padStart(7)}  in all, gzipped; at most ${LIMIT}`);
if (total > LIMIT) {
  console.error(`The page's code is ${total - LIMIT} bytes above its limit.`);
  process.exit(1);
}
