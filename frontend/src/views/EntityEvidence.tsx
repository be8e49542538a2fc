/** An entity: its names over time, its existence, its numbers, and all its ties. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { assess, type Finding, knownBy } from '../model/evidence';
import { strengthClaims } from '../model/existence';
import type { Entity, History, Tie } from '../model/history';
import { entityView, type EntityView, type TieView, tieView } from '../model/picture';
import { dateInWords, plural, quantityInWords, spanInWords, termInWords } from '../model/wording';
import { extra, extraFailure, lookAt, page, vocabulary } from '../state/page';
import { historyAtHand } from './ClaimCard';
import { More, StatusBadge } from './Claims';
import { SelectLink } from './FactEvidence';
import { Foreign } from './Foreign';

const PAGE = 25;
const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });
const SCRIPTS = new Intl.DisplayNames('en', { type: 'script' });

export function EntityEvidence({ entity }: { readonly entity: Entity }) {
  const loaded = historyAtHand.value;
  if (!loaded) return null;
  const { knownAt, focus } = page.value;
  const view = entityView(entity, loaded, knownAt);
  const arabic = view.names.findLast(({ fact }) => fact.script === 'Arab')?.fact;
  return (
    <>
      <h2 tabIndex={-1}>
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
        <button type="button" onClick={() => { lookAt(entity.id); }}>
          Show its lineage
        </button>
      )}
      <Existence view={view} history={loaded} />
      <Names view={view} />
      <Strengths entity={entity} history={loaded} />
      <Ties entity={entity} history={loaded} />
    </>
  );
}

function claimsIn(claims: Tie['claims']): string {
  return plural(knownBy(claims, page.value.knownAt).length, 'claim');
}

/** What is held of a fact, and how many claims there are of it. */
function Held({ finding, claims, children }: { readonly finding: Finding; readonly claims: Tie['claims']; readonly children?: ComponentChildren }) {
  return (
    <span class="quiet-text">
      {children}
      {finding.status !== 'ASSERTED' && <StatusBadge status={finding.status} />} {claimsIn(claims)}
    </span>
  );
}

function Existence({ view: { entity, spells }, history: loaded }: { readonly view: EntityView; readonly history: History }) {
  const facts = [...entity.existences.map((fact) => ({ fact, instant: false })), ...entity.endings.map((fact) => ({ fact, instant: true }))];
  return (
    <section aria-label="Existence">
      <h3>Existence</h3>
      {spells.map((spell, index) => (
        <p key={index}>{spanInWords(spell, false)}</p>
      ))}
      {facts.length > 0 && (
        <ul class="rows">
          {facts.map(({ fact, instant }) => {
            const finding = assess(fact.claims, (id) => loaded.claims.get(id), page.value.knownAt, instant);
            return (
              finding && (
                <li key={fact.id}>
                  <SelectLink id={fact.id}>
                    {instant ? 'Its end' : 'Its existence'}: {spanInWords(finding, instant)}
                  </SelectLink>{' '}
                  <Held finding={finding} claims={fact.claims} />
                </li>
              )
            );
          })}
        </ul>
      )}
    </section>
  );
}

function Names({ view }: { readonly view: EntityView }) {
  if (view.names.length === 0) return null;
  return (
    <section aria-label="Names">
      <h3>
        Names <span class="count">{view.names.length}</span>
      </h3>
      <Paged
        class="history names-over-time"
        items={view.names}
        render={({ fact, finding }) => (
          <li key={fact.id}>
            <span class="when">{(finding.from ?? finding.to) === null ? 'undated' : spanInWords(finding, false)}</span>{' '}
            <SelectLink id={fact.id}>
              <Foreign class="name-text" text={fact.text} language={fact.language} script={fact.script} />
            </SelectLink>{' '}
            <Held finding={finding} claims={fact.claims}>
              {[termInWords(fact.kind), fact.language && LANGUAGES.of(fact.language), fact.script && `${SCRIPTS.of(fact.script) ?? ''} script`, fact.usedBy && `in the mouth of ${fact.usedBy.label}`]
                .filter(Boolean)
                .join(', ')}
              ,{' '}
            </Held>
          </li>
        )}
      />
    </section>
  );
}

