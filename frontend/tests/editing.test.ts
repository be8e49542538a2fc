import { describe, expect, test } from 'vitest';
import { atFields, claimInput, factInput } from '../src/editing/draft';

const DRAFT = { stance: 'ASSERTS', channel: 'PRESS', maker: 'A newspaper', summary: 'It says so.', source: 'source:a', locator: 'p. 1' };
const FACT = { fact: 'tie:pledged-to/group:a/group:b' };

describe('a draft as input', () => {
  test('leaves out what is empty', () => {
    const { maker, ...rest } = DRAFT;
    expect(claimInput(FACT, { ...DRAFT, madeOn: '', share: ' ' })).toEqual({ input: { about: FACT, ...rest, madeByName: maker } });
  });

  test('knows entities, numbers and spans', () => {
    const read = claimInput(FACT, { ...DRAFT, maker: 'group:a', from: '2014-08-25', to: '..', observed: '2014-09 2014-10', share: '0.9', low: '3,000', high: '', roughly: 'yes', credibility: '3' });
    expect(read).toHaveProperty('input', expect.objectContaining({
      madeBy: 'group:a',
      span: { from: '2014-08-25', to: '..', observed: ['2014-09', '2014-10'] },
      share: 0.9,
      count: { low: 3000, high: null, approximate: true },
      credibility: 3,
    }));
  });

  test.each([
    [{ share: 'most' }, 'share', 'expected a share such as 0.9'],
    [{ low: '2.5' }, 'low', 'expected a whole number'],
    [{ high: '10' }, 'low', 'Expected the lower number too'],
  ])('%o names the field', (wrong, field, message) => {
    const read = claimInput(FACT, { ...DRAFT, ...wrong });
    expect('problems' in read && read.problems[field]).toContain(message);
  });
});

test('the fact of an entity is described, one that was selected is named', () => {
  expect(factInput('group:a', { subject: 'ending' })).toEqual({ ending: { entity: 'group:a' } });
  expect(factInput('group:a', { subject: 'tie', type: 'SPLIT_FROM', other: 'group:b', direction: 'in' })).toEqual({
    tie: { type: 'SPLIT_FROM', source: 'group:b', target: 'group:a' },
  });
  expect(factInput('group:a', { subject: 'strength', low: '100', high: '', what: 'FIGHTERS', on: '2014' })).toEqual({
    strength: { groups: ['group:a'], of: { low: 100, high: null, approximate: false }, what: 'FIGHTERS', on: '2014' },
  });
  expect(factInput('tie:x', {})).toEqual({ fact: 'tie:x' });
});

test("the server's problems stand at their fields, and none is lost", () => {
  const fields = new Set(['maker', 'from', 'locator', 'other']);
  const problems = [
    { path: ['input', 'madeByName'], message: 'Nobody.' },
    { path: ['input', 'span', 'from'], message: 'No date.' },
    { path: ['input', 'about', 'tie', 'target'], message: 'Not there.' },
    { path: ['input', 'reliesOn', '0'], message: 'No such claim.' },
    { path: ['input'], message: 'Not at all.' },
  ];
  expect(atFields(problems, fields)).toEqual({
    maker: 'Nobody.',
    from: 'No date.',
    other: 'Not there.',
    '': 'reliesOn: No such claim. Not at all.',
  });
});
