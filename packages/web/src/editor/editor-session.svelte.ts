import { type QuickFix, type Reference, upperFirst } from '@troth/core';
import type { FileChanged, FileRead } from '../lib/client/client.ts';
import { client } from '../lib/client/open-client.ts';
import { DeskClient } from './desk-client.ts';
import type { CheckedFile, DeskDays, OutlineAnswer } from './desk-messages.ts';
import { LedgerEditor } from './ledger-editor.ts';
import { type FileFound, readFiles } from './read-files.ts';

/** A file of the ledger as it was last read or saved. */
export interface EditedFile {
  readonly path: string;
  /** The version that a save is based on; null for a file that is new. */
  readonly base: string | null;
  readonly baseText: string;
  readonly editable: boolean;
  readonly why: string | null;
  readonly changed: boolean;
}

/** What is in the way of a save: another version of the file. */
export interface Clash {
  readonly path: string;
  readonly base: string | null;
  readonly theirs: { readonly hash: string | null; readonly text: string | null };
  readonly message: string;
}

/** What is shown beside the text for a while. */
export type Aside =
  | { readonly kind: 'references'; readonly found: readonly Reference[] }
  | { readonly kind: 'rename'; readonly offset: number; readonly name: string; readonly refused: string }
  | { readonly kind: 'fixes'; readonly fixes: readonly QuickFix[] };

/**
 * The editing that goes on: its files, what is wrong with them, and what is not saved. It outlives the view, so that
 * nothing is lost when one looks elsewhere in between.
 */
export class EditorSession {
  files = $state.raw<readonly EditedFile[]>([]);
  path = $state('');
  checked = $state.raw<CheckedFile | undefined>();
  outline = $state.raw<OutlineAnswer>({ items: [], total: 0 });
  /** What is looked for among the entries of the file. */
  wanted = $state('');
  line = $state(1);
  clash = $state.raw<Clash | undefined>();
  aside = $state.raw<Aside | undefined>();
  /** What has just happened, for those who do not see it. */
  said = $state('');
  /** Counts the changes of text. */
  edits = $state(0);
  failed = $state('');
  saving = $state(false);
  ready = $state(false);
  /** Whether a file is laid out when it is saved. */
  formats = $state(true);
  /** Follows a link within the editor. */
  goTo: (path: string, line: number) => void = () => {};

