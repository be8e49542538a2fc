/** What every exported file says of itself: title, date, question and sources. */
import { version } from '../../package.json';
import type { History, Vocabulary } from '../model/history';
import { type Source, sourceInWords } from '../model/listing';
import { dayInWords, plural, STATUS_WORDS } from '../model/wording';
import type { PageState } from '../state/address';
import type { TieType } from '../api/operations';

export const GENERATOR = `cleave ${version}`;

export interface About {
  readonly title: string;
  /** When the file was made, ISO 8601 in UTC. */
  readonly exportedAt: string;
  readonly address: string;
  /** The question in words, part by part. */
  readonly query: readonly (readonly [part: string, words: string])[];
  readonly sources: readonly Source[];
}

export interface Asked {
  readonly state: PageState;
  readonly history: History;
  readonly vocabulary: Vocabulary;
  readonly types: readonly TieType[];
  /** What the table's own filters leave out, where it is the table that is exported. */
  readonly sifted: string | null;
  readonly address: string;
  readonly exportedAt: string;
  readonly sources: readonly Source[];
}

const VIEW_WORDS: Readonly<Record<PageState['view'], string>> = {
  lineage: 'lineage',
  network: 'network',
  map: 'map',
  table: 'table',
  compare: 'comparison',
};

export function aboutOf({ state, history, vocabulary, types, sifted, address, exportedAt, sources }: Asked): About {
  const label = history.entities.get(history.focus)?.label ?? history.focus;
  const today = dayInWords(exportedAt.slice(0, 10));
  const query: (readonly [string, string])[] = [
    ['Focus', `${label} (${history.focus}), ${plural(state.depth, 'step')} deep, ${state.scope === 'family' ? 'the family and its ties' : 'all within the depth'}`],
    ['As of', state.asOf === null ? 'the whole history' : dayInWords(state.asOf)],
    ['Known at', state.knownAt === null ? `today, ${today}` : dayInWords(state.knownAt)],
    ['Relations', types.map((type) => vocabulary.get(type)?.reads ?? type).join(', ')],
    ['Statuses', state.statuses?.map((status) => STATUS_WORDS[status].toLowerCase()).join(', ') ?? 'all'],
    ['Certainty', state.certainty === 'certain' ? 'only what certainly held' : 'what may have held'],
  ];
  if (state.range) query.push(['Window', `${dayInWords(state.range.first)} to ${dayInWords(state.range.last)}`]);
  if (state.view === 'compare') {
    const { asOf, knownAt } = state.against;
    query.push(['Against', `${asOf === null ? 'the whole history' : dayInWords(asOf)}, known ${knownAt === null ? 'today' : dayInWords(knownAt)}`]);
  }
  if (sifted !== null) query.push(['Rows', sifted]);
  if (history.truncated) {
    query.push(['Part', `the whole has ${plural(history.truncated.entities, 'entity', 'entities')} and ${plural(history.truncated.ties, 'tie')}, of which the server sent a part`]);
  }
  return { title: `${label}: ${VIEW_WORDS[state.view]}`, exportedAt, address, query, sources };
}

/** `cleave-ansar-al-islam-lineage-2014-08-25.svg`; the whole history is `all`. */
export function fileName({ focus, view, asOf }: Pick<PageState, 'focus' | 'view' | 'asOf'>, ending: string): string {
  const slug = focus.slice(focus.indexOf(':') + 1).replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return `cleave-${slug}-${view}-${asOf ?? 'all'}${ending}`;
}

/** The question as one line. */
export function queryInWords({ query }: About): string {
  return query.map(([part, words]) => `${part}: ${words}`).join('; ');
}

export function sourceLines({ sources }: About): string[] {
  return sources.map(sourceInWords);
}
