/** The map in words: every place of the day with those who were there. */
import type { Presence } from '../model/places';
import { plural, termInWords } from '../model/wording';
import { calledOn, type Entry, evidenceOf, saying } from '../map/where';
import { swatch } from '../map/words';
import { statusGlyph } from '../scene/glyphs';
import { moveTo, signs, view } from '../state/map';
import { change, page, picture, vocabulary } from '../state/page';

/** So near that a town stands for itself. */
const NEAR_K = 250;

export function MapList({ entries }: { readonly entries: readonly Entry[] }) {
  const placed = entries.filter(({ position }) => position !== null);
  const lost = entries.filter(({ position }) => position === null);
  return (
    <section class="map-list" aria-label="Places">
      <p class="quiet-text">
        Full square: controls; open square: operates in; ring: a tie that holds only here. Hatched: somewhere in the province; dotted: somewhere in the country; broken circle: somewhere around.
      </p>
      {placed.length > 0 && <Places title="Places" entries={placed} />}
      {lost.length > 0 && <Places title="Places without a position" entries={lost} />}
    </section>
  );
}

function Places({ title, entries }: { readonly title: string; readonly entries: readonly Entry[] }) {
  return (
    <>
      <h2>
        {title} <span class="count">{plural(entries.length, 'place')}</span>
      </h2>
      <ul class="map-places">
        {entries.map((entry) => <Place key={entry.place.id} entry={entry} />)}
      </ul>
    </>
  );
}

function Place({ entry: { place, position, presences, title, below } }: { readonly entry: Entry }) {
  const show = () => {
    document.querySelector('.map-host')?.scrollIntoView({ block: 'nearest' });
    const { k } = view.peek();
    if (position) moveTo({ east: position.east, north: position.north, k: position.kind === 'area' ? k : Math.max(k, NEAR_K) });
  };
  return (
    <li>
      <p>
        <strong>{place.label}</strong> <span class="quiet-text">{[termInWords(place.kind), below ?? (title === place.label ? '' : 'somewhere in it')].filter(Boolean).join(', ')}</span>{' '}
        {position && <button type="button" class="quiet" onClick={show} aria-label={`Show ${place.label} on the map`}>show</button>}
      </p>
      <ul>
        {presences.map((presence) => <Who key={presence.tie.id} presence={presence} />)}
      </ul>
    </li>
  );
}

function Who({ presence }: { readonly presence: Presence }) {
  const { tie, who, finding } = presence;
  const shown = picture.value;
  const sign = signs.value?.get(who.id);
  const { cls, attrs, tag } = swatch(presence, sign?.hue ?? 0, { x: 8, y: 8 });
  const Swatch = tag as 'rect';
  return (
    <li>
      <button type="button" class="link" aria-pressed={page.value.selection === tie.id} onClick={() => { change({ selection: tie.id }); }}>
        <svg width="34" height="16" viewBox="0 0 34 16" aria-hidden="true">
          <Swatch class={cls} {...attrs} />
          {statusGlyph(finding.status, { x: 25, y: 8 }).map((glyph, n) => {
            const Glyph = glyph.tag as 'path';
            return <Glyph key={n} class={glyph.cls} {...glyph.attrs} />;
          })}
        </svg>
        <b aria-hidden="true">{sign?.letter}</b> {shown ? calledOn(presence, shown, page.value.asOf) : who.label}
      </button>{' '}
      <span class="quiet-text">{saying(presence, vocabulary.value)}, {evidenceOf(presence)}</span>
    </li>
  );
}
