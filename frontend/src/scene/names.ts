/** Accessible names of marks, which are also their tooltips. */
import { STATUS_WORDS, lifeInWords, plural, quantityInWords, shareInWords, spanInWords } from '../model/wording';
import type { Vocabulary } from '../model/history';
import { latinNames, prevailingName } from '../model/existence';
import type { EntityView, TieView } from '../model/picture';

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function inWords(count: number): string {
  return NUMBERS[count] ?? String(count);
}

/** Of an entity and all its ties: `Ansar al-Sunna, also named Jaysh Ansar al-Sunna, 2003 to 2007, split into two, 6 sources, 1 disputed`. */
export function laneName(view: EntityView, ties: readonly TieView[]): string {
  const from = view.spells[0]?.from ?? null;
  const to = view.spells.at(-1)?.to ?? null;
  const name = prevailingName(view.entity, view.names, null);
  const parts = [name];
  const others = [...new Set(latinNames(view).map(({ fact }) => fact.text))].filter((text) => text !== name);
  if (others.length > 0) parts.push(`also named ${others.join(' and ')}`);
  parts.push(from === null && to === null ? 'dates unknown' : lifeInWords(from, to));
  const splits = ties.filter(({ tie }) => tie.type === 'SPLIT_FROM' && tie.target.id === view.entity.id).length;
  if (splits > 0) parts.push(splits === 1 ? 'one group split from it' : `split into ${inWords(splits)}`);
  const claims = ties.flatMap(({ tie }) => tie.claims);
  parts.push(plural(new Set(claims.map((claim) => claim.source)).size, 'source'));
  const disputed = ties.filter(({ finding }) => finding.status === 'CONTESTED').length;
  if (disputed > 0) parts.push(`${disputed} disputed`);
  return parts.join(', ');
}

/** `Jamaat Ansar al-Islam pledged allegiance to Islamic State`. */
export function sentence({ tie }: TieView, vocabulary: Vocabulary): string {
  const reads = vocabulary.get(tie.type)?.reads ?? tie.type.toLowerCase().replaceAll('_', ' ');
  const where = tie.place ? ` in ${tie.place.label}` : '';
  return `${tie.source.label} ${reads} ${tie.target.label}${where}`;
}

const named = new WeakMap<TieView, { readonly vocabulary: Vocabulary; readonly name: string }>();

/** The sentence with date, status, size and evidence. */
export function tieName(view: TieView, vocabulary: Vocabulary): string {
  let known = named.get(view);
  if (known?.vocabulary !== vocabulary) named.set(view, (known = { vocabulary, name: nameOf(view, vocabulary) }));
  return known.name;
}

function nameOf(view: TieView, vocabulary: Vocabulary): string {
  const { finding, instant } = view;
  const parts = [sentence(view, vocabulary), spanInWords(finding, instant), STATUS_WORDS[finding.status].toLowerCase()];
  if (finding.share !== null) parts.push(shareInWords(finding.share));
  if (finding.count) parts.push(`${quantityInWords(finding.count)} people`);
  parts.push(plural(finding.independentSources, 'independent source'));
  return parts.join(', ');
}
