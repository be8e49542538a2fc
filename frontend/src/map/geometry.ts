/** Outlines of countries and provinces, as scripts/geodata.mjs writes them from Natural Earth: fetched once, offline. */
import url from './outlines.bin?url';

/** Points as east and north in degrees, one after the other: `[39.0, 35.9, 39.1, …]`. */
export type Line = readonly number[];

/** One country with its provinces. */
export interface Detail {
  readonly rings: readonly Line[];
  /** What it shares with another country, or the coast; and what lies between its own provinces. */
  readonly borders: readonly Line[];
  readonly inner: readonly Line[];
}

export interface Geometry {
  /** Every country coarsely, by its ISO 3166-1 code. */
  readonly world: ReadonlyMap<string, readonly Line[]>;
  detail(country: string): Detail | null;
  /** The rings of a country or an ISO 3166-2 subdivision; null where Natural Earth has none. */
  area(code: string): readonly Line[] | null;
}

type Rings = readonly string[];

interface Written {
  readonly step: number;
  readonly lines: string;
  readonly areas: Readonly<Record<string, Readonly<Record<string, Rings>>>>;
  readonly world: Readonly<Record<string, Rings>>;
  readonly also: Readonly<Record<string, readonly string[]>>;
}

export async function loadGeometry(): Promise<Geometry> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`The outlines of countries did not arrive: the answer was ${response.status}.`);
  return geometryOf((await new Response(response.body.pipeThrough(new DecompressionStream('gzip'))).json()) as Written);
}

/** Numbers from letters: five bits each, lowest first, the sixth says that more follow; the last bit is the sign. */
function numbers(text: string): number[] {
  const found: number[] = [];
  let [value, shift] = [0, 0];
  for (let n = 0; n < text.length; n++) {
    const code = text.charCodeAt(n);
    const bits = code - 35 - Number(code > 92);
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits > 31) continue;
    found.push(value & 1 ? ~(value >> 1) : value >> 1);
    value = shift = 0;
  }
  return found;
}

export function geometryOf({ step, lines, areas, world, also }: Written): Geometry {
  const at = [0, 0];
  const decoded = lines.split(' ').map((text) => {
    let axis = 1;
    return numbers(text).map((by) => {
      axis = 1 - axis;
      return (at[axis] = (at[axis] ?? 0) + by) * step;
    });
  });
  const idsOf = (ring: string) => {
    let id = 0;
    return numbers(ring).map((by) => {
      id += by >> 1;
      return by & 1 ? ~id : id;
    });
  };
  const pointsOf = (id: number): number[] => decoded[id < 0 ? ~id : id] ?? [];
  const ringOf = (text: string): Line =>
    idsOf(text).flatMap((id) => (id < 0 ? pairs(pointsOf(id)).reverse().flat() : pointsOf(id)));
  const rings = (codes: readonly string[]) =>
    codes.flatMap((code) => areas[code.slice(0, 2)]?.[code.slice(3)] ?? []).map(ringOf);
  const found = new Map<string, Detail | null>();
  const detailOf = (country: string): Detail | null => {
    const provinces = areas[country];
    if (!provinces) return null;
    const texts = Object.values(provinces).flat();
    const times = new Map<number, number>();
    for (const id of texts.flatMap(idsOf)) times.set(id < 0 ? ~id : id, (times.get(id < 0 ? ~id : id) ?? 0) + 1);
    const used = (once: boolean) => [...times].filter(([, n]) => (n === 1) === once).map(([id]) => pointsOf(id));
    return { rings: texts.map(ringOf), borders: used(true), inner: used(false) };
  };
  const detail = (country: string) => {
    if (!found.has(country)) found.set(country, detailOf(country));
    return found.get(country) ?? null;
  };
  return {
    world: new Map(Object.entries(world).map(([code, of]) => [code, of.map(ringOf)])),
    detail,
    area: (code) => {
      if (code.length === 2) return detail(code)?.rings ?? null;
      const own = rings(also[code] ?? [code]);
      return own.length > 0 ? own : null;
    },
  };
}

function pairs(line: Line): number[][] {
  return Array.from({ length: line.length / 2 }, (_, n) => line.slice(n * 2, n * 2 + 2));
}