function Strengths({ entity, history: loaded }: { readonly entity: Entity; readonly history: History }) {
  const known = entity.strengths
    .map((fact) => ({ fact, finding: assess(strengthClaims(fact), (id) => loaded.claims.get(id), page.value.knownAt, true) }))
    .filter(({ finding }) => finding !== null)
    .sort((a, b) => ((a.fact.on ?? '') < (b.fact.on ?? '') ? -1 : 1));
  if (known.length === 0) return null;
  return (
    <section aria-label="Numbers given">
      <h3>
        Numbers given <span class="count">{known.length}</span>
      </h3>
      <Paged
        class="rows"
        items={known}
        render={({ fact, finding }) => {
          const others = fact.groups.filter(({ id }) => id !== entity.id).map(({ label }) => label);
          return (
            finding && (
              <li key={fact.id}>
                <SelectLink id={fact.id}>
                  <strong>
                    {quantityInWords(fact.of)} {termInWords(fact.what)}
                  </strong>
                </SelectLink>{' '}
                <Held finding={finding} claims={fact.claims}>
                  {fact.on !== null && dateInWords(fact.on)}
                  {fact.place && `, in ${fact.place.label}`}
                  {fact.origin && `, from ${fact.origin.label}`}
                  {others.length > 0 && `, together with ${others.join(' and ')}`},{' '}
                </Held>
              </li>
            )
          );
        }}
      />
    </section>
  );
}

/** All ties of the entity by relation, leaders and places included, in the order of the vocabulary. */
function Ties({ entity, history: loaded }: { readonly entity: Entity; readonly history: History }) {
  const beside = extra.value?.selection === page.value.selection ? extra.value.ties : [];
  const all = new Map<string, Tie>(
    [...loaded.ties.values(), ...beside]
      .filter((tie) => tie.source.id === entity.id || tie.target.id === entity.id)
      .map((tie) => [tie.id, tie]),
  );
  const groups = new Map<string, TieView[]>();
  for (const info of vocabulary.value.values()) groups.set(info.reads, []).set(info.inverseReads, []);
  for (const tie of all.values()) {
    const view = tieView(tie, loaded, vocabulary.value, page.value.knownAt);
    const info = vocabulary.value.get(tie.type);
    if (view && info) groups.get(tie.source.id === entity.id ? info.reads : info.inverseReads)?.push(view);
  }
  const known = [...groups].filter(([, views]) => views.length > 0);
  const begin = ({ finding: { bounds } }: TieView) => bounds.fromEarliest ?? bounds.fromLatest ?? '9999';
  return (
    <section aria-label="Ties">
      <h3>
        Ties <span class="count">{known.reduce((sum, [, views]) => sum + views.length, 0)}</span>
      </h3>
      {extraFailure.value && <p role="status">Leaders and places could not be loaded: {extraFailure.value.message}</p>}
      {known.map(([reads, views]) => (
        <section key={reads} aria-label={reads}>
          <h4>
            {reads} <span class="count">{views.length}</span>
          </h4>
          <Paged
            class="rows"
            items={views.sort((a, b) => (begin(a) < begin(b) ? -1 : begin(a) > begin(b) ? 1 : a.tie.id < b.tie.id ? -1 : 1))}
            render={({ tie, finding, instant }) => (
              <li key={tie.id}>
                <SelectLink id={tie.id}>
                  {tie.source.id === entity.id ? tie.target.label : tie.source.label}
                  {tie.place && ` in ${tie.place.label}`}
                  {tie.role !== null && ` (${tie.role})`}
                </SelectLink>{' '}
                <span class="quiet-text">{spanInWords(finding, instant)}</span> <StatusBadge status={finding.status} />
              </li>
            )}
          />
        </section>
      ))}
    </section>
  );
}

interface PagedProps<T> {
  readonly class: string;
  readonly items: readonly T[];
  readonly render: (item: T) => ComponentChildren;
}

function Paged<T>({ class: cls, items, render }: PagedProps<T>) {
  const shown = useSignal(PAGE);
  return (
    <>
      <ul class={cls}>{items.slice(0, shown.value).map(render)}</ul>
      <More left={items.length - shown.value} onMore={() => (shown.value += PAGE)} />
    </>
  );
}
