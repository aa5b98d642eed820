import type { Condition } from '../ledger/condition.ts';
import type { Entry, Terms, Vouchers } from '../ledger/entry.ts';
import type { Block } from '../text/block.ts';

/** What is vouched for as one: an entry, or a line of it that has evidence of its own. */
export interface Statement {
  readonly entry: Entry;
  /** The line; undefined: the entry, with all its lines that have no evidence of their own. */
  readonly line: StatementLine | undefined;
  readonly vouchers: Vouchers;
}

/** A line as written: `did` and `@anna lends the bike to @ben`. */
export interface StatementLine {
  readonly field: string;
  readonly text: string;
}

/** The statements of an entry, the entry itself first; there is always one. */
export function statementsOf(entry: Entry): Statement[] {
  const lines: Statement[] = [];
  for (const [field, text, vouchers] of linesOf(entry)) {
    if (!isVouched(vouchers)) continue;
    lines.push({ entry, line: { field, text: typeof text === 'string' ? text : text() }, vouchers });
  }
  const whole: Statement = { entry, line: undefined, vouchers: entry };
  return lines.length === 0 || isVouched(entry) || leavesRest(entry) ? [whole, ...lines] : lines;
}

/** What is asked of an entry or of a line of it. */
type Asked = (vouchers: Vouchers) => boolean;

/** Whether any evidence of an entry or of its lines is as asked. Quicker than making its statements. */
export function hasEvidence(entry: Entry, asked: Asked): boolean {
  if (asked(entry)) return true;
  switch (entry.kind) {
    case 'promise':
    case 'threat':
    case 'request':
    case 'deal':
      return isAmongTerms(entry.terms, asked);
    case 'event':
    case 'alleged':
      return isAmong(entry.lines, asked) || isAmong(entry.outside, asked);
    case 'party':
    case 'person':
    case 'source':
    case 'thing':
      return false;
  }
  for (const [, , vouchers] of linesOf(entry))
    if (vouchers.evidence.length > 0 && asked(vouchers)) return true;
  return false;
}

function isAmongTerms({ undertakings, conditions, unless, powers, stakes }: Terms, asked: Asked): boolean {
  for (let i = 0; i < undertakings.length; i++) if (isAmong(undertakings[i].ways, asked)) return true;
  for (let i = 0; i < conditions.length; i++) if (isAmong(conditions[i].ways, asked)) return true;
  return isAmong(unless, asked) || isAmong(powers, asked) || isAmong(stakes, asked);
}

function isAmong(lines: readonly Vouchers[], asked: Asked): boolean {
  for (let i = 0; i < lines.length; i++) if (lines[i].evidence.length > 0 && asked(lines[i])) return true;
  return false;
}

/** Whether something has evidence, or a day from when on it is known, of its own. */
export function isVouched({ evidence, known }: Vouchers): boolean {
  return evidence.length > 0 || known !== undefined;
}

/** The lines of an entry that may have evidence of their own, in the order in which those of one field are written. */
export function vouchedLines(
  entry: Entry,
): readonly { readonly field: string; readonly vouchers: Vouchers }[] {
  return [...linesOf(entry)].map(([field, , vouchers]) => ({ field, vouchers }));
}

/**
 * Whether an entry says more than its vouched lines: of an event, a line that is vouched for by the entry or by nothing.
 * That a promise was made, an act done or a claim raised is said besides what any line says; of what is declared, the name
 * needs no voucher.
 */
function leavesRest(entry: Entry): boolean {
  switch (entry.kind) {
    case 'event':
    case 'alleged':
      return [...entry.lines, ...entry.outside].some((line) => !isVouched(line));
    case 'office':
    case 'group':
    case 'deed':
      return false;
    default:
      return true;
  }
}

type Line = readonly [field: string, text: string | (() => string), vouchers: Vouchers];

/** The lines of an entry that may have evidence of their own. */
function* linesOf(entry: Entry): Generator<Line> {
  const { block } = entry;
  switch (entry.kind) {
    case 'promise':
    case 'threat':
    case 'request':
    case 'deal':
      yield* termLines(entry.terms, block);
      return;
    case 'act':
      if (entry.terms) yield* termLines(entry.terms, block);
      return;
    case 'event':
    case 'alleged':
      for (const line of entry.lines)
        yield [line.negative ? 'not' : 'did', () => written(line.sentence, block), line];
      for (const line of entry.outside) yield ['outside', `@${line.promise.text}`, line];
      return;
    case 'claim':
      for (const stake of entry.stakes) yield ['stake', `@${stake.party.text} "${stake.what}"`, stake];
      return;
    case 'office':
      for (const { who, vouchers } of entry.holders) yield ['holder', `@${who.text}`, vouchers];
      return;
    case 'group':
      if (entry.size) yield ['size', sizeText(entry.size), entry.size.vouchers];
      for (const { who, vouchers } of entry.members) yield ['member', `@${who.text}`, vouchers];
      return;
    case 'deed':
      for (const { sentence, vouchers } of entry.excludes)
        yield ['excludes', () => written(sentence, block), vouchers];
      for (const { sentence, vouchers } of entry.undoneBy)
        yield ['undone by', () => written(sentence, block), vouchers];
      for (const { variable, vouchers } of entry.oncePer) yield ['once per', `?${variable}`, vouchers];
  }
}

function* termLines(terms: Terms, block: Block): Generator<Line> {
  for (const { kind, ways } of terms.undertakings)
    for (const way of ways) yield [kind, () => written(way.sentence, block), way];
  for (const { ways } of terms.conditions)
    for (const line of ways) yield ['if', () => conditionText(line.condition, block), line];
  for (const line of terms.unless) yield ['unless', () => conditionText(line.condition, block), line];
  for (const power of terms.powers) yield ['may', `${power.act} @${power.holder.text}`, power];
  for (const stake of terms.stakes) yield ['stake', `@${stake.party.text} "${stake.what}"`, stake];
}

function conditionText(condition: Condition, block: Block): string {
  switch (condition.kind) {
    case 'deed':
      return written(condition.sentence, block);
    case 'absence':
      return `no ${written(condition.sentence, block)}`;
    case 'state':
      return `@${condition.promise.text} is ${condition.state}`;
  }
}

function sizeText({ low, high }: { readonly low: number; readonly high: number }): string {
  if (low === high) return String(low);
  return `${low}..${high === Infinity ? '' : high}`;
}

function written({ start, end }: { readonly start: number; readonly end: number }, block: Block): string {
  const { text } = block.source;
  return text
    .slice(block.start + start, block.start + end)
    .replace(/\s+/g, ' ')
    .trim();
}
