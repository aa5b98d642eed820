import { isVouched } from '../evidence/statement.ts';
import {
  ACT_KEYWORDS,
  type ActEntry,
  type CheckedEntry,
  type Entry,
  type EventEntry,
  type EventLine,
  type RatedEntry,
  type Terms,
} from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import { type Day, isoRange } from '../ledger/values/civil-day.ts';
import { formatDecimal } from '../ledger/values/decimal.ts';
import { isKnownBy } from '../lifecycle/acceptance.ts';
import { type Block, citation } from '../text/block.ts';
import { ClauseText } from './words/clause-text.ts';
import { boundText, idOf, listText, sideText, speakersText, titleOf } from './words/name-text.ts';
import { sentenceText, writtenText } from './words/sentence-text.ts';

/** An entry in one line. */
export interface EntrySummary {
  readonly kind: Entry['kind'];
  readonly id: string | null;
  /** ISO 8601, or an EDTF interval. */
  readonly date: string | null;
  /** Who says or does it, by title. */
  readonly by: string | null;
  readonly text: string;
  /** `file:line` */
  readonly place: string;
}

/**
 * Says in one line what an entry says.
 *
 * @param known the day to know by: a line that was not known by then is left out
 */
export function entrySummary(ledger: Ledger, entry: Entry, known: Day | undefined): EntrySummary {
  return {
    kind: entry.kind,
    id: entry.name ? idOf(entry.name) : null,
    date: 'date' in entry ? isoRange(entry.date.first, entry.date.last) : null,
    by: speaker(entry),
    text: content(ledger, entry, known),
    place: citation(entry.block),
  };
}

/** The id of what a rating, an act, a notice or a check is about; null of other entries. */
export function aboutOf(entry: Entry): string | null {
  switch (entry.kind) {
    case 'rated':
    case 'checked':
    case 'notified':
    case 'consulted':
      return entry.promise ? idOf(entry.promise) : null;
    case 'act':
    case 'retracted':
    case 'accepted':
    case 'refused':
      return entry.target ? idOf(entry.target) : null;
    default:
      return null;
  }
}

function speaker(entry: Entry): string | null {
  switch (entry.kind) {
    case 'promise':
    case 'threat':
    case 'request':
      return speakersText(entry.terms) || null;
    case 'response':
      return listText(entry.from.map(boundText)) || null;
    case 'act':
      return listText(entry.by.map(titleOf)) || null;
    case 'claim':
      return typeof entry.by === 'string' ? entry.by : titleOrNull(entry.by);
    case 'checked':
    case 'rated':
    case 'notified':
    case 'consulted':
    case 'retracted':
    case 'accepted':
    case 'refused':
    case 'source':
      return titleOrNull(entry.by);
    default:
      return null;
  }
}

function titleOrNull(name: Name | undefined): string | null {
  return name ? titleOf(name) : null;
}

function content(ledger: Ledger, entry: Entry, known: Day | undefined): string {
  switch (entry.kind) {
    case 'event':
    case 'alleged':
      return entry.title ?? (linesText(ledger, entry, known) || firstLine(entry));
    case 'checked':
      return `looked, and found ${foundText(entry)}`;
    case 'rated':
      return withReason(ratingText(entry), entry.because);
    case 'act':
      return withReason(actText(ledger, entry), entry.because);
    case 'notified':
    case 'consulted':
      return `${entry.kind} ${entry.who ? titleOf(entry.who) : 'someone'}`;
    case 'retracted':
    case 'accepted':
    case 'refused':
      return withReason(`${entry.kind}${entry.target ? ` ${idOf(entry.target)}` : ''}`, entry.because);
    case 'claim':
      return entry.text ?? entry.title ?? '';
    case 'response':
      return entry.text ?? entry.title ?? '';
    case 'promise':
    case 'threat':
    case 'request':
      return entry.title ?? (termsText(ledger, entry.block, entry.terms) || firstLine(entry));
    default:
      return entry.title ?? firstLine(entry);
  }
}

/** The same where what it is about is not plain from where it stands: `rated @bike broken` for `broken`. */
export function wholeText(ledger: Ledger, entry: Entry, known: Day | undefined): string {
  const about = aboutOf(entry);
  if (about === null) return content(ledger, entry, known);
  switch (entry.kind) {
    case 'checked':
      return `looked into ${about}, and found ${foundText(entry)}`;
    case 'rated':
      return `rated ${about} ${content(ledger, entry, known)}`;
    case 'notified':
      return `${content(ledger, entry, known)} of ${about}`;
    case 'consulted':
      return `${content(ledger, entry, known)} on ${about}`;
    default:
      return content(ledger, entry, known);
  }
}

function foundText({ found }: CheckedEntry): string {
  return found === undefined ? 'nothing' : `“${found}”`;
}

/** What an act does: `amended @bike: by 20 Mar 2026`. */
function actText(ledger: Ledger, entry: ActEntry): string {
  const target = entry.target ? ` ${idOf(entry.target)}` : '';
  const to = entry.to ? ` to ${titleOf(entry.to)}` : '';
  const fields = entry.terms ? newFields(ledger, entry.block, entry.terms) : '';
  return `${ACT_KEYWORDS[entry.act]}${target}${to}${fields === '' ? '' : `: ${fields}`}`;
}

function newFields(ledger: Ledger, block: Block, terms: Terms): string {
  const parties = (['from', 'to'] as const).flatMap((side) =>
    terms[side].length > 0 ? [`${side} ${sideText(terms, side, boundText)}`] : [],
  );
  return [...parties, termsText(ledger, block, terms)].filter((part) => part !== '').join(', ');
}

function termsText(ledger: Ledger, block: Block, terms: Terms): string {
  const clauses = new ClauseText((sentence) => sentenceText(sentence, block, (name) => ledger.find(name)));
  const saying = terms.text === undefined ? [] : [`“${terms.text}”`];
  return [clauses.terms(terms), ...saying].filter((part) => part !== '').join(', ');
}

function linesText(ledger: Ledger, entry: EventEntry, known: Day | undefined): string {
  const isKnown = (line: EventLine) => !isVouched(line) || isKnownBy(known, line, entry.date);
  return entry.lines
    .filter(isKnown)
    .map((line) => lineText(ledger, entry, line))
    .join('; ');
}

function lineText(ledger: Ledger, entry: Entry, { sentence, negative }: EventLine): string {
  return (negative ? 'not: ' : '') + sentenceText(sentence, entry.block, (name) => ledger.find(name));
}

function ratingText({ status, percent }: RatedEntry): string {
  const words = status.replaceAll('-', ' ');
  return percent ? `${words} (${formatDecimal(percent)} %)` : words;
}

function withReason(text: string, because: string | undefined): string {
  return because === undefined ? text : `${text}, because “${because}”`;
}

/** The header of an entry, for those that have no title. */
function firstLine({ block }: Entry): string {
  const text = block.source.text.slice(block.start, block.end).trimStart();
  return writtenText(
    { start: 0, end: text.search(/\n|$/) },
    { ...block, source: { ...block.source, text }, start: 0 },
  );
}

/** Where an entry stands: `file:line`. */
export function placeOf(entry: Entry): string {
  return citation(entry.block);
}
