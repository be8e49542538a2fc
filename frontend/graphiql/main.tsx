/** @jsxImportSource react */
// GraphiQL over this server, with worked examples beside it. It is a page of its own: React stays out of the other.
import { DOC_EXPLORER_PLUGIN, DocExplorerContextProvider } from '@graphiql/plugin-doc-explorer';
import { GraphiQLProvider, useEditorContext } from '@graphiql/react';
import { GraphiQLInterface } from 'graphiql';
import 'graphiql/style.css';
import { createRoot } from 'react-dom/client';
import { examples } from './examples';
import { fetcher } from './fetcher';
import './page.css';

function Examples() {
  // Both editors are made after the page.
  const { queryEditor, variableEditor } = useEditorContext({ nonNull: true });
  return (
    <nav className="examples" aria-label="Examples">
      <h1>Examples</h1>
      <ol>
        {examples.map(({ title, query }) => (
          <li key={title}>
            <button
              type="button"
              disabled={!queryEditor}
              onClick={() => {
                queryEditor?.setValue(query);
                variableEditor?.setValue('');
              }}
            >
              {title}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

const place = document.getElementById('graphiql');
if (place) {
  createRoot(place).render(
    <GraphiQLProvider
      fetcher={fetcher}
      plugins={[DOC_EXPLORER_PLUGIN]}
      referencePlugin={DOC_EXPLORER_PLUGIN}
      defaultQuery={examples[0]?.query ?? ''}
      shouldPersistHeaders={false}
    >
      <DocExplorerContextProvider>
        <Examples />
        <main>
          <GraphiQLInterface showPersistHeadersSettings={false} />
        </main>
      </DocExplorerContextProvider>
    </GraphiQLProvider>,
  );
}
