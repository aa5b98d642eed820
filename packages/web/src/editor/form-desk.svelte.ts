import type { EntryForm } from '@troth/core';
import { client } from '../lib/client/open-client.ts';
import { DeskClient } from './desk-client.ts';
import type { DeskDays, DeskQuestion, DeskQuestions, WrittenEntry } from './desk-messages.ts';
import { type KnownName, type Suggestions, suggestMentions, withIds } from './form-names.ts';

/** Stands for the answer of a desk that gives none any more. */
const OVER = Symbol('over');

/** The ledger as it is on the disk, for forms: what they may offer, where an entry goes, and writing it there. */
export class FormDesk {
  names = $state.raw<readonly KnownName[]>([]);
  wordings = $state.raw<DeskQuestions['wordings']['answer']>([]);
  ready = $state(false);
  /** Why nothing can be written; empty where it can. */
  locked = $state('');
  #files = new Map<
    string,
    { readonly text: string; readonly base: string | null; readonly why: string | null }
  >();
  #desk: DeskClient | undefined;
  /** Ends when another desk takes the place of this one, which answers no more. */
  #isOver = Promise.resolve();
  #end = (): void => {};

  /** Reads the ledger, or reads it again. */
  async load(paths: readonly string[], days: DeskDays): Promise<void> {
    const read = await Promise.all(paths.map((path) => client.readFile(path)));
    this.#files = new Map(read.map(({ path, text, hash, why }) => [path, { text, base: hash, why }]));
    this.#desk?.close();
    this.#desk = new DeskClient(
      read.map(({ path, text }) => [path, text] as const),
      days,
    );
    this.#end();
    this.#isOver = new Promise((end) => {
      this.#end = end;
    });
    this.names = await this.#desk.ask('names', {});
    this.wordings = await this.#desk.ask('wordings', {});
    const editable = read.some(({ editable: one }) => one);
    this.locked = read.length === 0 || editable ? '' : (read[0]?.why ?? 'nothing can be written');
    this.ready = true;
  }

  /** Asks the desk; where the ledger is read again meanwhile, the one that takes its place. */
  async #ask<Q extends DeskQuestion>(
    question: Q,
    ask: DeskQuestions[Q]['ask'],
  ): Promise<DeskQuestions[Q]['answer'] | undefined> {
    for (let desk = this.#desk; desk; desk = this.#desk) {
      const over = this.#isOver.then(() => OVER);
      const answer = await Promise.race([desk.ask(question, ask), over]);
      if (answer !== OVER) return answer as DeskQuestions[Q]['answer'];
    }
    return undefined;
  }

  /** The text of a form's entry, and where it would stand. */
  async write(form: EntryForm, title: string): Promise<WrittenEntry | undefined> {
    return this.#ask('write', { form, title, path: null });
  }

  /** Where a text would stand. */
  async place(text: string): Promise<WrittenEntry | undefined> {
    return this.#ask('place', { text, path: null });
  }

  /** What may be written at a place of entries as the ledger writes them. */
  async suggestText(text: string, offset: number): Promise<Suggestions | undefined> {
    const found = await this.#ask('completeText', { text, offset });
    if (!found) return undefined;
    return {
      start: found.start,
      end: found.end,
      options: found.options.slice(0, 8).map(({ kind, label, detail, text: written, slots: [first] }) => ({
        label: kind === 'name' ? detail : kind === 'deed' ? label.replaceAll('?', '') : label,
        detail: kind === 'name' ? label : detail,
        text: kind === 'name' ? `${written} ` : written,
        gap: first && [first.start, first.end],
      })),
    };
  }

  /**
   * How a sentence may go on: as the ledger says such things, or with the name that its last words begin.
   *
   * @param before what stands before the sentence: the entry and the field
   */
  async suggestSentence(before: string, sentence: string, offset: number): Promise<Suggestions | undefined> {
    const written = sentence.slice(0, offset);
    const mentions = suggestMentions(written, this.names);
    const text = `${before} ${withIds(written, this.names)}`;
    const found = await this.suggestText(text, text.length);
    if (!found || found.options.length === 0) return mentions;
    const start = offset - (found.end - found.start);
    if (!mentions) return { ...found, start, end: offset };
    if (mentions.start !== start) return mentions;
    return { ...mentions, options: [...found.options, ...mentions.options].slice(0, 8) };
  }

  async nearDeeds(sentence: string): Promise<DeskQuestions['nearDeeds']['answer']> {
    return (await this.#ask('nearDeeds', { sentence })) ?? [];
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
      await this.#ask('setFile', { path: place.path, text: answer.theirs.text });
    }
  }

  close(): void {
    this.#desk?.close();
  }
}
