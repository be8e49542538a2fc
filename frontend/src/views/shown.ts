/** All that is shown at the moment, as files and paper take it. */
import { aboutOf } from '../export/about';
import type { Drawing } from '../export/drawing';
import type { Shown } from '../export/files';
import { claimsOf } from '../export/json';
import { lineageLayers } from '../export/lineage';
import { drawingOf, givePicture } from '../export/pictures';
import { entityRows, sourcesOf, tieRows, withRestedOn } from '../model/listing';
import { holdsOn, type TieView } from '../model/picture';
import { presencesAt } from '../model/places';
import { LISTS } from '../model/columns';
import type { PageState } from '../state/address';
import { firstSeen } from '../state/comparing';
import { wholeScene } from '../state/lineage';
import { history, page, picture, places, shownTypes, vocabulary } from '../state/page';
import { allEntities, allTies, shownEntities, shownTies } from '../state/table';
import { definitions } from '../surface/elements';

const HUES = 5;

givePicture('lineage', (): Drawing | null => {
  const scene = wholeScene();
  if (!scene) return null;
  const { width, height } = scene;
  return { width, height, defs: [definitions(HUES)], layers: lineageLayers(scene) };
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
  const all = { ...loaded, claims: there?.claims ?? loaded.claims };
  // The lineage draws the whole history also when one looks at a day: what does not hold then is faint.
  const whole = view === 'lineage' || view === 'compare';
  const drawn = whole ? claimsOf(rowsOf([...known.ties.values(), ...presences]), entityRows(known, null, () => true)) : claimsOf(ties, entities);
  const other = view === 'compare' ? firstSeen.value?.picture : undefined;
  const before = other ? claimsOf(tieRows([...other.ties.values()], vocabulary.value, other.knownAt), entityRows(other, null, () => true)) : [];
  const rests = [withRestedOn(drawn, all, knownAt), withRestedOn(before, all, other?.knownAt ?? null)];
  const rested = withRestedOn(claimsOf(ties, entities), all, knownAt);
  for (const claim of claimsOf(ties, entities)) rested.delete(claim);
  const about = aboutOf({
    state,
    history: loaded,
    vocabulary: vocabulary.value,
    types: shownTypes.value,
    sifted: table ? siftedInWords(state) : null,
    address: location.href,
    exportedAt: `${new Date().toISOString().slice(0, 19)}Z`,
    sources: sourcesOf(rests.flatMap((claims) => [...claims])),
  });
  return { about, state, ties, entities, restedOn: [...rested], drawing: drawingOf(view) };
}

/** What the table's own filters leave out, in words; null where they leave out nothing. */
function siftedInWords(state: PageState): string | null {
  const words = LISTS.flatMap((list) => {
    const { find, only } = state[list];
    return [find && `“${find}”`, ...Object.entries(only).map((each) => each.join(' '))].filter(Boolean).map((each) => `${list} with ${each}`);
  });
  return words.join(', ') || null;
}
