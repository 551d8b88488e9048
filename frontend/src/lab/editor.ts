/** The editor of a cell: Python in color, Shift+Enter runs, and Tab goes on as everywhere on a page. */

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

export interface Editor {
  dom: HTMLElement;
  /** Put other code into it. */
  set(code: string): void;
  focus(): void;
}

/** `run` is called with Shift+Enter and Ctrl+Enter, `changed` with the code at every change. */
export function makeEditor(code: string, label: string, run: () => void, changed: (code: string) => void): Editor {
  const act = () => (run(), true);
  const view = new EditorView({
    state: EditorState.create({
      doc: code,
      extensions: [
        Prec.highest(keymap.of([{ key: "Shift-Enter", run: act }, { key: "Mod-Enter", run: act }])),
        keymap.of([...defaultKeymap, ...historyKeymap]), // without indentWithTab: Ctrl+] indents
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        indentUnit.of("    "),
        python(),
        syntaxHighlighting(classHighlighter),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label, autocapitalize: "off", spellcheck: "false", lang: "en" }),
        EditorView.updateListener.of((update) => update.docChanged && changed(view.state.doc.toString())),
      ],
    }),
  });
  return {
    dom: view.dom,
    set: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    focus: () => view.focus(),
  };
}
