import { describe, expect, test } from 'vitest';
import { pictureAt } from '../src/model/picture';
import { familyOnly, familyScope, leftOutOf, restricted } from '../src/model/scope';
import { claim, group, history, tie, types, vocabulary } from './story';

const said = (id: string) => [claim(id, { span: { from: '2010', to: null, observed: [] } })];
const denied = (id: string) => [claim(id, { stance: 'DENIES', channel: 'OFFICIAL', span: null })];

/** B split from A and C from B; C pledged to Hub, as did X and Y; Z denies having split from A; W pledged to X. */
const loaded = history(
  'group:a',
  ['a', 'b', 'c', 'hub', 'x', 'y', 'z', 'w'].map((slug) => group(slug, '2005')),
  [
    tie('SPLIT_FROM', 'b', 'a', said('1')),
    tie('SPLIT_FROM', 'c', 'b', said('2')),
    tie('PLEDGED_TO', 'c', 'hub', said('3')),
    tie('PLEDGED_TO', 'x', 'hub', said('4')),
    tie('PLEDGED_TO', 'y', 'hub', said('5')),
    tie('SPLIT_FROM', 'z', 'a', denied('6')),
    tie('PLEDGED_TO', 'w', 'x', said('7')),
  ],
);
const picture = pictureAt(loaded, vocabulary, types, null);
const ids = (set: Iterable<string>) => [...set].map((id) => id.replace('group:', '')).sort();

describe('what is shown of a lineage', () => {
  test('the family by descent at any distance, and its direct ties, denied ones too', () => {
    expect(ids(familyScope(picture, 'group:a'))).toEqual(['a', 'b', 'c', 'hub', 'z']);
    expect(ids(familyScope(picture, 'group:c'))).toEqual(['a', 'b', 'c', 'hub', 'z']);
  });

  test('a denied split does not make a family', () => {
    expect(ids(familyOnly(picture, 'group:a').entities.keys())).toEqual(['a', 'b', 'c']);
    expect(ids(familyScope(picture, 'group:z'))).toEqual(['a', 'z']);
  });

  test('a hub shows all its own', () => {
    expect(ids(familyScope(picture, 'group:hub'))).toEqual(['c', 'hub', 'x', 'y']);
  });

  test('ties that leave the scope go, and what was only tied by them', () => {
    const shown = restricted(picture, new Set(['group:a', 'group:hub', 'group:w', 'group:x']), 'group:a');
    expect(ids(shown.entities.keys())).toEqual(['a', 'hub', 'w', 'x']);
    const few = restricted(picture, new Set(['group:a', 'group:hub', 'group:w']), 'group:a');
    expect(ids(few.entities.keys())).toEqual(['a']);
    expect(few.ties.size).toBe(0);
  });

  test('what is left out is counted and placed', () => {
    expect(leftOutOf(picture, familyScope(picture, 'group:a'))).toEqual({ entities: 3, through: 'group:hub' });
    expect(leftOutOf(picture, new Set(picture.entities.keys()))).toEqual({ entities: 0, through: null });
    expect(leftOutOf(picture, new Set(['group:b']))).toEqual({ entities: 7, through: null });
  });
});
