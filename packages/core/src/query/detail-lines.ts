import { isVouched, vouchedLines } from '../evidence/statement.ts';
import { vantageOf } from '../evidence/vantage.ts';
import { type Weightless, weightlessOf } from '../evidence/weight.ts';
import type { Entry, Vouchers } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { knownSince } from '../lifecycle/acceptance.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import { weightlessText } from './words/evidence-words.ts';
import { withTitles } from './words/sentence-text.ts';
import { whyNothing } from './words/why-nothing.ts';

/** Fields that the sentence of a promise or the list of evidence says already. */
const ELSEWHERE = /^(?:source|quote|id)\b/;
const IN_SENTENCE =
  /^(?:from|to|if|or if|unless|will|or will|never|always|by|within|starting|until|text|between|did|not|whenever|every)\b/;
const SAID_IN_SENTENCE: readonly Entry['kind'][] = [
  'promise',
  'threat',
  'request',
  'deal',
  'event',
  'alleged',
];

/** Fields that are told with what was done: `On 1 Jun 2026 Promise Watch rated @bike broken, because “…”`. */
const SAID_IN_SUMMARY: Partial<Record<Entry['kind'], RegExp>> = {
  rated: /^(?:by|because)\b/,
  checked: /^found\b/,
  retracted: /^because\b/,
  accepted: /^because\b/,
  refused: /^because\b/,
};

/**
 * The fields of an entry that are shown nowhere else, as written, with titles for names; those below others follow them.
 * A line that was not known by the day to know by is left out, and one that counts for nothing says why.
 */
export function detailLines(ledger: Ledger, judgement: Judgement, entry: Entry): string[] {
  const { source, start, end } = entry.block;
  const details: { text: string; readonly note: string }[] = [];
  const fields = fieldLines(source.text.slice(start, end));
  const whyNot = weightlessLines(judgement, entry, fields);
  let depth = 0;
  let hidden = false;
  for (const { text: field, indent } of fields) {
    if (depth === 0) depth = indent;
    const why = indent <= depth ? whyNot(field) : undefined;
    if (indent <= depth) hidden = why === 'not known' || isHidden(field, entry);
    if (hidden || ELSEWHERE.test(field)) continue;
    const text = withTitles(field, (name) => ledger.find(name));
    const last = details.at(-1);
    if (indent > depth && last) last.text += `, ${text}`;
    else details.push({ text, note: why ? ` (does not count: ${weightlessText(why, entry)})` : '' });
  }
  return details.map(({ text, note }) => text + note);
}

/** Asked of one field after another: why what it says counts for nothing. Names always count. */
export function weightlessLines(
  judgement: Judgement,
  entry: Entry,
  fields: readonly FieldLine[],
): (field: string) => Weightless | undefined {
  const left = new Map<string, (Weightless | undefined)[]>();
  const why = lineWeigher(judgement, entry);
  for (const { field, vouchers } of vouchedLines(entry)) {
    const name = nameOf(field);
    left.set(name, [...(left.get(name) ?? []), why(vouchers)]);
  }
  for (const [name, lines] of left) {
    // A line that could not be read is not among them: then it is not plain which of those written are known.
    const written = fields.filter(({ text }) => nameOf(text) === name).length;
    const unplain = lines.includes('not known') ? 'not known' : undefined;
    if (written !== lines.length) left.set(name, Array(written).fill(unplain));
  }
  return (field) => left.get(nameOf(field))?.shift();
}

/** Why a line of an entry counts for nothing; where the whole entry does, that is said of it, not of each line. */
function lineWeigher(judgement: Judgement, entry: Entry): (line: Vouchers) => Weightless | undefined {
  const { known } = judgement;
  const date = 'date' in entry ? entry.date : undefined;
  const isLater = (one: Vouchers) => known !== undefined && knownSince(one, date) > known;
  const isAllLater = !date && isLater(entry);
  const isAllNothing = whyNothing(judgement, entry) !== undefined;
  const vantage = vantageOf(judgement.judging.world);
  return (line) => {
    if (isAllLater || isLater(line)) return 'not known';
    if (isAllNothing || !isVouched(line)) return undefined;
    return weightlessOf(vantage, { entry, line: undefined, vouchers: line });
  };
}

function nameOf(field: string): string {
  return field.split(' ', 1)[0];
}

/** A line of an entry below its header, and how far it is indented. */
export interface FieldLine {
  readonly text: string;
  readonly indent: number;
}

/** The lines below the header without comments, with spaces folded; a text in quotation marks may go over several. */
export function fieldLines(entry: string): FieldLine[] {
  const fields: FieldLine[] = [];
  let quoted = false;
  for (const [index, line] of entry.split('\n').entries()) {
    const last = fields.at(-1);
    const indent = line.search(/\S/);
    // Where it is not indented deeper, the quotation mark was never closed.
    const goesOn = quoted && indent > (last?.indent ?? 0);
    const read = withoutComment(line, goesOn);
    quoted = read.quoted;
    const text = read.text.replace(/\s+/g, ' ').trim();
    if (index === 0 || text === '') continue;
    if (goesOn && last) fields[fields.length - 1] = { ...last, text: `${last.text} ${text}` };
    else if (!goesOn) fields.push({ text, indent });
  }
  return fields;
}

function isHidden(field: string, entry: Entry): boolean {
  if (ELSEWHERE.test(field) || (SAID_IN_SENTENCE.includes(entry.kind) && IN_SENTENCE.test(field)))
    return true;
  const said = SAID_IN_SUMMARY[entry.kind];
  if (said?.test(field)) return true;
  // Their words are what is said of them.
  return (entry.kind === 'claim' || entry.kind === 'response') && /^text\b/.test(field);
}

/** A line up to its comment: a semicolon after white space, outside quotation marks, which may be open before it. */
function withoutComment(line: string, open: boolean): { readonly text: string; readonly quoted: boolean } {
  let quoted = open;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\\' && quoted) at++;
    else if (line[at] === '"') quoted = !quoted;
    else if (line[at] === ';' && !quoted && (at === 0 || /\s/.test(line[at - 1])))
      return { text: line.slice(0, at), quoted };
  }
  return { text: line, quoted };
}
