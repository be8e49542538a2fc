/** The ties of one entity as a list to read and walk: what the canvas shows, in words. */
import type { Day } from '../model/dates';
import { prevailingName } from '../model/existence';
import type { Vocabulary } from '../model/history';
import type { Picture, TieView } from '../model/picture';
import { laneName } from '../scene/names';
import { plural, shareInWords, STATUS_WORDS } from '../model/wording';
import type { NetworkScene } from './scene';

export interface Neighbour {
  readonly tie: string;
  /** The entity at the other end. */
  readonly other: string;
  /** `pledged allegiance to Islamic State, contested, 3 sources`. */
  readonly text: string;
}

/** An entity's accessible name; empty where it is not in the picture. */
export function entityName(id: string, { entities, ties }: Picture): string {
  const view = entities.get(id);
  return view ? laneName(view, [...ties.values()].filter(({ tie }) => tie.source.id === id || tie.target.id === id)) : '';
}

/** By date, the undated last; equals by id. */
export function neighboursOf(id: string, scene: NetworkScene, picture: Picture, vocabulary: Vocabulary, asOf: Day | null): Neighbour[] {
  return scene.ties
    .filter(({ source, target }) => source === id || target === id)
    .flatMap((mark) => picture.ties.get(mark.id) ?? [])
    .map((view) => ({ view, begun: view.finding.bounds.fromEarliest ?? view.finding.bounds.fromLatest ?? '9999' }))
    .sort((a, b) => (a.begun < b.begun ? -1 : a.begun > b.begun ? 1 : a.view.tie.id < b.view.tie.id ? -1 : 1))
    .map(({ view }) => neighbour(id, view, picture, vocabulary, asOf));
}

function neighbour(id: string, { tie, finding }: TieView, picture: Picture, vocabulary: Vocabulary, asOf: Day | null): Neighbour {
  const forwards = tie.source.id === id;
  const other = forwards ? tie.target : tie.source;
  const info = vocabulary.get(tie.type);
  const reads = (forwards ? info?.reads : info?.inverseReads) ?? tie.type.toLowerCase().replaceAll('_', ' ');
  const view = picture.entities.get(other.id);
  const name = view ? prevailingName(view.entity, view.names, asOf) : other.label;
  const parts = [`${reads} ${name}${tie.place ? ` in ${tie.place.label}` : ''}`, STATUS_WORDS[finding.status].toLowerCase()];
  if (finding.share !== null) parts.push(shareInWords(finding.share));
  parts.push(plural(finding.independentSources, 'source'));
  return { tie: tie.id, other: other.id, text: parts.join(', ') };
}
