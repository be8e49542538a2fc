/** A small made-up history: Alpha split in two, one half pledged to Delta, denied it, and was found to have meant it. */
import { readFileSync } from 'node:fs';
import type { TieType } from '../src/api/operations';
import { arrange } from '../src/layout/arrange';
import { lanesOf, linksOf } from '../src/layout/ground';
import { extentOf } from '../src/layout/lifelines';
import { type Lane, type LaneOrder, type Link, packed, unpacked } from '../src/layout/order';
import type { Claim } from '../src/model/claims';
import type { Entity, History, Tie, TieTypeInfo, Vocabulary } from '../src/model/history';
import type { Picture } from '../src/model/picture';

/** The server's vocabulary, which its own tests hold to this file. */
const rows = JSON.parse(readFileSync(new URL('../../tests/vectors/vocabulary.json', import.meta.url), 'utf8')) as TieTypeInfo[];

export const vocabulary: Vocabulary = new Map(rows.map((info) => [info.type, info]));

/** What the layout's worker answers. */
export function orderLanes(lanes: readonly Lane[], links: readonly Link[], focus: string, alone: readonly string[] = []): LaneOrder {
  return unpacked(lanes, arrange(packed(lanes, links, focus, alone)));
}

export function orderOf(picture: Picture, focus: string): LaneOrder {
  return orderLanes(lanesOf(picture, extentOf(picture)), linksOf(picture), focus);
}

export const types: ReadonlySet<TieType> = new Set(vocabulary.keys());

export function claim(id: string, part: Partial<Claim> = {}): Claim {
  const knownFrom = part.knownFrom ?? '2010-01-01';
  return {
    id,
    stance: 'ASSERTS',
    channel: 'PRESS',
    claimant: `source:s|${id}`,
    source: 'source:s',
    said: { first: knownFrom, last: knownFrom },
    knownFrom,
    span: null,
    share: null,
    count: null,
    how: null,
    reliability: null,
    credibility: null,
    reliesOn: [],
    revises: [],
    retracted: false,
    madeBy: null,
    madeByName: id,
    madeOn: knownFrom,
    madeOnAsGiven: null,
    summary: '',
    locator: '¶ 1',
    sourceFacts: { id: 'source:s', title: 'S', author: null, publisher: null, publishedOn: '2010', url: null },
    ...part,
  };
}

export function group(slug: string, from: string | null, to: string | null = '..', names: Entity['names'] = []): Entity {
  const id = `group:${slug}`;
  const span = { from, to, observed: [] };
  return {
    id,
    label: slug,
    type: 'Group',
    kind: 'ORGANISATION',
    summary: null,
    names,
    strengths: [],
    existences: from === null ? [] : [{ id: `existence:${id}`, claims: [claim(`exists-${slug}`, { span })] }],
    endings: [],
  };
}

export function name(text: string, from: string | null, to: string | null = null): Entity['names'][number] {
  const span = { from, to, observed: [] };
  return {
    id: `name:${text}`,
    text,
    kind: 'OFFICIAL',
    language: null,
    script: null,
    usedBy: null,
    claims: [claim(`called-${text}`, { span, knownFrom: '2015-01-01' })],
  };
}

export function tie(type: TieType, from: string, to: string, claims: readonly Claim[]): Tie {
  return {
    id: `tie:${type}/${from}/${to}`,
    type,
    source: { id: `group:${from}`, label: from },
    target: { id: `group:${to}`, label: to },
    place: null,
    derived: type === 'DENIED_MEMBERSHIP',
    role: null,
    note: null,
    claims,
  };
}

export function history(focus: string, entities: readonly Entity[], ties: readonly Tie[]): History {
  const claims = [...ties.flatMap((each) => each.claims), ...entities.flatMap((e) => e.existences.flatMap((f) => f.claims))];
  return {
    focus,
    entities: new Map(entities.map((each) => [each.id, each])),
    ties: new Map(ties.map((each) => [each.id, each])),
    claims: new Map(claims.map((each) => [each.id, each])),
    truncated: null,
  };
}

const statement = claim('statement', {
  channel: 'IN_NAME_OF',
  claimant: 'group:gamma',
  knownFrom: '2014-08-25',
  span: { from: '2014-08-25', to: null, observed: [] },
});
const denial = claim('denial', {
  stance: 'DENIES',
  channel: 'OFFICIAL',
  claimant: 'group:gamma',
  knownFrom: '2014-08-27',
  said: { first: '2014-08-25', last: '2014-08-27' },
});
const finding = claim('finding', {
  channel: 'ANALYST',
  knownFrom: '2014-12-02',
  span: { from: '2014-08-25', to: '..', observed: [] },
  share: 0.9,
});

export const story = history(
  'group:alpha',
  [group('alpha', '2003', '2007'), group('beta', '2007'), group('gamma', '2007'), group('delta', '2006', '..', [name('Delta of Iraq', null), name('Delta', '2013-04')])],
  [
    tie('SPLIT_FROM', 'beta', 'alpha', [claim('beta-split', { span: { from: '2007', to: null, observed: [] } })]),
    tie('SPLIT_FROM', 'gamma', 'alpha', [claim('gamma-split', { span: { from: '2007', to: null, observed: [] } })]),
    tie('PLEDGED_TO', 'gamma', 'delta', [statement, denial, finding]),
    tie('DENIED_MEMBERSHIP', 'gamma', 'delta', [denial]),
  ],
);
