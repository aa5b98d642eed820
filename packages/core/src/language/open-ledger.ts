import { diagnose, inOrder } from '../check/diagnose.ts';
import { EntryChecks } from '../check/entry-checks.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { FindCaptured } from '../evidence/captured-file.ts';
import { diagnoseEvidence } from '../evidence/diagnose-evidence.ts';
import { notTheirs } from '../exposure/not-theirs.ts';
import { saysAnyone } from '../ledger/anyone.ts';
import { editLedger, sourcesAfter, sourcesNow, type TextEdit, textOfFile } from '../ledger/edit-ledger.ts';
import { Ledger, type ReadOptions } from '../ledger/ledger.ts';
import { acceptanceOf } from '../lifecycle/acceptance.ts';
import { touchesCases } from '../lifecycle/cases/touches-cases.ts';
import { type Judgement, type JudgeOptions, judge } from '../lifecycle/judge.ts';
import { Judging } from '../lifecycle/judging.ts';
import { World } from '../lifecycle/world.ts';
import type { Block } from '../text/block.ts';
import { type SourceText, sourceText } from '../text/source-text.ts';
import { differenceOf } from './difference.ts';

/** Which days to judge by, and which entries marked `secret` to read. */
export type OpenOptions = JudgeOptions & ReadOptions;

/** What is wrong with a ledger as it is now, and where its promises stand. */
export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly judgement: Judgement;
}

/**
 * A ledger that is being edited. After an edit of a promise, an event or anything else that only a few promises rest
 * on, only those are read, checked and judged again; so it is with a title, and with a party, thing or source that nothing
 * names yet. Where promises have many cases, an edit that may open one or is about one has all judged again. After any
 * other edit of a declaration everything is, once something is asked, and after any edit at all while something is left
 * out as secret.
 */
export class OpenLedger {
  readonly #options: OpenOptions;
  /** The texts of all files where they are to be read anew; they hold what is left out of the ledger too. */
  #texts: Map<string, string> | undefined;
  /** Whether the texts have changed since they were read. */
  #isStale = false;
  #ledger!: Ledger;
  /** What is asked about first is worked out then: offers need only what was read. */
  #checks: EntryChecks | undefined;
  #judging: Judging | undefined;

  constructor(sources: readonly SourceText[], options: OpenOptions) {
    this.#options = options;
    this.#open(sources);
  }

  /** The ledger as it is now. */
  get ledger(): Ledger {
    this.#settle();
    return this.#ledger;
  }

  /** Whether everything has to be read anew before the next answer, which takes long for a large ledger. */
  get isStale(): boolean {
    return this.#isStale;
  }

