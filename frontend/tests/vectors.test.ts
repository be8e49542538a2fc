/** The shared vectors of the rules: the same files that the server's tests run. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Day, parseDate } from '../src/model/dates';
import { assess, type Finding, type Statement, type StatusChange, statusHistory } from '../src/model/evidence';
import { type Bounds, heldOn, type Said, type SaidSpan, UNDATED } from '../src/model/spans';
import { saidOf } from '../src/model/claims';

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

// What the server refuses never reaches the page.
describe('spans.json', () => {
  test.each(vectors<SpanVector>('spans.json').filter((v) => v.error === undefined))('$name', (v) => {
    expect(assess([soleClaim(v)], () => undefined, null, v.instant)?.bounds).toEqual(v.bounds);
  });
});

/** A fact's only claim. */
function soleClaim({ stance, said, span }: SpanVector): Statement {
  return {
    id: 'a',
    stance,
    channel: 'OFFICIAL',
    claimant: 'group:a',
    source: 'source:a',
    said,
    knownFrom: said.last,
    span,
    share: null,
    count: null,
    how: null,
    reliability: null,
    credibility: null,
    reliesOn: [],
    revises: [],
    retracted: false,
  };
}

interface HeldVector extends SpanVector {
  on: { day: Day; possible: boolean; certain: boolean }[];
}

describe('held.json', () => {
  test.each(vectors<HeldVector>('held.json'))('$name', (v) => {
    const bounds = assess([soleClaim(v)], () => undefined, null, v.instant)?.bounds ?? UNDATED;
    const found = v.on.map(({ day }) => ({ day, possible: heldOn(bounds, v.instant, day, 'possible'), certain: heldOn(bounds, v.instant, day, 'certain') }));
    expect(found).toEqual(v.on);
  });
});

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
