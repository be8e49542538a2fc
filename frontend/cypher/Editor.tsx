/** The two editors: CodeMirror with Cypher and its completion, and with JSON for the parameters. */
import { autocompletion, closeBrackets, closeBracketsKeymap, closeCompletion, type CompletionContext, completionKeymap, type CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { cypher } from '@codemirror/legacy-modes/mode/cypher';
import { json } from '@codemirror/legacy-modes/mode/javascript';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter, tags } from '@lezer/highlight';
import { type Signal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { parameterNames } from './asking';
import { candidates } from './completing';
import { parameters, run, statement } from './state';

function complete(context: CompletionContext): CompletionResult | null {
  // It is asked a moment after the typing, when its reader may be elsewhere.
  if (context.view?.hasFocus === false) return null;
  const found = candidates(context.state.sliceDoc(0, context.pos), parameterNames(parameters.peek()));
  if (!found || (found.begun === 0 && found.options.length === 0)) return null;
  return { from: context.pos - found.begun, options: found.options, validFor: /^\w*$/ };
}

interface EditorProps {
  readonly text: Signal<string>;
  readonly label: string;
  /** The id of the element that says more. */
  readonly describedBy: string;
  readonly language: Extension;
  readonly cls: string;
}

function Editor({ text, label, describedBy, language, cls }: EditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const made = useRef<EditorView | null>(null);
  useEffect(() => {
    if (!host.current) return;
    const view = new EditorView({
      parent: host.current,
      doc: text.peek(),
      extensions: [
        // Tab is not taken: it leaves the editor.
        keymap.of([
          {
            key: 'Mod-Enter',
            run: (editor) => {
              closeCompletion(editor);
              void run();
              return true;
            },
          },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        lineNumbers(),
        history(),
        bracketMatching(),
        closeBrackets(),
        EditorView.lineWrapping,
        syntaxHighlighting(classHighlighter),
        language,
        EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedBy }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) text.value = state.doc.toString();
        }),
      ],
    });
    made.current = view;
    return () => { view.destroy(); };
  }, []);
  useSignalEffect(() => {
    const [view, next] = [made.current, text.value];
    if (view && view.state.doc.toString() !== next) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
  });
  return <div class={`editor ${cls}`} ref={host} />;
}

// The list is turned over by arrow keys instead of being scrolled, which the focus would have to be in it for.
const completion = autocompletion({ override: [complete], icons: false, maxRenderedOptions: 9 });
const cypherLanguage = [StreamLanguage.define(cypher), completion];
const jsonLanguage = StreamLanguage.define({ ...json, tokenTable: { property: tags.propertyName } });

export function StatementEditor() {
  return <Editor text={statement} label="Cypher statement" describedBy="editor-keys" language={cypherLanguage} cls="statement" />;
}

export function ParametersEditor() {
  return <Editor text={parameters} label="Parameters, a JSON object" describedBy="editor-keys" language={jsonLanguage} cls="parameters" />;
}
