import { MENTION, SELECTION } from '../../syntax/lexer.ts';
import { OPEN_BRACKET } from '../../text/characters.ts';
import { NAME_PATTERN } from '../../text/name-pattern.ts';
import type { Name } from '../name.ts';
import { NO_CASE, type Selection, selectionText } from '../selection.ts';
import { type DateValue, isDateProblem, readDate } from '../values/date-value.ts';
import type { Reading } from './reading.ts';

const PARTS = /\s*(?:(of|to|on)\s+([^\s\]]+)|#(\d+))/uy;

/** The token after a name and what selects instances of it. */
export function afterName({ lexer }: Reading, token: number, to: number): number {
  return token + 1 < to && lexer.kinds[token + 1] === SELECTION ? token + 2 : token + 1;
}

/** The name at a token, with the selection behind it if there is one. */
export function nameAt(reading: Reading, token: number, to: number): Name {
  const base = reading.mention(token);
  if (afterName(reading, token, to) === token + 2) return readSelected(reading, base, token + 1);
  // A bracket that is not closed is reported where the rest of the line is read.
  const { codes, starts } = reading.lexer;
  const isOpened = token + 1 < to && codes[starts[token + 1]] === OPEN_BRACKET;
  return isOpened ? nothingOf(reading, base, '[') : base;
}

/** Whether a name ends at a token, with a selection or without. */
export function isNameBefore({ lexer }: Reading, end: number): boolean {
  return (
    lexer.kinds[end - 1] === MENTION ||
    (lexer.kinds[end - 1] === SELECTION && lexer.kinds[end - 2] === MENTION)
  );
}

/** Reads `[of @m to @v on @event]`; reports what cannot be one, and selects nothing then: what is meant is not known. */
function readSelected(reading: Reading, base: Name, token: number): Name {
  const written = reading.textOf(token, token + 1);
  const selection = parseSelection(reading, base, written.slice(1, -1));
  if (!selection) {
    reading.report({
      code: 'bad-selection',
      message: `\`${written}\` does not say which cases of \`@${base.text}\` are meant.`,
      help: helpFor(base, written.slice(1)),
      place: reading.place(token, token + 1),
    });
    return nothingOf(reading, base, written);
  }
  return reading.selected(selection.text, selection.value);
}

function helpFor({ text }: Name, written: string): string {
  const [, opener] = /\bon\s+(@[^\s[\]]+)\[/.exec(written) ?? [];
  if (opener)
    return `What a case of another promise opened is named by the day on which it opened: \`@${text}[on 2026-03-01]\`. \`@${text}[on ${opener}]\` means all that any case of \`${opener}\` opened.`;
  return `Write at least one of \`of @promisor\`, \`to @promisee\` and \`on @event\` or \`on\` a date, each once: \`@${text}[of @a to @b on 2026-03-01]\`.`;
}

function nothingOf(reading: Reading, base: Name, written: string): Name {
  const parts = { of: undefined, to: undefined, on: undefined, number: NO_CASE };
  return reading.selected(`${base.text}${written}`, { kind: 'selection', base, ...parts });
}

function parseSelection(
  reading: Reading,
  base: Name,
  text: string,
): { readonly text: string; readonly value: Selection } | undefined {
  const found = new Map<string, string>();
  PARTS.lastIndex = 0;
  let end = 0;
  for (let match = PARTS.exec(text); match; match = PARTS.exec(text)) {
    const part = match[1] ?? '#';
    if (found.has(part)) return undefined;
    found.set(part, match[2] ?? match[3]);
    end = PARTS.lastIndex;
  }
  if (found.size === 0 || text.slice(end).trim() !== '') return undefined;
  const name = (part: string) => nameIn(reading, found.get(part));
  const of = name('of');
  const to = name('to');
  const on = name('on') ?? dateIn(reading, found.get('on'));
  if (of === null || to === null || on === null) return undefined;
  const number = found.has('#') ? Number(found.get('#')) : undefined;
  const onText = on && ('kind' in on ? `@${on.text}` : found.get('on'));
  const parts = { of: of && written(of), to: to && written(to), on: onText, number };
  return {
    text: selectionText(base.text, parts),
    value: { kind: 'selection', base, of, to, on, number },
  };
}

/** A party or a variable as it is written. */
function written({ text }: Name): string {
  return text.startsWith('?') ? text : `@${text}`;
}

/** The name that a part consists of; null where it is none, undefined where there is no part. */
function nameIn(reading: Reading, written: string | undefined): Name | null | undefined {
  if (written === undefined) return undefined;
  if (written.startsWith('?')) return reading.placeholder(written.slice(1));
  const [match] = [...innerNames(written)];
  return match && /^\}?$/.test(written.slice(match[0].length)) ? reading.nameByText(match[1]) : null;
}

function dateIn(reading: Reading, written: string | undefined): DateValue | null | undefined {
  if (written === undefined) return undefined;
  const date = readDate(written, reading.values.zone);
  return isDateProblem(date) ? null : date;
}

/** The names in the text of a selection, with where each starts and ends in it. */
export function namesInSelection(
  text: string,
): readonly { readonly name: string; readonly start: number; readonly end: number }[] {
  return [...innerNames(text)].map((match) => ({
    name: match[1],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * The name for what `pact[of @a on @event]` selects; undefined where the text is no selection. Nothing is said of names
 * that are not declared.
 */
export function selectionNamed(reading: Reading, text: string): Name | undefined {
  const bracket = text.indexOf('[');
  if (bracket < 1 || !text.endsWith(']')) return undefined;
  const base = reading.nameByText(text.slice(0, bracket));
  const selection = parseSelection(reading, base, text.slice(bracket + 1, -1));
  return selection && reading.selected(selection.text, selection.value);
}

function innerNames(text: string): RegExpStringIterator<RegExpExecArray> {
  return text.matchAll(new RegExp(`@(?:\\{\\s*)?(${NAME_PATTERN})`, 'gu'));
}
