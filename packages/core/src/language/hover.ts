import { STATE_WORDS } from '../ledger/condition.ts';
import { fullTerms } from '../ledger/deal-terms.ts';
import type { Entry, PromiseEntry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import { humanRange, isoDay } from '../ledger/values/civil-day.ts';
import { isDateProblem, looksLikeDate, readDate } from '../ledger/values/date-value.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import { entrySummary } from '../query/entry-summary.ts';
import { countText } from '../query/words/count-text.ts';
import { listText, titleOf } from '../query/words/name-text.ts';
import { dealText, promiseText } from '../query/words/promise-text.ts';
import { reasonOf } from '../query/words/reason.ts';
import { VARIABLE, WORD } from '../syntax/lexer.ts';
import { citation } from '../text/block.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { valueKind } from './expected-names.ts';
import type { FilePlace } from './file-place.ts';
import { type TokenAt, tokenAt } from './token-at.ts';
import { ENTRY_MEANINGS, fieldMeaning, stateMeaning, VALUE_MEANINGS } from './word-meanings.ts';
import { sentenceParts, wordingLabel, wordingsOf } from './wordings.ts';

/** What stands at a place, for people. */
export interface Hover extends FilePlace {
  /** What it is: `United States`, `by`, `13 Mar 2025`. */
  readonly title: string;
  /** What sort of thing: `party`, `field`, `date`. */
  readonly kind: string;
  /** Sentences, the most important first. */
  readonly lines: readonly string[];
  /** The id of what a name stands for, with its `@`; null for anything else. */
  readonly id: string | null;
  /** Where a promise stands; null for anything else. */
  readonly state: string | null;
}

/**
 * What a name, word, date or deed at a place means, and where a promise stands.
 *
 * @param judgement where promises stand; without it that is left out
 *
 * ```ts
 * import { sourceText } from '@troth/core';
 * const ledger = Ledger.read([sourceText('a.troth', 'party @anna "Anna"\n2026-03-01 event\n  did @anna sings\n')]);
 * hover(ledger, 'a.troth', 42)?.title // => 'Anna'
 * hover(ledger, 'a.troth', 20)?.lines // => ['A Sunday.']
 * ```
 */
export function hover(
  ledger: Ledger,
  path: string,
  offset: number,
  judgement?: Judgement,
): Hover | undefined {
  const token = tokenAt(ledger, path, offset);
  if (!token) return undefined;
  const place = { path, start: token.start, end: token.end };
  if (token.name) return { ...place, ...ofName(ledger, token.name, judgement) };
  if (token.kind === VARIABLE) return { ...place, ...plain(token.text, 'variable', [VARIABLE_MEANING]) };
  if (token.kind !== WORD) return undefined;
  const cursor = cursorAt(ledger, path, token.end);
  if (!cursor) return undefined;
  const found = ofDate(ledger, token) ?? ofKeyword(cursor, token) ?? ofWord(cursor, token) ?? ofDeed(cursor);
  if (!found) return undefined;
  const { start = token.start, end = token.end, ...rest } = found;
  return { path, start, end, ...rest };
}

type Found = Omit<Hover, keyof FilePlace> & { readonly start?: number; readonly end?: number };

const VARIABLE_MEANING = 'Stands for whoever or whatever a sentence names in this place.';

function plain(title: string, kind: string, lines: readonly string[]): Found {
  return { title, kind, lines, id: null, state: null };
}

function ofName(ledger: Ledger, name: Name, judgement: Judgement | undefined): Found {
  const { entry } = name;
  const id = `@${name.text}`;
  if (!entry) return plain(id, 'name', ['It is not declared.']);
  const standing = judgement?.judging.standing(entry as PromiseEntry);
  const lines = [...aboutEntry(ledger, entry, judgement), `Declared in ${citation(entry.block)}.`];
  return { title: titleOf(name), kind: entry.kind, lines, id, state: standing?.state ?? null };
}

function aboutEntry(ledger: Ledger, entry: Entry, judgement: Judgement | undefined): string[] {
  switch (entry.kind) {
    case 'promise':
    case 'threat': {
      const standing = judgement?.judging.standing(entry);
      const text = promiseText(ledger, entry, standing?.terms ?? fullTerms(entry), standing?.changed);
      if (!judgement || !standing) return [text];
      const words = [standing.state, standing.after, ...standing.standing].filter((word) => word !== null);
      const state = `On ${isoDay(judgement.on)}: ${words.join(', ')}, ${reasonOf(judgement, standing)}.`;
      return [text, state, stateMeaning(standing.state) ?? ''].filter(Boolean);
    }
    case 'request':
      return [promiseText(ledger, entry, entry.terms)];
    case 'deal':
      return [dealText(entry)];
    case 'party':
    case 'person':
    case 'thing':
      return [
        ...(entry.sort ? [`Kind: ${entry.sort}.`] : []),
        ...(entry.partOf ? [`Part of ${titleOf(entry.partOf)}.`] : []),
      ];
    case 'office': {
      const holders = entry.holders.map(({ who }) => titleOf(who));
      return [
        ...(entry.of ? [`An office of ${titleOf(entry.of)}.`] : []),
        ...(holders.length > 0 ? [`Held by ${listText(holders)}.`] : []),
      ];
    }
    case 'group':
      return [
        ...(entry.size ? [`${countText(entry.size)} of them.`] : []),
        ...(entry.within ? [`Among ${titleOf(entry.within)}.`] : []),
      ];
    case 'source':
      return [
        ...(entry.published ? [`Published ${humanRange(entry.published.first, entry.published.last)}.`] : []),
        ...(entry.by ? [`By ${titleOf(entry.by)}.`] : entry.author ? [`By ${entry.author}.`] : []),
      ];
    default: {
      const { date, text } = entrySummary(ledger, entry, undefined);
      return [date ? `${date}: ${text}.` : `${text}.`];
    }
  }
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function ofDate(ledger: Ledger, { text }: TokenAt): Found | undefined {
  if (!looksLikeDate(text)) return undefined;
  const date = readDate(text, ledger.settings.zone ?? null);
  if (isDateProblem(date)) return undefined;
  const { first, last } = date;
  // 1 January 1970 was a Thursday.
  const line =
    first === last
      ? `A ${WEEKDAYS[(((first + 4) % 7) + 7) % 7]}.`
      : 'Some day of these, and it is not said which.';
  return plain(humanRange(first, last), 'date', [line]);
}

/** The keyword of an entry, or the name of a field, of one word or more. */
function ofKeyword(cursor: Cursor, token: TokenAt): Found | undefined {
  const { rule, field, parents } = cursor;
  if (token.line === 0) {
    const isKeyword = rule?.keyword === token.text && token.token === token.first + (rule.dated ? 1 : 0);
    return isKeyword ? plain(token.text, 'entry', [ENTRY_MEANINGS[token.text] ?? '']) : undefined;
  }
  const owner = parents.at(-1)?.name ?? rule?.keyword ?? '';
  const line = cursor.line.trimStart();
  const name =
    field && token.token < token.first + field.words
      ? field.name
      : cursor.allowed?.names
          .filter((one) => line === one || line.startsWith(`${one} `))
          .sort((a, b) => b.length - a.length)[0];
  if (!name || token.token >= token.first + name.split(' ').length) return undefined;
  const meaning = fieldMeaning(owner, name);
  const start = cursor.lineStart + cursor.line.length - line.length;
  return meaning ? { ...plain(name, 'field', [meaning]), start, end: start + name.length } : undefined;
}

function ofWord(cursor: Cursor, { text }: TokenAt): Found | undefined {
  const kind = valueKind(cursor);
  if (kind === 'condition' || cursor.field?.name === 'until') {
    const asked = new RegExp(`\\bis\\s+(${STATE_WORDS.join('|')})\\b`).exec(cursor.line);
    const longest =
      asked &&
      STATE_WORDS.filter(
        (one) =>
          one.startsWith(asked[1]) &&
          cursor.line.startsWith(one, asked.index + asked[0].length - asked[1].length),
      ).sort((a, b) => b.length - a.length)[0];
    if (asked && longest?.split(' ').includes(text)) {
      const start = cursor.lineStart + asked.index + asked[0].length - asked[1].length;
      return {
        ...plain(longest, 'state', [stateMeaning(longest) ?? '']),
        start,
        end: start + longest.length,
      };
    }
  }
  if (kind !== 'other') {
    const isClause =
      /^(?:by|within|starting|until)$/.test(text) && !/\s(?:by|within|starting|until)\s+@/.test(cursor.line);
    return isClause ? plain(text, 'clause', [fieldMeaning('', text) ?? '']) : undefined;
  }
  const meaning = VALUE_MEANINGS[text];
  return meaning ? plain(text, 'word', [meaning]) : undefined;
}

/** The deed that a sentence says, on any of its words. */
function ofDeed(cursor: Cursor): Found | undefined {
  const { entry, ledger, field, line, lineStart } = cursor;
  if (!entry || !field || valueKind(cursor) === 'other') return undefined;
  const from = line.length - line.trimStart().length + field.name.length;
  const parts = sentenceParts(ledger, line.slice(from)).map(({ word }) => word);
  const wording = wordingsOf(ledger)
    .filter(({ shape }) => parts.join(' ').startsWith(shape.text))
    .sort((a, b) => b.shape.text.length - a.shape.text.length)[0];
  if (!wording) return undefined;
  const deed = ledger.deeds.get(wording.shape.alias?.of ?? wording.shape)?.[0];
  const said = wording.uses - (wording.declared ? 1 : 0);
  const text = line.slice(from).trim();
  const start = lineStart + line.indexOf(text, from);
  const written = sentenceParts(ledger, text)[
    parts.length > 0 ? wording.shape.text.split(' ').length - 1 : 0
  ];
  return {
    ...plain(wordingLabel(wording), 'deed', [
      ...(deed ? rulesOf(deed) : ['No `deed` declares it: any other wording is another deed.']),
      said === 1 ? 'Said here only.' : `Said in ${said} places.`,
    ]),
    start,
    end: start + (written?.end ?? text.length),
  };
}

function rulesOf(deed: Entry & { readonly kind: 'deed' }): string[] {
  const { source, start } = deed.block;
  const written = (span: { start: number; end: number }) =>
    source.text.slice(start + span.start, start + span.end);
  return [
    ...deed.also.map((sentence) => `Also said as “${written(sentence)}”.`),
    ...deed.excludes.map(({ sentence }) => `Excludes “${written(sentence)}”.`),
    ...deed.oncePer.map(({ variable }) => `Can be done only once to each ?${variable}.`),
    ...deed.undoneBy.map(({ sentence }) => `Undone by “${written(sentence)}”.`),
    `Declared in ${citation(deed.block)}.`,
  ];
}
