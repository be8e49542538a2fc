/** The two moments as pictures on the same rows and days, or as one. */
import { computed, effect, signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { createChart } from '../chart/chart';
import { stacked } from '../export/lineage';
import { givePicture } from '../export/pictures';
import { timeScale } from '../layout/timeScale';
import type { Day } from '../model/dates';
import { EVERYTHING, drawScene } from '../scene/build';
import { bothSides, type Compared, filled, oneSide, type Seen, signsOf } from '../scene/compared';
import { sheetOf } from '../scene/sheet';
import { changes, firstSeen, inWords, sameMoment, secondSeen } from '../state/comparing';
import * as lineage from '../state/lineage';
import { change, extent, history, order, page, vocabulary } from '../state/page';
import { definitions } from '../surface/elements';

const MIN_WIDTH = 300;
const HUES = 5;
const width = signal(0);
const overlay = computed(() => page.value.overlay);

const pictures = computed<readonly Compared[]>(() => {
  const [first, second, rows, whole, range] = [firstSeen.value, secondSeen.value, order.value, extent.value, lineage.range.value];
  if (!first || !second || !rows || !whole || !range || width.value === 0 || !lineage.fontReady.value) return [];
  const draw = (picture: Seen['picture']) =>
    drawScene(
      sheetOf({
        picture,
        order: rows,
        vocabulary: vocabulary.value,
        extent: whole,
        range,
        width: Math.max(width.value, MIN_WIDTH),
        asOf: null,
        focus: history.value?.focus ?? '',
        measure: lineage.measure,
        // The room for what unfolds lanes is for signs here.
        unfolds: () => false,
      }),
      EVERYTHING,
    );
  const changed = new Set(changes.value.map(({ about }) => (about.kind === 'tie' ? about.fact.id : about.of.id)));
  const signs = signsOf(first, second, changed);
  const after = draw(filled(second.picture, first.picture));
  const scale = timeScale(range, after.plot.left, after.plot.right);
  const x = (day: Day) => scale.x(day);
  if (overlay.value) return [bothSides(after, first, second, signs, x, lineage.measure)];
  const before = first.picture === second.picture ? after : draw(filled(first.picture, second.picture));
  return [oneSide(before, first, signs, x, lineage.measure), oneSide(after, second, signs, x, lineage.measure)];
});

/** What each picture is of. */
const titles = computed(() => {
  const { against, asOf, knownAt } = page.value;
  const both = [`First: ${inWords(against)}`, `Second: ${inWords({ asOf, knownAt })}`];
  return overlay.value ? [both.join('; ')] : both;
});

givePicture('compare', () => {
  const drawn = pictures.value.map(({ scene, moment: { away } }, index) => ({ title: titles.value[index] ?? '', scene, away }));
  return drawn.length === 0 || sameMoment.value ? null : { defs: [definitions(HUES)], ...stacked(drawn) };
});

export function ComparedPictures() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => { width.value = Math.floor(entry?.contentRect.width ?? 0); });
    if (host.current) observer.observe(host.current);
    void document.fonts.load('500 13px "Noto Sans"').finally(lineage.fontsLoaded);
    return () => { observer.disconnect(); };
  }, []);
  return (
    <>
      <div class={overlay.value ? 'pictures' : 'pictures two'}>
        {titles.value.map((title, index) => (
          <figure key={index}>
            <figcaption>{title}</figcaption>
            <div ref={index === 0 ? host : null}>
              <Picture index={index} title={title} />
            </div>
          </figure>
        ))}
      </div>
      <p class="quiet-text">− only at the first moment, + only at the second, ± not the same at both. Faint: not there on the day.</p>
    </>
  );
}

function Picture({ index, title }: { readonly index: number; readonly title: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return;
    const nothing = () => undefined;
    const keys: Readonly<Record<string, () => void>> = {
      '+': () => { lineage.zoom(0.5); },
      '-': () => { lineage.zoom(2); },
      '0': lineage.showAll,
    };
    const chart = createChart(host.current, {
      choose: (id) => { change({ selection: id }); },
      leave: () => { change({ selection: null }); },
      key: (key) => {
        keys[key]?.();
        return key in keys;
      },
      point: nothing,
      reveal: nothing,
      keep: nothing,
      grab: lineage.grab,
      pan: lineage.pan,
      zoom: (factor) => { lineage.zoom(factor); },
    });
    const stop = effect(() => {
      const shown = pictures.value[index];
      if (!shown) return;
      const lanes = shown.scene.paths.map(({ id }) => id);
      chart.show({ ...shown, moved: null, label: `${title}. Arrow keys move, Enter shows the evidence.`, selection: page.value.selection, lanes: () => lanes });
    });
    return () => {
      stop();
      chart.destroy();
    };
  }, [title]);
  return <div class="chart-host" ref={host} />;
}
