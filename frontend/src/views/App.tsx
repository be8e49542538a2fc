/** The frame: search above, the picture with its times, and the evidence beside it. */
import { prevailingName } from '../model/existence';
import { plural } from '../model/wording';
import { failure, history, loading, page, picture } from '../state/page';
import { ChartView, focusChart } from './ChartView';
import { Filters, Times } from './Controls';
import { Foreign } from './Foreign';
import { Help } from './Help';
import { Legend } from './Legend';
import { AddressNotice, Empty, Failure, KnownBanner, Truncated } from './Notices';
import { Panel } from './Panel';
import { Search } from './Search';
import { ThemeToggle } from './Theme';
import { TieTable } from './TieTable';

export function App() {
  const failed = failure.value !== null;
  const ready = history.value !== null && !failed;
  const isPlace = history.value?.entities.get(history.value.focus)?.type === 'Place';
  const nothing = failed || isPlace || picture.value?.entities.size === 0;
  return (
    <>
      <a class="skip" href="#picture" onClick={(event) => { event.preventDefault(); focusChart(); }}>
        Skip to the picture
      </a>
      <header class="top">
        <a class="brand" href={location.pathname}>
          cleave
        </a>
        <Search />
        <ThemeToggle />
      </header>
      <div class={page.value.selection === null ? 'frame' : 'frame with-panel'}>
        <main>
          <AddressNotice />
          <Heading />
          <Times />
          <KnownBanner />
          <Failure />
          {ready && <Empty />}
          <section id="picture" class={nothing ? 'picture gone' : 'picture'} aria-label="Lineage" aria-busy={loading.value}>
            {loading.value && !history.value && !failed && <p class="loading" role="status">Loading the lineage …</p>}
            <ChartView />
          </section>
          {ready && (
            <>
              <Truncated />
              {!nothing && <Legend />}
              {!nothing && <TieTable />}
            </>
          )}
        </main>
        <Panel onClose={focusChart} />
      </div>
      <Help />
    </>
  );
}

function Heading() {
  const loaded = history.value;
  const shown = picture.value;
  const focus = loaded?.entities.get(loaded.focus);
  if (!loaded || !focus || failure.value) return <h1 class="sr">cleave</h1>;
  const view = shown?.entities.get(focus.id);
  const arabic = view?.names.findLast(({ fact }) => fact.script === 'Arab')?.fact;
  const name = view ? prevailingName(focus, view.names, page.value.asOf) : focus.label;
  return (
    <div class="heading">
      <div class="heading-text">
        <h1>
          {focus.label}
          {arabic && <Foreign class="arabic" text={arabic.text} language={arabic.language} script={arabic.script} />}
        </h1>
        <p>
          {name !== focus.label && <>Then called {name}. </>}
          {focus.summary}{' '}
          {shown && (
            <span class="quiet-text">
              {plural(shown.entities.size, 'entity', 'entities')}, {plural(shown.ties.size, 'tie')}.
            </span>
          )}
        </p>
      </div>
      <Filters />
    </div>
  );
}
