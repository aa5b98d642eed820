import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type Completion as Offered,
  snippet,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { codeFolding, foldGutter, foldKeymap } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  hoverTooltip,
  keymap,
  lineNumbers,
  type Tooltip,
} from '@codemirror/view';
import {
  type Completion,
  differenceOf,
  type EditorDiagnostic,
  type Hover,
  type QuickFix,
  type TextEdit,
} from '@troth/core';
import { Checks } from './checks.ts';
import type { DeskClient } from './desk-client.ts';
import type { CheckedFile } from './desk-messages.ts';
import { editorTheme } from './editor-theme.ts';
import { ledgerLanguage } from './ledger-language.ts';

/** What an editor asks of the page around it. */
export interface EditorPage {
  /** The ledger that is edited; undefined while it is read. */
  readonly desk: () => DeskClient;
  /** The text was changed, by hand or by what was asked for. */
  readonly changed: (path: string) => void;
  readonly checked: (checked: CheckedFile) => void;
  readonly save: () => void;
  readonly goTo: (path: string, start: number, end: number) => void;
  readonly showReferences: (path: string, offset: number) => void;
  readonly rename: (path: string, offset: number) => void;
  readonly quickFixes: (path: string, offset: number) => void;
  readonly moved: (line: number) => void;
}

/** Marks a change that the worker has been told of already. */
const told = Annotation.define<boolean>();

