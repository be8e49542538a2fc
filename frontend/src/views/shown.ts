/** All that is shown at the moment, as files and paper take it. */
import { definitions } from '../chart/svg';
import { aboutOf } from '../export/about';
import type { Drawing } from '../export/drawing';
import type { Shown } from '../export/files';
import { claimsOf } from '../export/json';
import { drawingOf, givePicture } from '../export/pictures';
import { entityRows, sourcesOf, tieRows, withRestedOn } from '../model/listing';
import { holdsOn, type TieView } from '../model/picture';
import { presencesAt } from '../model/places';
import type { Sifting } from '../model/sifting';
import { wholeScene } from '../state/lineage';
import { history, page, picture, places, shownTypes, vocabulary } from '../state/page';
import { allEntities, allTies, entitySifting, shownEntities, shownTies, tieSifting } from '../state/table';

const HUES = 5;

givePicture('lineage', (): Drawing | null => {
  const scene = wholeScene();
  if (!scene) return null;
  const { width, height, plot, back, behind, lanes, ties, labels, axis } = scene;
  const left = plot.left - 10;
  const layers = [
    { cls: 'back', marks: [{ cls: '', shapes: back }] },
    { cls: '', left, marks: [{ cls: 'behind', shapes: behind }, ...lanes, ...ties] },
    { cls: 'names', marks: [{ cls: '', shapes: labels }, { cls: '', shapes: axis }] },
  ];
  return { width, height, defs: [definitions(HUES)], layers };
});

/** Null where nothing is loaded. */
export function shownNow(): Shown | null {
  const [loaded, known, state] = [history.value, picture.value, page.value];
  if (!loaded || !known) return null;
  const { view, asOf, open, statuses } = state;
  const table = view === 'table';
  const { knownAt } = known;
  const rowsOf = (views: readonly TieView[]) => tieRows(views, vocabulary.value, knownAt);
  // What the map shows, and in the lineage the strips of unfolded lanes: ties to places, which the picture has not.
  const there = places.value?.of === loaded ? places.value : null;
  const presences = (there ? presencesAt(there, vocabulary.value, knownAt) : []).filter(
    (tie) =>
      (view === 'map' ? !tie.only || known.ties.has(tie.tie.id) : view === 'lineage' && !known.ties.has(tie.tie.id) && open.includes(tie.who.id)) &&
      known.entities.has(tie.who.id) &&
      (statuses?.includes(tie.finding.status) ?? true),
  );
  const holding = presences.filter((tie) => asOf === null || holdsOn(tie, known, asOf));
  const placed = new Set(holding.map(({ who }) => who.id));
  const ties = table ? shownTies.value : view === 'map' ? rowsOf(holding) : [...allTies.value, ...rowsOf(holding)];
  const entities = table ? shownEntities.value : view === 'map' ? allEntities.value.filter(({ id }) => placed.has(id)) : allEntities.value;
  // The lineage draws the whole history also when one looks at a day: what does not hold then is faint.
  const drawn =
    view === 'lineage'
      ? claimsOf(rowsOf([...known.ties.values(), ...presences]), entityRows(known, null, () => true))
      : claimsOf(ties, entities);
  const all = { ...loaded, claims: there?.claims ?? loaded.claims };
  const rested = withRestedOn(claimsOf(ties, entities), all, knownAt);
  for (const claim of claimsOf(ties, entities)) rested.delete(claim);
  const about = aboutOf({
    state,
    history: loaded,
    vocabulary: vocabulary.value,
    types: shownTypes.value,
    sifted: table ? siftedInWords() : null,
    address: location.href,
    exportedAt: `${new Date().toISOString().slice(0, 19)}Z`,
    sources: sourcesOf(withRestedOn(drawn, all, knownAt)),
  });
  return { about, state, ties, entities, restedOn: [...rested], drawing: drawingOf(view) };
}

/** What the table's own filters leave out, in words; null where they leave out nothing. */
function siftedInWords(): string | null {
  const words = ({ find, only }: Sifting, rows: string) =>
    [find && `“${find}”`, ...Object.entries(only).map(([key, value]) => value && `${key} ${value}`)].filter(Boolean).map((each) => `${rows} with ${each}`);
  return [...words(tieSifting.value, 'ties'), ...words(entitySifting.value, 'entities')].join(', ') || null;
}
