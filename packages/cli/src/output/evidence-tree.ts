import type {
  ChainReport,
  QuoteCheck,
  SideReport,
  SpeakerReport,
  StatementReport,
  TestimonyReport,
} from '@troth/core';
import { printable } from '@troth/core';
import { humanDate } from './human-date.ts';
import type { TreeNode } from './tree.ts';

/** The reports of one stance as trees: each source, and below it whom it has it from. */
export function evidenceTrees(statement: StatementReport, side: SideReport): TreeNode[] {
  return new ChainTrees(statement, side).trees();
}

/** Draws the chains of one side; what a source goes on with is drawn once, and referred to from then on. */
class ChainTrees {
  readonly #side: SideReport;
  readonly #onward: ReadonlyMap<string, readonly ChainReport[]>;
  readonly #drawn = new Set<string>();

  constructor(statement: StatementReport, side: SideReport) {
    this.#side = side;
    this.#onward = new Map(statement.onward.map(({ source, chains }) => [source, chains]));
  }

  trees(): TreeNode[] {
    return this.#side.reports.map((report) => {
      this.#drawn.add(report.source);
      return {
        lines: [`${reportText(report)}${this.#mark(report.source, report.chains)}`, ...quoteLines(report)],
        below: this.#below(report.chains),
      };
    });
  }

  #below(chains: readonly ChainReport[]): TreeNode[] {
    return chains.flatMap((chain) => this.#speakers(chain, 1));
  }

  /** The speakers of a chain from one on, each below the other. */
  #speakers(chain: ChainReport, from: number): TreeNode[] {
    const speaker = chain.speakers[from];
    if (!speaker) return [];
    const isLast = from === chain.speakers.length - 1;
    if (isLast && chain.end === 'goes on') return [this.#onwardNode(speaker)];
    const mark = speaker.id === null ? ', unnamed' : this.#mark(speaker.id, [chain]);
    return [{ lines: [speakerText(speaker) + mark], below: this.#speakers(chain, from + 1) }];
  }

  #onwardNode(speaker: SpeakerReport): TreeNode {
    const id = speaker.id!;
    const text = speakerText(speaker);
    if (this.#drawn.has(id)) return { lines: [`${text}, as above`], below: [] };
    if (this.#side.reports.some(({ source }) => source === id))
      return { lines: [`${text}, as below`], below: [] };
    this.#drawn.add(id);
    const chains = this.#onward.get(id) ?? [];
    return { lines: [text + this.#mark(id, chains)], below: this.#below(chains) };
  }

  #mark(id: string, chains: readonly ChainReport[]): string {
    if (chains.some(({ end, at }) => end === 'retracted' && at === id)) return ' · retracted';
    return chains.some(({ end, at }) => end === 'root' && at === id) ? ' · root' : '';
  }
}

function reportText({ source, title, published, passage, grade, because }: TestimonyReport): string {
  const parts = [speakerText({ id: source, text: title })];
  if (passage !== null) parts.push(printable(passage));
  if (published !== null) parts.push(humanDate(published));
  if (grade !== null) parts.push(`grade ${grade}`);
  if (because !== null && because !== 'retracted') parts.push(`does not count: ${because}`);
  return parts.join(', ');
}

function speakerText({ id, text }: SpeakerReport): string {
  if (id === null) return `“${printable(text)}”`;
  return text === id ? id : `${printable(text)} (${id})`;
}

function quoteLines({ quotes }: TestimonyReport): string[] {
  return quotes.map((quote) => `“${printable(quote.text)}” ${quoteStatus(quote)}`);
}

/** How a quote compares with its file: `altered; the file has “…”`. */
export function quoteStatus(quote: QuoteCheck): string {
  switch (quote.status) {
    case 'exact':
      return 'exact';
    case 'altered':
      return `altered; the file has “${printable(quote.nearest)}”`;
    case 'missing':
      return 'missing: not in the file';
    case 'unchecked':
      return `not checked: ${quote.reason}`;
  }
}
