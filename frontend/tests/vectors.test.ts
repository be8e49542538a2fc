/** The shared vectors of the rules: the same files that the server's tests run. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { TieType } from '../src/api/operations';
import { type Day, parseDate } from '../src/model/dates';
import {
  assess,
  deniesMembership,
  type Finding,
  type Statement,
  type StatusChange,
  statusHistory,
} from '../src/model/evidence';
import { type Bounds, type Said, type SaidSpan, spanBounds, SpanError } from '../src/model/spans';
import { saidOf } from '../src/model/claims';
import { vocabulary } from './story';

/** Throws where a file is missing or empty: these rules are never skipped. */
function vectors<T>(name: string): T[] {
  const rows = JSON.parse(readFileSync(new URL(`../../tests/vectors/${name}`, import.meta.url), 'utf8')) as T[];
  if (rows.length === 0) throw new Error(`${name} holds no vectors`);
  return rows;
}

interface DateVector {
  name: string;
  edtf: string;
  earliest: Day | null;
  latest: Day | null;
  error?: boolean;
  pythonOnly?: boolean;
}

describe('dates.json', () => {
  test.each(vectors<DateVector>('dates.json').filter((v) => !v.pythonOnly))('$name: $edtf', (v) => {
    if (v.error) expect(() => parseDate(v.edtf)).toThrow(/expected|calendar/);
    else expect(parseDate(v.edtf)).toEqual({ earliest: v.earliest, latest: v.latest });
  });
});

interface SpanVector {
  name: string;
  span: SaidSpan;
  instant: boolean;
  said: Said;
  stance: 'ASSERTS' | 'DENIES' | 'ANNOUNCES';
  bounds?: Bounds;
  error?: string;
}

describe('spans.json', () => {
  test.each(vectors<SpanVector>('spans.json'))('$name', (v) => {
    const run = () => spanBounds(v.span, v.said, v.stance, v.instant);
    if (v.error === undefined) expect(run()).toEqual(v.bounds);
    else expect(fieldOf(run)).toBe(v.error);
  });
});

function fieldOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof SpanError) return error.field;
    throw error;
  }
  return 'no error';
}

interface ClaimVector extends Omit<Statement, 'said'> {
  madeOn: string | null;
  publishedOn: string;
}

function statement(claim: ClaimVector): Statement {
  return { ...claim, said: saidOf(claim) };
}

type Expected = Partial<Omit<Finding, 'bounds'> & Bounds>;

interface StatusVector {
  name: string;
  claims: ClaimVector[];
  otherClaims?: ClaimVector[];
  instant: boolean;
  at: { knownAt: Day | null; expect: Expected | null }[];
  history?: StatusChange[];
}

describe('status.json', () => {
  test.each(vectors<StatusVector>('status.json'))('$name', (v) => {
    const claims = v.claims.map(statement);
    const others = new Map((v.otherClaims ?? []).map((c) => [c.id, statement(c)]));
    for (const { knownAt, expect: expected } of v.at) {
      const finding = assess(claims, (id) => others.get(id), knownAt, v.instant);
      if (expected === null) expect(finding, `as known on ${String(knownAt)}`).toBeNull();
      else expect({ ...finding, ...finding?.bounds }, `as known on ${String(knownAt)}`).toMatchObject(expected);
    }
    if (v.history) expect(statusHistory(claims, null)).toEqual(v.history);
  });
});

interface DeniedVector {
  name: string;
  tie: { type: TieType; source: string };
  claims: ClaimVector[];
  expect: string[];
}

describe('denied.json', () => {
  test.each(vectors<DeniedVector>('denied.json'))('$name', (v) => {
    const type = vocabulary.get(v.tie.type);
    if (!type) throw new Error(`${v.tie.type} is not in the vocabulary`);
    const denials = v.claims.map(statement).filter((c) => deniesMembership(type, v.tie.source, c));
    expect(denials.map((c) => c.id)).toEqual(v.expect);
  });
});
