import { diagnose, inOrder } from '../check/diagnose.ts';
import { EntryChecks } from '../check/entry-checks.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { editLedger, sourcesAfter, sourcesNow, type TextEdit } from '../ledger/edit-ledger.ts';
import { type Entry, isPromise } from '../ledger/entry.ts';
import { Ledger, type ReadOptions } from '../ledger/ledger.ts';
import { acceptanceOf } from '../lifecycle/acceptance.ts';
import { type Judgement, type JudgeOptions, judge } from '../lifecycle/judge.ts';
import { Judging } from '../lifecycle/judging.ts';
import { World } from '../lifecycle/world.ts';
import type { Block } from '../text/block.ts';
import { type SourceText, sourceText } from '../text/source-text.ts';

/** Which days to judge by, and which entries marked `secret` to read. */
export type OpenOptions = JudgeOptions & ReadOptions;

/** What is wrong with a ledger as it is now, and where its promises stand. */
export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly judgement: Judgement;
}

/**
 * A ledger that is being edited. After an edit of a promise, an event or anything else that only a few promises rest
 * on, only those are read, checked and judged again; after an edit of a declaration, everything is. So it is after any
 * edit while something is left out as secret.
 */
export class OpenLedger {
  readonly #options: OpenOptions;
  /** The texts with what is left out of the ledger; undefined while nothing is. */
  #texts: readonly SourceText[] | undefined;
  #ledger!: Ledger;
  #checks!: EntryChecks;
  #judging!: Judging;

  constructor(sources: readonly SourceText[], options: OpenOptions) {
    this.#options = options;
    this.#open(sources);
  }

  /** The ledger as it is now. */
  get ledger(): Ledger {
    return this.#ledger;
  }

  /**
   * Takes an edit of one of its files.
   *
   * @throws RangeError where the file is not part of the ledger or the edit lies outside of it
   */
  edit(path: string, edit: TextEdit): void {
    if (!this.#ledger.documents.some((file) => file.path === path))
      throw new RangeError(`${path} is not open`);
    if (this.#texts) {
      this.#open(this.#texts.map((source) => (source.path === path ? editText(source, edit) : source)));
      return;
    }
    const edited = editLedger(this.#ledger, path, edit);
    if (!edited || this.#judging.world.isOutdated || this.#mayHide(edited.addedBlocks)) {
      this.#open(edited ? sourcesNow(this.#ledger) : sourcesAfter(this.#ledger, path, edit));
      return;
    }
    this.#checks.replace(edited);
    const { generics } = this.#judging.world.cases;
    // Any entry may open a case or be about some, so all are opened again.
    if (generics.length > 0 || edited.added.some(isGeneric)) this.#judge();
    else this.#judging.replace(edited.removed, edited.added);
  }

  /** What is wrong, and where promises stand; the same as if the files were read anew. */
  check(): Checked {
    if (this.#texts) {
      const judgement = judge(this.#ledger, this.#options);
      return { diagnostics: inOrder([...diagnose(this.#ledger), ...judgement.diagnostics]), judgement };
    }
    const judgement = this.#judging.judgement();
    return { diagnostics: inOrder([...this.#checks.diagnostics(), ...judgement.diagnostics]), judgement };
  }

  /** Whether some blocks hold what may have to be left out. */
  #mayHide(blocks: readonly Block[]): boolean {
    if (this.#options.compartments === 'all') return false;
    return blocks.some(({ source, start, end }) => source.text.slice(start, end).includes('secret'));
  }

  #open(sources: readonly SourceText[]): void {
    this.#ledger = Ledger.read(sources, this.#options);
    const { entries, lines } = this.#ledger.withheld;
    this.#texts = entries + lines > 0 ? sources : undefined;
    this.#checks = new EntryChecks(this.#ledger);
    this.#judge();
  }

  #judge(): void {
    const { on, known, withoutDisputed } = this.#options;
    this.#judging = new Judging(
      new World(this.#ledger, acceptanceOf(this.#ledger, known, withoutDisputed)),
      on,
    );
    this.#judging.all();
  }
}

function isGeneric(entry: Entry): boolean {
  return isPromise(entry) && entry.terms.many !== undefined;
}

function editText({ path, text }: SourceText, { start, end, text: written }: TextEdit): SourceText {
  if (start < 0 || end < start || end > text.length) throw new RangeError(`the edit lies outside of ${path}`);
  return sourceText(path, text.slice(0, start) + written + text.slice(end));
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
