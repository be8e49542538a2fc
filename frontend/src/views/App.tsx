/** The frame: search above, the picture with its times, and the evidence beside it. */
import { computed, useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { prevailingName } from '../model/existence';
import { partsOf } from '../model/parts';
import { plural } from '../model/wording';
import type { View } from '../state/address';
import { failure, history, loading, page, picture } from '../state/page';
import { helpOpen, VIEW_LABELS } from '../state/telling';
import { ChartView, focusChart } from './ChartView';
import { Filters, HiddenNote, Times } from './Controls';
import { Exports } from './Exports';
import { Foreign } from './Foreign';
import { lazy } from './lazy';
import { AddressNotice, Failure, isStale, KnownBanner, Truncated } from './Notices';
import { Search } from './Search';
import { ThemeChoice } from './Theme';
import { ViewTabs } from './ViewTabs';

// The frame need not follow each step of a scrubber.
const parts = computed(() => picture.value && partsOf(picture.value));
const isEmpty = computed(() => parts.value?.entityCount === 0);
const shownView = computed(() => page.value.view);
/** Whether nothing is tied to what one looks for, or it is not there itself. */
const isBare = computed(() => parts.value !== null && (parts.value.tieCount === 0 || !parts.value.entity(page.value.focus)));
const selected = computed(() => page.value.selection);

const Panel = lazy(async () => (await import('./evidence')).Panel, null);
const Legend = lazy(async () => (await import('./Legend')).Legend, null);
const Help = lazy(async () => (await import('./evidence')).Help, null);
const Empty = lazy(async () => (await import('./evidence')).Empty, null);
const PrintedPicture = lazy(async () => (await import('./saving')).PrintedPicture, null);
const PrintedSources = lazy(async () => (await import('./saving')).PrintedSources, null);

/** After that, what will be wanted soon is fetched: later the server may be gone. */
const IDLE_MS = 1500;

export function App() {
  const failed = failure.value !== null && !isStale();
  const ready = history.value !== null && !failed;
  const isPlace = history.value?.entities.get(history.value.focus)?.type === 'Place';
  const nothing = failed || isPlace || isEmpty.value;
  const [view, selection] = [shownView.value, selected.value];
  const printable = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      Promise.all([import('./saving'), import('./evidence')]).then(() => (printable.value = true), () => null);
    }, IDLE_MS);
    return () => { clearTimeout(timer); };
  }, []);
  return (
    <>
      <a class="skip" href="#picture" onClick={(event) => { event.preventDefault(); focusPicture(); }}>
        Skip to the picture
      </a>
      <header class="top">
        <a class="brand" href={location.pathname}>
          cleave
        </a>
        <Search />
        <ThemeChoice />
        <a href="/cypher/">Cypher</a>
        <button type="button" class="quiet" onClick={() => (helpOpen.value = true)}>Help</button>
      </header>
      <div class={selection === null ? 'frame' : 'frame with-panel'}>
        <main>
          <AddressNotice />
          <Heading />
          <Times />
          <KnownBanner />
          <Failure />
          {ready && isBare.value && <Empty />}
          <div class="above">
            <ViewTabs />
            {ready && (
              <>
                <Filters />
                <Exports />
              </>
            )}
          </div>
          {ready && <HiddenNote />}
          <section
            id="picture"
            class={nothing ? 'picture blank' : 'picture'}
            tabIndex={-1}
            aria-label={VIEW_LABELS[view]}
            aria-busy={loading.value && !isStale()}
          >
            {loading.value && !history.value && !failed && <p class="loading" role="status">Loading the lineage …</p>}
            <Shown />
          </section>
          {printable.value && <PrintedPicture />}
          {ready && (
            <>
              <Truncated />
              {!nothing && view === 'lineage' && <Legend />}
            </>
          )}
          {printable.value && <PrintedSources />}
        </main>
        {selection !== null && <Panel onClose={focusPicture} />}
      </div>
      {helpOpen.value && <Help />}
    </>
  );
}

/** The chart takes the focus where it left it; other views take it as a whole. */
function focusPicture(): void {
  if (page.value.view === 'lineage') focusChart();
  else (document.querySelector<HTMLElement>('.network-list [tabindex="0"]') ?? document.getElementById('picture'))?.focus();
}

const SHOWN: Readonly<Record<View, ComponentType>> = {
  lineage: ChartView,
  network: lazy(() => import('./others').then((module) => module.NetworkView)),
  map: lazy(() => import('./others').then((module) => module.MapView)),
  table: lazy(() => import('./others').then((module) => module.TableView)),
  compare: lazy(() => import('./others').then((module) => module.CompareView)),
};

function Shown() {
  const View = SHOWN[shownView.value];
  return <View />;
}

/** What the focus is called on the day looked at. */
const called = computed(() => {
  const focus = history.value?.entities.get(history.value.focus);
  const view = focus && parts.value?.entity(focus.id);
  return focus && view ? prevailingName(focus, view.names, page.value.asOf) : focus?.label;
});

function Heading() {
  const loaded = history.value;
  const shown = parts.value;
  const focus = loaded?.entities.get(loaded.focus);
  if (!loaded || !focus || (failure.value && !isStale())) return <h1 class="sr">cleave</h1>;
  const view = shown?.entity(focus.id);
  const arabic = view?.names.findLast(({ fact }) => fact.script === 'Arab')?.fact;
  const name = called.value;
  return (
    <div class="heading">
      <h1>
        {focus.label}
        {arabic && <Foreign class="arabic" text={arabic.text} language={arabic.language} script={arabic.script} />}
      </h1>
      <p>
        {name !== focus.label && <>Then called {name}. </>}
        {focus.summary}{' '}
        {shown && (
          <span class="quiet-text">
            {plural(shown.entityCount, 'entity', 'entities')}, {plural(shown.tieCount, 'tie')}.
          </span>
        )}
      </p>
    </div>
  );
}