  readonly #host = document.createElement('div');
  #desk: DeskClient | undefined;
  #editor: LedgerEditor | undefined;
  #days = '';
  #loading: Promise<void> = Promise.resolve();
  #saving: Promise<void> = Promise.resolve();
  /** Counts the saves that were begun. */
  #saves = 0;
  #target: { readonly path: string; readonly start: number; readonly end: number } | undefined;
  #outlining: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#host.className = 'host';
    addEventListener('beforeunload', (event) => {
      if (this.hasUnsaved) event.preventDefault();
    });
  }

  get file(): EditedFile | undefined {
    return this.files.find(({ path }) => path === this.path);
  }

  get hasUnsaved(): boolean {
    return this.files.some(({ changed }) => changed);
  }

  /** Puts the editor into the view. */
  attach(parent: HTMLElement): () => void {
    parent.append(this.#host);
    this.#editor?.view.requestMeasure();
    return () => this.#host.remove();
  }

  /** Reads all files, or again those that changed; unsaved text is kept, and what clashes with it is told. */
  load(paths: readonly string[], days: DeskDays): Promise<void> {
    // One after the other: an older reading must not come in after a newer one.
    this.#loading = this.#loading.then(() => this.#load(paths, days));
    return this.#loading;
  }

  async #load(paths: readonly string[], days: DeskDays): Promise<void> {
    const first = this.#desk === undefined;
    const found = await this.#read(paths);
    for (const file of found.values()) if (file) this.#take(file);
    for (const { path, changed } of this.files) if (found.get(path) === undefined) this.#gone(path, changed);
    const key = JSON.stringify(days);
    if (first || key !== this.#days) this.#openDesk(days);
    else this.#editor?.check(); // What is wrong with a file hangs on the others too.
    this.#days = key;
    this.ready = true;
  }

  /** Reads files as they are when no save is under way. */
  async #read(paths: readonly string[]): Promise<ReadonlyMap<string, FileFound>> {
    for (;;) {
      await this.#saving;
      const saves = this.#saves;
      const found = await readFiles(paths);
      if (saves === this.#saves) return found;
    }
  }

  /** Shows a file, and a line of it. */
  show(path: string, line?: number): void {
    const file = this.files.find((one) => one.path === path);
    if (!file || !this.#desk) return;
    this.#editor ??= this.#createEditor();
    const editor = this.#editor;
    if (this.path !== path || editor.path !== path) {
      this.path = path;
      this.checked = undefined;
      this.aside = undefined;
      editor.show(path, editor.textOf(path) ?? file.baseText, !file.editable);
      this.#outlineSoon(0);
    }
    if (this.#target?.path === path) editor.select(this.#target.start, this.#target.end);
    else if (line !== undefined) editor.goToLine(line);
    this.#target = undefined;
  }

  /** Goes to a line of the file that is shown. */
  goToLine(line: number): void {
    this.#editor?.goToLine(line);
  }

  focus(): void {
    this.#editor?.view.focus();
  }

  /** Saves the file that is shown; where it was changed elsewhere, nothing is saved and all versions are shown. */
  save(): Promise<void> {
    if (!this.saving) this.#saving = this.#save();
    return this.#saving;
  }

  async #save(): Promise<void> {
    const file = this.file;
    const editor = this.#editor;
    if (!file || !editor) return;
    if (!file.editable) {
      this.failed = `Not saved: ${file.why ?? 'this file can only be read'}.`;
      return;
    }
    this.saving = true;
    this.#saves++;
    this.failed = '';
    try {
      if (this.formats) await editor.format();
      const text = editor.textOf(file.path) ?? '';
      const answer = await client.saveFile(file.path, text, file.base);
      if (answer.kind === 'saved') {
        this.#replace({
          ...file,
          base: answer.hash,
          baseText: text,
          changed: editor.textOf(file.path) !== text,
        });
        this.clash = undefined;
        this.said = `Saved ${file.path}.`;
      } else this.#clashes(file.path, answer);
    } catch (error) {
      this.failed = `Not saved: ${error instanceof Error ? error.message : String(error)}`;
    }
    this.saving = false;
  }

  /** Settles a clash: the file now says `text`, and is based on what stands there. */
  async settle(text: string | null, { save = false } = {}): Promise<void> {
    const { clash } = this;
    const file = clash && this.files.find(({ path }) => path === clash.path);
    if (!clash || !file || !this.#editor) return;
    const { hash, text: theirs } = clash.theirs;
    this.clash = undefined;
    if (text === null) {
      this.#close(file.path);
      return;
    }
    this.#editor.setText(file.path, text);
    this.#replace({ ...file, base: hash, baseText: theirs ?? '', changed: text !== theirs });
    if (save) await this.save();
    this.focus();
  }

  async format(): Promise<void> {
    await this.#editor?.format();
  }

  /** The text of the file that is shown as it is in the editor. */
  get text(): string {
    return this.#editor?.textOf(this.path) ?? '';
  }

  /** Renames what the rename is about in all files. */
  async rename(to: string): Promise<void> {
    const { aside } = this;
    if (aside?.kind !== 'rename' || !this.#desk || !this.#editor) return;
    const renaming = await this.#desk.ask('rename', { path: this.path, offset: aside.offset, to });
    if (renaming.kind === 'refused') {
      this.aside = { ...aside, refused: renaming.why };
      return;
    }
    const paths = [...new Set(renaming.edits.map(({ path }) => path))];
    const locked = paths.find((path) => !this.files.find((file) => file.path === path)?.editable);
    if (locked !== undefined) {
      this.aside = { ...aside, refused: `\`${locked}\` mentions it and can only be read.` };
      return;
    }
    const shown = this.path;
    for (const path of paths) {
      // A file that was not shown yet has no state to be edited.
      if (this.#editor.textOf(path) === undefined) this.#editor.show(path, this.#baseText(path), false);
    }
    if (this.#editor.path !== shown) this.#editor.show(shown, this.#baseText(shown), false);
    for (const path of paths)
      this.#editor.apply(
        path,
        renaming.edits.filter((edit) => edit.path === path),
      );
    this.aside = undefined;
    const others = paths.length > 1 ? ` in ${paths.length} files` : '';
    this.said = `Renamed @${renaming.from} to @${renaming.to} in ${renaming.edits.length} places${others}; not saved yet.`;
    this.focus();
  }

  mend(fix: QuickFix): void {
    this.aside = undefined;
    this.#editor?.mend(fix);
  }

  dismiss(): void {
    this.aside = undefined;
    this.focus();
  }

  #baseText(path: string): string {
    return this.files.find((file) => file.path === path)?.baseText ?? '';
  }

  #createEditor(): LedgerEditor {
    return new LedgerEditor(this.#host, {
      desk: () => this.#desk!,
      changed: (path) => this.#changed(path),
      checked: (checked) => {
        this.checked = checked;
      },
      save: () => this.save(),
      goTo: (path, start, end) => {
        if (path === this.path) this.#editor?.select(start, end);
        else {
          this.#target = { path, start, end };
          this.goTo(path, 1);
        }
      },
      showReferences: async (path, offset) => {
        const found = await this.#desk!.ask('references', { path, offset });
        if (found.length === 0) this.said = 'There is no name here.';
        else this.aside = { kind: 'references', found };
      },
      rename: async (path, offset) => {
        const name = await this.#desk!.ask('nameAt', { path, offset });
        if (name === null) this.said = 'There is no name here.';
        else this.aside = { kind: 'rename', offset, name, refused: '' };
      },
      quickFixes: async (path, offset) => {
        const all = this.checked?.diagnostics ?? [];
        const at = all.filter(({ start, end }) => start <= offset && offset <= end);
        const here = at.length > 0 ? at : all.filter(({ line }) => line === this.line);
        const found = await Promise.all(
          here.map(({ start, code }) => this.#desk!.ask('fixes', { path, start, code })),
        );
        const fixes = found.flat();
        if (fixes.length === 0) this.said = 'There is nothing to mend here.';
        else this.aside = { kind: 'fixes', fixes };
      },
      moved: (line) => {
        this.line = line;
        const { items, total } = this.outline;
        const isOutside = line < (items[0]?.line ?? 1) || line > (items.at(-1)?.line ?? 1);
        if (total > items.length && isOutside && this.wanted === '') this.#outlineSoon(400);
      },
    });
  }

  #changed(path: string): void {
    this.edits++;
    const file = this.files.find((one) => one.path === path);
    const editor = this.#editor;
    if (!file || !editor) return;
    const changed = editor.lengthOf(path) !== file.baseText.length || editor.textOf(path) !== file.baseText;
    if (changed !== file.changed) this.#replace({ ...file, changed });
    this.#outlineSoon(600);
  }

  /** Looks for entries of the file that is shown. */
  find(wanted: string): void {
    this.wanted = wanted;
    this.#outlineSoon(150);
  }

  #outlineSoon(delay: number): void {
    clearTimeout(this.#outlining);
    this.#outlining = setTimeout(async () => {
      const { path, line, wanted } = this;
      const found = await this.#desk?.ask('outline', { path, line, wanted });
      if (found && path === this.path) this.outline = found;
    }, delay);
  }

  #replace(file: EditedFile): void {
    this.files = this.files.map((one) => (one.path === file.path ? file : one));
  }

  /** Takes a file as it is on the disk now. */
  #take({ path, text: read, hash, editable, why }: FileRead): void {
    const text = read.replaceAll('\r\n', '\n');
    const known = this.files.find((file) => file.path === path);
    const next = { path, base: hash, baseText: text, editable, why, changed: false };
    if (!known) {
      this.files = [...this.files, next].sort((a, b) => (a.path < b.path ? -1 : 1));
      this.#desk?.ask('setFile', { path, text });
      return;
    }
    if (known.base === hash) return;
    if (known.changed) {
      const message = `${path} was changed elsewhere while you were editing it. Nothing is lost.`;
      this.clash = { path, base: known.baseText, theirs: { hash, text }, message };
      return;
    }
    this.#replace(next);
    if (this.#editor?.textOf(path) === undefined) this.#desk?.ask('setFile', { path, text });
    else this.#editor.setText(path, text);
    // What the editor tells of was read, not written.
    this.#replace(next);
    if (path === this.path) this.said = `${path} was changed elsewhere; this is what it says now.`;
  }

  #gone(path: string, changed: boolean): void {
    if (!changed) {
      this.#close(path);
      return;
    }
    const message = `${path} was removed elsewhere while you were editing it. Nothing is lost.`;
    this.clash = { path, base: this.#baseText(path), theirs: { hash: null, text: null }, message };
  }

  #close(path: string): void {
    this.files = this.files.filter((file) => file.path !== path);
    this.#editor?.forget(path);
    this.#desk?.ask('setFile', { path, text: null });
    if (path !== this.path) return;
    this.said = `${path} is gone.`;
    this.path = '';
    this.checked = undefined;
    this.outline = { items: [], total: 0 };
  }

  #clashes(path: string, { base, theirs, message }: FileChanged): void {
    // A file keeps the letters of its name.
    const sentence = message.startsWith(path) ? message : upperFirst(message);
    const was = base.text?.replaceAll('\r\n', '\n') ?? null;
    this.clash = { path, base: was, theirs, message: `${sentence}.` };
  }

  #openDesk(days: DeskDays): void {
    this.#desk?.close();
    const files = this.files.map(
      ({ path, baseText }) => [path, this.#editor?.textOf(path) ?? baseText] as const,
    );
    this.#desk = new DeskClient(files, days);
    this.#editor?.check();
  }
}

let session: EditorSession | undefined;

/** The editing that goes on, of which there is one. */
export function editorSession(): EditorSession {
  session ??= new EditorSession();
  return session;
}
