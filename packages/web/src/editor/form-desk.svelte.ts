import type { EntryForm } from '@troth/core';
import { client } from '../lib/client/open-client.ts';
import { DeskClient } from './desk-client.ts';
import type { DeskDays, DeskQuestions, NameChoice, WrittenEntry } from './desk-messages.ts';

/** The ledger as it is on the disk, for forms: what they may offer, where an entry goes, and writing it there. */
export class FormDesk {
  names = $state.raw<readonly NameChoice[]>([]);
  wordings = $state.raw<DeskQuestions['wordings']['answer']>([]);
  ready = $state(false);
  /** Why nothing can be written; empty where it can. */
  locked = $state('');
  #files = new Map<
    string,
    { readonly text: string; readonly base: string | null; readonly why: string | null }
  >();
  #desk: DeskClient | undefined;

  /** Reads the ledger, or reads it again. */
  async load(paths: readonly string[], days: DeskDays): Promise<void> {
    const read = await Promise.all(paths.map((path) => client.readFile(path)));
    this.#files = new Map(read.map(({ path, text, hash, why }) => [path, { text, base: hash, why }]));
    this.#desk?.close();
    this.#desk = new DeskClient(
      read.map(({ path, text }) => [path, text] as const),
      days,
    );
    this.names = await this.#desk.ask('names', {});
    this.wordings = await this.#desk.ask('wordings', {});
    const editable = read.some(({ editable: one }) => one);
    this.locked = read.length === 0 || editable ? '' : (read[0]?.why ?? 'nothing can be written');
    this.ready = true;
  }

  /** The text of a form's entry, and where it would stand. */
  async write(form: EntryForm, title: string): Promise<WrittenEntry | undefined> {
    return this.#desk?.ask('write', { form, title, path: null });
  }

  /** Where a text would stand. */
  async place(text: string): Promise<WrittenEntry | undefined> {
    return this.#desk?.ask('place', { text, path: null });
  }

  async nearDeeds(sentence: string): Promise<DeskQuestions['nearDeeds']['answer']> {
    return (await this.#desk?.ask('nearDeeds', { sentence })) ?? [];
  }

  /** Writes an entry where it belongs. Where the file was changed meanwhile, into what it says now. */
  async add({ text, place }: WrittenEntry): Promise<{ readonly path: string; readonly line: number }> {
    for (let tries = 0; ; tries++) {
      const file = this.#files.get(place.path);
      if (file?.why) throw new Error(`${place.path} cannot be written: ${file.why}`);
      const at = tries === 0 ? place : ((await this.place(text))?.place ?? place);
      const before = file?.text ?? '';
      const after = before.slice(0, at.start) + at.text + before.slice(at.end);
      const answer = await client.saveFile(place.path, after, file?.base ?? null);
      if (answer.kind === 'saved') {
        this.#files.set(place.path, { text: after, base: answer.hash, why: null });
        return { path: place.path, line: at.line };
      }
      if (tries > 1 || answer.theirs.text === null) throw new Error(answer.message);
      this.#files.set(place.path, { text: answer.theirs.text, base: answer.theirs.hash, why: null });
      await this.#desk?.ask('setFile', { path: place.path, text: answer.theirs.text });
    }
  }

  close(): void {
    this.#desk?.close();
  }
}
