import { type CheckQuote, quoteChecker } from '../../evidence/captured-file.ts';
import { foldedText } from '../../evidence/quote.ts';
import { statementsOf } from '../../evidence/statement.ts';
import type { SourceEntry } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { isoDay, isoRange } from '../../ledger/values/civil-day.ts';
import { citation } from '../../text/block.ts';
import type { WhatIfReport } from '../reports/what-if-report.ts';
import { idOf, titleOf } from '../words/name-text.ts';
import { withArticle } from '../words/with-article.ts';
import type { Desk } from './desk.ts';
import { type EntryAnswer, entryPart } from './entry-answer.ts';
import { neededText, type Parameters } from './parameters.ts';
import { Refusal } from './refusal.ts';
import { suppose } from './suppose.ts';
import { timelineItem } from './timeline.ts';
import type { View } from './view.ts';

/** All sources. */
export interface SourcesAnswer {
  readonly sources: readonly SourceRow[];
}

/** A source in a table. */
export interface SourceRow {
  readonly id: string;
  readonly title: string;
  readonly published: string | null;
  readonly by: string | null;
  readonly author: string | null;
  readonly url: string | null;
  readonly archived: string | null;
  readonly file: string | null;
  readonly relays: readonly string[];
  readonly retracted: boolean;
  /** Whether it was published by the day one knows by. */
  readonly out: boolean;
  /** How many statements name it. */
  readonly statements: number;
  readonly quotes: QuoteCounts;
}

/** How many quotes there are from a source, by how they compare with the file that it keeps. */
export interface QuoteCounts {
  readonly exact: number;
  readonly altered: number;
  readonly missing: number;
  readonly unchecked: number;
}

/** A source: what rests on it, and its quotes in the text that was captured. */
export interface SourceAnswer extends EntryAnswer {
  readonly source: SourceRow;
  readonly quotes: readonly QuotedPassage[];
  /** The captured text, as quotes are compared with it: white space folded. Null where there is none. */
  readonly text: string | null;
}

/** A quote, what it is quoted for, and where it stands in the captured text. */
export interface QuotedPassage {
  readonly quote: string;
  /** The entry that quotes it: its id, else its file and line. */
  readonly entry: string;
  readonly status: 'exact' | 'altered' | 'missing' | 'unchecked';
  /** Why it was not checked, or what stands there instead. */
  readonly note: string | null;
  /** Offsets in the text of the answer, in UTF-16 code units; null where it does not stand there. */
  readonly start: number | null;
  readonly end: number | null;
}

/** Every source, with how much rests on it. */
export function sourcesAnswer(desk: Desk, view: View): SourcesAnswer {
  return view.keep('sources', () => ({ sources: sourceRows(desk, view) }));
}

/** Everything about the source with an `id`. */
export function sourceAnswer(desk: Desk, view: View, parameters: Parameters): SourceAnswer {
  const entry = sourceOf(desk, parameters);
  const text = capturedText(desk, entry);
  return {
    ...entryPart(desk, view, entry.name.text),
    source: sourcesAnswer(desk, view).sources.find(({ id }) => id === idOf(entry.name))!,
    quotes: passagesOf(desk, view, entry.name, text),
    text,
  };
}

/** What would change if the source with an `id` were retracted on the day judged. */
export function retractionAnswer(desk: Desk, view: View, parameters: Parameters): WhatIfReport {
  const { name } = sourceOf(desk, parameters);
  const { on, known } = view.judgement;
  const day = isoDay(known === undefined ? on : Math.min(on, known));
  return suppose(desk, view, `${day} retracted ${idOf(name)}\n`).changes();
}

function sourceOf(desk: Desk, parameters: Parameters): SourceEntry & { readonly name: Name } {
  const entry = desk.named(neededText(parameters, 'id'));
  if (entry.kind !== 'source')
    throw new Refusal('not found', `${idOf(entry.name)} is no source but ${withArticle(entry.kind)}`);
  return entry;
}

function sourceRows(desk: Desk, view: View): SourceRow[] {
  const { ledger, judgement } = view;
  const { retracted } = judgement.judging.world.acceptance;
  const counts = countStatements(desk, view);
  return ledger.entriesOf('source').flatMap((entry): SourceRow[] => {
    if (entry.kind !== 'source' || !entry.name) return [];
    const { published, by, author, url, archived, file, relays, name } = entry;
    const { statements, quotes } = counts.get(name) ?? { statements: 0, quotes: NO_QUOTES };
    return [
      {
        id: idOf(name),
        title: titleOf(name),
        published: published ? isoRange(published.first, published.last) : null,
        by: by ? idOf(by) : null,
        author: author ?? null,
        url: url ?? null,
        archived: archived ?? null,
        file: file ?? null,
        relays: relays.map(idOf),
        retracted: retracted.has(name),
        out: published === undefined || timelineItem(view, entry) !== undefined,
        statements,
        quotes,
      },
    ];
  });
}

const NO_QUOTES: QuoteCounts = { exact: 0, altered: 0, missing: 0, unchecked: 0 };

interface Counted {
  statements: number;
  quotes: { -readonly [Status in keyof QuoteCounts]: number };
}

function countStatements(desk: Desk, { ledger }: View): Map<Name, Counted> {
  const check: CheckQuote = quoteChecker(desk.find);
  const counts = new Map<Name, Counted>();
  for (const entry of ledger.entries()) {
    for (const { vouchers } of statementsOf(entry)) {
      for (const { source, quotes } of vouchers.evidence) {
        let counted = counts.get(source);
        if (!counted) {
          counted = { statements: 0, quotes: { ...NO_QUOTES } };
          counts.set(source, counted);
        }
        counted.statements++;
        for (const quote of quotes) counted.quotes[check(source, quote).status]++;
      }
    }
  }
  return counts;
}

function capturedText(desk: Desk, entry: SourceEntry): string | null {
  const file = entry.file === undefined ? undefined : desk.find(entry);
  if (file?.kind !== 'found') return null;
  const content = file.text();
  return 'text' in content ? foldedText(content.text) : null;
}

function passagesOf(desk: Desk, { ledger }: View, source: Name, text: string | null): QuotedPassage[] {
  const check = quoteChecker(desk.find);
  const found: QuotedPassage[] = [];
  for (const entry of ledger.entries()) {
    for (const { vouchers } of statementsOf(entry)) {
      for (const evidence of vouchers.evidence) {
        if (evidence.source !== source) continue;
        for (const quote of evidence.quotes) {
          const result = check(source, quote);
          const wanted = result.status === 'altered' ? result.nearest : quote;
          const start = text === null ? -1 : text.indexOf(foldedText(wanted));
          found.push({
            quote,
            entry: entry.name ? idOf(entry.name) : citation(entry.block),
            status: result.status,
            note:
              result.status === 'altered'
                ? result.nearest
                : result.status === 'unchecked'
                  ? result.reason
                  : null,
            start: start < 0 ? null : start,
            end: start < 0 ? null : start + foldedText(wanted).length,
          });
        }
      }
    }
  }
  return found;
}