  /** The text of one of its files as it is now; undefined where there is none. */
  textOf(path: string): string | undefined {
    if (this.#texts) return this.#texts.get(path);
    const file = this.#ledger.documents.find((one) => one.path === path);
    return file && textOfFile(file);
  }

  /**
   * Takes an edit of one of its files.
   *
   * @throws RangeError where the file is not part of the ledger or the edit lies outside of it
   */
  edit(path: string, edit: TextEdit): void {
    if (this.#texts) {
      const text = this.#texts.get(path);
      if (text === undefined) throw new RangeError(`${path} is not open`);
      this.#texts.set(path, editText(path, text, edit));
      this.#isStale = true;
      return;
    }
    if (!this.#ledger.documents.some((file) => file.path === path))
      throw new RangeError(`${path} is not open`);
    const edited = editLedger(this.#ledger, path, edit);
    if (!edited) this.#readLater(sourcesAfter(this.#ledger, path, edit));
    else if (this.#judging?.world.isOutdated || this.#mayHide(edited.addedBlocks))
      this.#readLater(sourcesNow(this.#ledger));
    else {
      this.#checks?.replace(edited);
      const { removed, added, isApart } = edited;
      if (!this.#judging || (isApart && !saysAnyone(this.#ledger.reading))) return;
      // All cases are opened again where one may be another now; and `anyone` is also who was not there before.
      if (isApart || touchesCases(this.#judging.world, [...removed, ...added])) this.#judging = undefined;
      else this.#judging.replace(removed, added);
    }
  }

  /** Works out ahead what the first answer and the first edits need. */
  prepare(): void {
    this.check();
    this.#checks?.prepare();
    this.#judging?.prepare();
  }

  /** Puts in a file, or another text for one, or with undefined takes one out. */
  setFile(path: string, text: string | undefined): void {
    const before = this.textOf(path);
    if (before === text) return;
    if (before !== undefined && text !== undefined) this.edit(path, differenceOf(before, text));
    else {
      const others = this.#texts
        ? [...this.#texts].map(([name, one]) => sourceText(name, one))
        : sourcesNow(this.#ledger);
      const kept = others.filter((source) => source.path !== path);
      this.#readLater(text === undefined ? kept : [...kept, sourceText(path, text)]);
    }
  }

  /** What is wrong, and where promises stand; the same as if the files were read anew. */
  check(): Checked {
    this.#settle();
    if (this.#texts) {
      const judgement = judge(this.#ledger, this.#options);
      return { diagnostics: inOrder([...diagnose(this.#ledger), ...judgement.diagnostics]), judgement };
    }
    this.#checks ??= new EntryChecks(this.#ledger);
    this.#judging ??= this.#judge();
    const judgement = this.#judging.judgement();
    return { diagnostics: inOrder([...this.#checks.diagnostics(), ...judgement.diagnostics]), judgement };
  }

  /**
   * As `check`, with promises of what the promisor does not control and what is wrong with evidence. All of it is looked
   * for anew, in time that grows with the ledger.
   *
   * @param find gives the captured files of sources; without it no quote is looked up
   */
  checkAll(find: FindCaptured = () => undefined): Checked {
    const { diagnostics, judgement } = this.check();
    const found = [...notTheirs(judgement), ...diagnoseEvidence(judgement, find)];
    return { diagnostics: inOrder([...diagnostics, ...found]), judgement };
  }

  /** Whether some blocks hold what may have to be left out. */
  #mayHide(blocks: readonly Block[]): boolean {
    if (this.#options.compartments === 'all') return false;
    return blocks.some(({ source, start, end }) => /secret/i.test(source.text.slice(start, end)));
  }

  #readLater(sources: readonly SourceText[]): void {
    this.#texts = textsOf(sources);
    this.#isStale = true;
  }

  #settle(): void {
    if (this.#isStale) this.#open([...this.#texts!].map(([path, text]) => sourceText(path, text)));
  }

  #open(sources: readonly SourceText[]): void {
    this.#ledger = Ledger.read(sources, this.#options);
    const { entries, lines } = this.#ledger.withheld;
    this.#texts = entries + lines > 0 ? textsOf(sources) : undefined;
    this.#isStale = false;
    this.#checks = undefined;
    this.#judging = undefined;
  }

  #judge(): Judging {
    const { on, known, withoutDisputed } = this.#options;
    const judging = new Judging(
      new World(this.#ledger, acceptanceOf(this.#ledger, known, withoutDisputed)),
      on,
    );
    judging.all();
    return judging;
  }
}

function textsOf(sources: readonly SourceText[]): Map<string, string> {
  return new Map(sources.map(({ path, text }) => [path, text]));
}

function editText(path: string, text: string, { start, end, text: written }: TextEdit): string {
  if (start < 0 || end < start || end > text.length) throw new RangeError(`the edit lies outside of ${path}`);
  return text.slice(0, start) + written + text.slice(end);
}

/**
 * Opens a ledger for editing.
 *
 * ```ts
 * import { dayOf, sourceText } from '@troth/core';
 * const text = 'party @anna\nparty @ben\n2026-03-01 promise @bike\n  from @anna\n  to   @ben\n  will @anna lends the bike to @ben\n';
 * const open = openLedger([sourceText('bike.troth', text)], { on: dayOf(2026, 3, 2) });
 * open.edit('bike.troth', { start: text.length, end: text.length, text: '2026-03-02 event\n  did @anna lends the bike to @ben\n' });
 * open.check().judgement.promises[0].state // => 'kept'
 * ```
 */
export function openLedger(sources: readonly SourceText[], options: OpenOptions): OpenLedger {
  return new OpenLedger(sources, options);
}
