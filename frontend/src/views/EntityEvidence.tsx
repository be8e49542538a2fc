/** An entity: its names over time, its existence, its numbers, and all its ties. */
import type { RefObject } from 'preact';
import { assess } from '../model/evidence';
import type { Entity, History, Tie } from '../model/history';
import { entityView, type EntityView, type TieView, tieView } from '../model/picture';
import { dateInWords, quantityInWords, spanInWords, STATUS_WORDS, termInWords } from '../model/wording';
import { change, extra, extraFailure, history, page, vocabulary } from '../state/page';
import { FoldedClaims, StatusBadge, StatusHistory } from './Claims';
import { Foreign } from './Foreign';

interface EntityEvidenceProps {
  readonly entity: Entity;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

export function EntityEvidence({ entity, heading }: EntityEvidenceProps) {
  const loaded = history.value;
  if (!loaded) return null;
  const { knownAt, focus } = page.value;
  const view = entityView(entity, loaded, knownAt);
  const arabic = view.names.findLast(({ fact }) => fact.script === 'Arab')?.fact;
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {entity.label}
      </h2>
      {arabic && (
        <p class="arabic">
          <Foreign text={arabic.text} language={arabic.language} script={arabic.script} />
        </p>
      )}
      <p class="quiet-text">{entity.kind ? termInWords(entity.kind) : entity.type.toLowerCase()}</p>
      {entity.summary !== null && <p>{entity.summary}</p>}
      {entity.id !== focus && entity.type !== 'Place' && (
        <button type="button" onClick={() => { change({ focus: entity.id, range: null }); }}>
          Show its lineage
        </button>
      )}
      <Existence view={view} />
      <Names view={view} />
      <Strengths entity={entity} history={loaded} />
      <Ties entity={entity} history={loaded} />
    </>
  );
}

function Existence({ view }: { readonly view: EntityView }) {
  const { entity, spells } = view;
  return (
    <section aria-label="Existence">
      <h3>Existence</h3>
      {spells.map((spell, index) => (
        <p key={index}>{spanInWords(spell, false)}</p>
      ))}
      {entity.existences.map((fact) => (
        <FoldedClaims key={fact.id} claims={fact.claims} />
      ))}
      {entity.endings.map((fact, index) => {
        const ending = spells[index]?.ending;
        return (
          ending && (
            <div key={fact.id}>
              <h4>
                Its end: {spanInWords(ending, true)} <StatusBadge status={ending.status} />
              </h4>
              <StatusHistory claims={fact.claims} />
              <FoldedClaims claims={fact.claims} />
            </div>
          )
        );
      })}
    </section>
  );
}

function Names({ view }: { readonly view: EntityView }) {
  if (view.names.length === 0) return null;
  return (
    <section aria-label="Names">
      <h3>Names</h3>
      <ul class="rows">
        {view.names.map(({ fact, finding }) => (
          <li key={fact.id}>
            <Foreign class="name-text" text={fact.text} language={fact.language} script={fact.script} />{' '}
            <span class="quiet-text">
              {termInWords(fact.kind)}
              {fact.usedBy && `, in the mouth of ${fact.usedBy.label}`}
              {(finding.from ?? finding.to) !== null && `, ${spanInWords(finding, false)}`}
              {finding.status !== 'ASSERTED' && `, ${STATUS_WORDS[finding.status].toLowerCase()}`}
            </span>
            <FoldedClaims claims={fact.claims} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Strengths({ entity, history: loaded }: { readonly entity: Entity; readonly history: History }) {
  const known = entity.strengths
    .map((fact) => ({ fact, finding: assess(fact.claims, (id) => loaded.claims.get(id), page.value.knownAt, false) }))
    .filter(({ finding }) => finding !== null)
    .sort((a, b) => ((a.fact.on ?? '') < (b.fact.on ?? '') ? -1 : 1));
  if (known.length === 0) return null;
  return (
    <section aria-label="Numbers given">
      <h3>Numbers given</h3>
      <ul class="rows">
        {known.map(({ fact, finding }) => (
          <li key={fact.id}>
            <strong>
              {quantityInWords(fact.of)} {termInWords(fact.what)}
            </strong>{' '}
            <span class="quiet-text">
              {fact.on !== null && dateInWords(fact.on)}
              {fact.place && `, in ${fact.place.label}`}
              {fact.origin && `, from ${fact.origin.label}`}
              {fact.groups.length > 1 && `, together with ${others(fact.groups, entity.id)}`}
            </span>{' '}
            {finding && finding.status !== 'ASSERTED' && <StatusBadge status={finding.status} />}
            <FoldedClaims claims={fact.claims} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function others(groups: Entity['strengths'][number]['groups'], self: string): string {
  return groups
    .filter((group) => group.id !== self)
    .map((group) => group.label)
    .join(' and ');
}

function Ties({ entity, history: loaded }: { readonly entity: Entity; readonly history: History }) {
  const beside = extra.value?.selection === entity.id ? extra.value.ties : [];
  const all = new Map<string, Tie>(
    [...loaded.ties.values(), ...beside]
      .filter((tie) => tie.source.id === entity.id || tie.target.id === entity.id)
      .map((tie) => [tie.id, tie]),
  );
  const known = [...all.values()]
    .map((tie) => tieView(tie, loaded, vocabulary.value, page.value.knownAt))
    .filter((view): view is TieView => view !== null)
    .sort((a, b) => (begin(a) < begin(b) ? -1 : begin(a) > begin(b) ? 1 : a.tie.id < b.tie.id ? -1 : 1));
  return (
    <section aria-label="Ties">
      <h3>
        Ties <span class="count">{known.length}</span>
      </h3>
      {extraFailure.value && <p role="status">Leaders and places could not be loaded: {extraFailure.value.message}</p>}
      <ul class="rows">
        {known.map((view) => (
          <li key={view.tie.id}>
            <button type="button" class="link" onClick={() => { change({ selection: view.tie.id }); }}>
              {phrase(view, entity.id)}
            </button>{' '}
            <span class="quiet-text">{spanInWords(view.finding, view.instant)}</span> <StatusBadge status={view.finding.status} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function begin({ finding }: TieView): string {
  return finding.bounds.fromEarliest ?? finding.bounds.fromLatest ?? '9999';
}

function phrase({ tie }: TieView, self: string): string {
  const info = vocabulary.value.get(tie.type);
  const own = tie.source.id === self;
  const reads = (own ? info?.reads : info?.inverseReads) ?? tie.type;
  const where = tie.place ? ` in ${tie.place.label}` : '';
  return `${reads} ${own ? tie.target.label : tie.source.label}${where}${tie.role === null ? '' : ` (${tie.role})`}`;
}
