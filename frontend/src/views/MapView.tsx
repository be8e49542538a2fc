/** The map: who was where on the day looked at, and the same in words below it. */
import { useEffect, useRef } from 'preact/hooks';
import { givePicture } from '../export/pictures';
import { patterns } from '../map/patterns';
import { dayInWords, plural } from '../model/wording';
import { shape } from '../scene/scene';
import { retry } from '../state/loading';
import { entries, fitAll, fitHome, fonts, geometryFailure, scene, size, startGeometry, zoom } from '../state/map';
import { change, page, placesFailure } from '../state/page';
import { helpOpen } from '../state/telling';
import { svg } from '../surface/elements';
import { MapDrawing } from './MapDrawing';
import { MapList } from './MapList';

const STEP = 1.5;

givePicture('map', () => {
  const drawn = scene.value;
  if (!drawn) return null;
  const { width, height, land, areas, lines, marks, words } = drawn;
  const defs = svg('defs');
  defs.append(...patterns());
  const sea = shape('rect', 'map-sea', { x: 0, y: 0, width, height });
  const layer = (shapes: typeof land) => ({ cls: '', marks: [{ cls: '', shapes }] });
  return { width, height, defs: [defs], layers: [layer([sea]), layer(land), layer(areas), layer(lines), { cls: '', marks: marks.map(({ name, shapes }) => ({ cls: '', name, shapes })) }, layer(words)] };
});

export function MapView() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    startGeometry();
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      size.value = { width: Math.floor(width), height: Math.floor(height) };
    });
    observer.observe(element);
    void document.fonts.load('500 13px "Noto Sans"').finally(() => (fonts.value += 1));
    return () => { observer.disconnect(); };
  }, []);
  const failed = placesFailure.value !== null || geometryFailure.value;
  const there = entries.value;
  return (
    <div class="map">
      <div class="chart-head">
        <p class="left-out" role="status">{failed ? '' : there ? summary(there.length) : 'Loading the places …'}</p>
        <div class="chart-tools" role="group" aria-label="Zoom">
          <button type="button" onClick={() => { zoom(STEP); }} aria-label="Zoom in">+</button>
          <button type="button" onClick={() => { zoom(1 / STEP); }} aria-label="Zoom out">−</button>
          <button type="button" onClick={fitHome} disabled={page.value.map === null} title="Where the places are that are known closely">Fit</button>
          <button type="button" onClick={fitAll} title="Whole countries too">All</button>
          <button type="button" onClick={() => (helpOpen.value = true)} aria-label="Keys">?</button>
        </div>
      </div>
      {failed && (
        <div class="empty small" role="alert">
          <p>{geometryFailure.value ? 'The outlines of countries' : 'The places'} could not be loaded: the server does not answer. See whether it is still running (cleave serve).</p>
          <p>
            <button type="button" onClick={() => { startGeometry(); retry(); }}>Try again</button>
          </p>
        </div>
      )}
      {!failed && there?.length === 0 && <Nowhere />}
      <div class="map-host" ref={host} hidden={failed}>
        <MapDrawing />
      </div>
      {there && there.length > 0 && <MapList entries={there} />}
    </div>
  );
}

function summary(count: number): string {
  const outside = scene.value?.outside ?? 0;
  const lost = (entries.value ?? []).filter(({ position }) => position === null).length;
  return [
    plural(count, 'place'),
    ...(outside > 0 ? [`${outside} out of sight (All shows them)`] : []),
    ...(lost > 0 ? [`${lost} without a position, listed below`] : []),
  ].join(', ');
}

/** That nothing is known of any place, and what to do about it. */
function Nowhere() {
  const { asOf, scope, depth, statuses, certainty } = page.value;
  const filtered = statuses !== null || certainty === 'certain';
  return (
    <div class="empty small">
      <p>
        {asOf === null ? 'Nothing is known of where any of those shown was.' : `Of none of those shown is it known where they were on ${dayInWords(asOf)}.`}
        {filtered && ' The choice of certainty or statuses may hide it.'}
      </p>
      <p class="actions">
        {asOf !== null && <button type="button" onClick={() => { change({ asOf: null }); }}>Show the whole history</button>}
        {filtered && <button type="button" onClick={() => { change({ statuses: null, certainty: 'possible' }); }}>Show all statuses</button>}
        {(scope === 'family' || depth < 3) && <button type="button" onClick={() => { change({ scope: 'all', depth: 3 }); }}>Show everything within three ties</button>}
      </p>
    </div>
  );
}