/** A file in CodeMirror: what is typed goes to the ledger in the worker, and what that finds wrong comes back. */
export class LedgerEditor {
  readonly view: EditorView;
  readonly #page: EditorPage;
  readonly #access = new Compartment();
  #path = '';
  #states = new Map<string, EditorState>();
  readonly #checks = new Checks(
    (waits) => this.#checked(waits),
    (checked, isLatest) => {
      this.#page.checked(checked);
      if (isLatest) this.#show(checked.diagnostics);
    },
  );

  constructor(parent: HTMLElement, page: EditorPage) {
    this.#page = page;
    this.view = new EditorView({ parent, state: EditorState.create({}) });
  }

  get path(): string {
    return this.#path;
  }

  /** The text of a file that has been shown; undefined where it has not. */
  textOf(path: string): string | undefined {
    const state = path === this.#path ? this.view.state : this.#states.get(path);
    return state?.doc.toString();
  }

  /** How long the text of a file is that has been shown. */
  lengthOf(path: string): number | undefined {
    const state = path === this.#path ? this.view.state : this.#states.get(path);
    return state?.doc.length;
  }

  /** Shows a file; with its history, where it was shown before. */
  show(path: string, text: string, readOnly: boolean): void {
    if (this.#path !== '') this.#states.set(this.#path, this.view.state);
    this.#path = path;
    const known = this.#states.get(path);
    this.view.setState(
      known ?? EditorState.create({ doc: text, extensions: this.#extensions(path, readOnly) }),
    );
    this.setReadOnly(readOnly);
    this.check();
  }

  /** Forgets a file that is gone. */
  forget(path: string): void {
    this.#states.delete(path);
    if (path === this.#path) this.#path = '';
  }

  setReadOnly(readOnly: boolean): void {
    this.view.dispatch({ effects: this.#access.reconfigure(accessOf(readOnly)) });
  }

  /** Makes a file say something else, as one step that can be undone. */
  setText(path: string, text: string): void {
    const before = this.textOf(path);
    if (before === undefined || before === text) return;
    this.apply(path, [differenceOf(before, text)]);
  }

  /** Makes edits in a file that has been shown, as one step that can be undone. */
  apply(path: string, edits: readonly TextEdit[]): void {
    if (edits.length === 0) return;
    const changes = edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text }));
    if (path === this.#path) {
      this.view.dispatch({ changes, userEvent: 'input.ledger' });
      return;
    }
    const state = this.#states.get(path);
    if (!state) return;
    this.#states.set(path, state.update({ changes }).state);
    this.#page.desk().ask('edit', { path, edits: backwards(edits) });
    this.#page.changed(path);
  }

  /** Goes to a span of the file that is shown, and selects it. */
  select(start: number, end = start): void {
    const { length } = this.view.state.doc;
    const anchor = Math.min(start, length);
    this.view.dispatch({
      selection: { anchor, head: Math.min(end, length) },
      effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
    });
    this.view.focus();
  }

  /** Goes to a line, counted from 1. */
  goToLine(line: number): void {
    const { doc } = this.view.state;
    const { from } = doc.line(Math.max(1, Math.min(line, doc.lines)));
    this.select(from);
  }

  close(): void {
    this.#checks.stop();
    this.view.destroy();
  }

  /** Asks what is wrong with the file that is shown, where another one is, or the ledger around it is opened anew. */
  check(): void {
    this.#checks.restart();
  }

  async #checked(waits: boolean): Promise<CheckedFile | null | undefined> {
    const path = this.#path;
    if (path === '') return undefined;
    // The desk may be closed meanwhile: another one is opened, and asked.
    const asked = this.#page.desk().ask('check', { path, waits });
    const checked = await asked.catch(() => undefined);
    return path === this.#path ? checked : undefined;
  }

  #show(diagnostics: readonly EditorDiagnostic[]): void {
    const { length } = this.view.state.doc;
    const shown = diagnostics
      .filter(({ start }) => start <= length)
      .map(
        (one): Diagnostic => ({
          from: one.start,
          to: Math.min(length, Math.max(one.end, one.start)),
          severity: one.severity,
          message: one.message,
          renderMessage: () => this.#explained(one),
        }),
      );
    this.view.dispatch(setDiagnostics(this.view.state, shown));
    performance.mark('troth-diagnostics');
  }

  /** A diagnostic in full, with buttons that mend it. */
  #explained(one: EditorDiagnostic): HTMLElement {
    const box = element('div', 'explained');
    box.append(
      element('strong', '', one.message),
      element('div', '', one.help),
      element('div', 'why', one.why),
    );
    this.#page
      .desk()
      .ask('fixes', { path: one.path, start: one.start, code: one.code })
      .then((fixes) => {
        for (const fix of fixes.slice(0, 6)) {
          const button = element('button', '', fix.title);
          button.addEventListener('click', () => this.mend(fix));
          box.append(button);
        }
      });
    return box;
  }

  /** Makes the edits of a quick fix in the file that is shown. */
  mend({ edits }: QuickFix): void {
    this.apply(
      this.#path,
      edits.filter(({ path }) => path === this.#path),
    );
    this.view.focus();
  }

  #extensions(path: string, readOnly: boolean): Extension {
    return [
      lineNumbers(),
      foldGutter(),
      codeFolding(),
      history(),
      drawSelection(),
      closeBrackets(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      highlightSelectionMatches(),
      EditorView.lineWrapping,
      EditorState.allowMultipleSelections.of(true),
      EditorView.contentAttributes.of({
        'aria-label': `Text of ${path}`,
        spellcheck: 'false',
        tabindex: '0',
      }),
      this.#access.of(accessOf(readOnly)),
      ledgerLanguage(),
      editorTheme(),
      lintGutter(),
      autocompletion({
        override: [(context) => this.#complete(context.pos, context.explicit)],
        icons: false,
        maxRenderedOptions: 60,
      }),
      hoverTooltip((_view, position) => this.#hover(position), { hoverTime: 350 }),
      keymap.of([
        ...this.#keys(),
        ...closeBracketsKeymap,
        ...completionKeymap,
        ...searchKeymap,
        ...historyKeymap,
        ...foldKeymap,
        ...lintKeymap,
        ...defaultKeymap,
      ]),
      EditorView.domEventHandlers({
        mousedown: (event, view) => {
          if (!(event.ctrlKey || event.metaKey)) return false;
          const position = view.posAtCoords({ x: event.clientX, y: event.clientY });
          if (position !== null) this.#define(position);
          return position !== null;
        },
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !update.transactions.some((one) => one.annotation(told))) {
          const edits: TextEdit[] = [];
          update.changes.iterChanges((from, to, _a, _b, text) => {
            edits.push({ start: from, end: to, text: text.toString() });
          });
          this.#page.desk().ask('edit', { path: this.#path, edits: backwards(edits) });
          this.#page.changed(this.#path);
          this.#checks.ask();
        }
        if (update.selectionSet || update.docChanged)
          this.#page.moved(update.state.doc.lineAt(update.state.selection.main.head).number);
      }),
    ];
  }

  #keys() {
    const at = () => this.view.state.selection.main.head;
    const does = (action: () => void) => () => {
      action();
      return true;
    };
    return [
      { key: 'Mod-s', preventDefault: true, run: does(() => this.#page.save()) },
      { key: 'F12', preventDefault: true, run: does(() => this.#define(at())) },
      {
        key: 'Shift-F12',
        preventDefault: true,
        run: does(() => this.#page.showReferences(this.#path, at())),
      },
      { key: 'F2', preventDefault: true, run: does(() => this.#page.rename(this.#path, at())) },
      { key: 'Mod-.', preventDefault: true, run: does(() => this.#page.quickFixes(this.#path, at())) },
      { key: 'Shift-Alt-f', preventDefault: true, run: does(() => this.format()) },
    ];
  }

  /** Lays the file that is shown out as `troth fmt` does. */
  async format(): Promise<void> {
    const path = this.#path;
    const { doc } = this.view.state;
    if (this.view.state.readOnly) return;
    const edits = await this.#page.desk().ask('format', { path });
    if (path === this.#path && doc === this.view.state.doc) this.apply(path, edits);
  }

  async #define(offset: number): Promise<void> {
    const found = await this.#page.desk().ask('definition', { path: this.#path, offset });
    if (found) this.#page.goTo(found.path, found.start, found.end);
  }

  async #complete(offset: number, explicit: boolean) {
    const found = await this.#page.desk().ask('complete', { path: this.#path, offset });
    if (!found || found.options.length === 0) return null;
    const written = this.view.state.sliceDoc(found.start, found.end);
    // What is written out already stands in the way of Enter, and offers nothing.
    if (!explicit && written !== '' && found.options[0]?.text.trim() === written) return null;
    const line = this.view.state.doc.lineAt(offset);
    // At the start of a line nothing is offered unasked: it would stand in the way of moving on.
    if (
      !explicit &&
      found.start === found.end &&
      (line.text.trim() === '' || /\S$/.test(line.text.slice(0, offset - line.from)))
    )
      return null;
    return { from: found.start, to: found.end, filter: false, options: found.options.map(offered) };
  }

  async #hover(position: number): Promise<Tooltip | null> {
    const found = await this.#page.desk().ask('hover', { path: this.#path, offset: position });
    if (!found || found.end > this.view.state.doc.length) return null;
    return { pos: found.start, end: found.end, above: true, create: () => ({ dom: hoverBox(found) }) };
  }
}

/** Edits in an order in which each leaves the offsets of those that follow as they are. */
function backwards(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => b.start - a.start);
}

function accessOf(readOnly: boolean): Extension {
  return [EditorState.readOnly.of(readOnly), EditorView.editable.of(true)];
}

function offered({ label, kind, detail, info, text, slots }: Completion, index: number): Offered {
  return {
    label,
    type: kind,
    boost: -index,
    ...(detail === '' ? {} : { detail }),
    ...(info === '' ? {} : { info }),
    apply: slots.length === 0 ? text : snippet(template(text, slots)),
  };
}

/** A text with gaps as CodeMirror writes them. */
function template(text: string, slots: Completion['slots']): string {
  let result = '';
  let at = 0;
  for (const { start, end } of slots) {
    result += `${escaped(text.slice(at, start))}\${${text.slice(start, end)}}`;
    at = end;
  }
  return result + escaped(text.slice(at));
}

function escaped(text: string): string {
  return text.replace(/[{}\\]/g, '\\$&');
}

function hoverBox({ title, kind, lines, state }: Hover): HTMLElement {
  const box = element('div', 'hover');
  const head = element('p', 'head', title);
  head.append(' ', element('span', 'kind', state ?? kind));
  box.append(head, ...lines.map((line) => element('p', '', line)));
  return box;
}

function element(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
