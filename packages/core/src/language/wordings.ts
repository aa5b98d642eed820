import { eachSentence } from '../check/conditions.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { readCounted } from '../ledger/read/read-sentence.ts';
import type { Argument, Sentence, Shape } from '../ledger/sentence.ts';
import { nameOf } from '../ledger/sentence.ts';
import { SELECTION, STRING, WORD } from '../syntax/lexer.ts';
import { composed } from '../text/composed.ts';
import { sourceText } from '../text/source-text.ts';

/** A part of a sentence: a word, or an argument as it is written. */
export interface SentencePart {
  /** The word in small letters; `_` for an argument. */
  readonly word: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

/** A way to say a deed that the ledger declares or uses. */
export interface Wording {
  readonly shape: Shape;
  /** What stands for each argument: variables without their `?`, or what kind of thing was named there. */
  readonly slots: readonly string[];
  readonly declared: boolean;
  /** How many sentences say it; declared ones count too. */
  readonly uses: number;
  /** The entry that declares it, or one that says it. */
  readonly entry: Entry;
}

/** Splits a text as a sentence is read, without remembering it as one. */
export function sentenceParts(ledger: Ledger, text: string): SentencePart[] {
  const { reading } = ledger;
  const { lexer } = reading;
  const source = sourceText('', text);
  lexer.read(source, 0);
  reading.block = { path: '', source, start: 0, end: text.length, line: 0 };
  const { findings } = reading;
  reading.findings = [];
  const parts: SentencePart[] = [];
  for (let token = 0; token < lexer.tokenCount; ) {
    const kind = lexer.kinds[token];
    const counted = kind === WORD ? readCounted(reading, token, lexer.tokenCount) : undefined;
    const next = counted?.next ?? token + 1;
    const span = { start: lexer.starts[token], end: lexer.ends[next - 1] };
    if (kind === WORD && !counted) parts.push({ word: composed(lexer.textOf(token)).toLowerCase(), ...span });
    else if (kind !== STRING && kind !== SELECTION) parts.push({ word: '_', ...span });
    token = next;
  }
  reading.findings = findings;
  return parts;
}

/** Every wording that the ledger declares in deeds and limits or uses, the declared and the most used ones first. */
export function wordingsOf(ledger: Ledger): Wording[] {
  const found = new Map<Shape, { slots: readonly string[]; declared: boolean; uses: number; entry: Entry }>();
  let at: Entry;
  const take = (sentence: Sentence, declared: boolean) => {
    const known = found.get(sentence.shape);
    if (!known) {
      found.set(sentence.shape, { slots: sentence.arguments.map(slotOf), declared, uses: 1, entry: at });
    } else {
      known.uses++;
      if (declared && !known.declared)
        Object.assign(known, { declared, entry: at, slots: sentence.arguments.map(slotOf) });
    }
  };
  const use = (sentence: Sentence) => take(sentence, false);
  for (const entry of ledger.entries()) {
    at = entry;
    if (entry.kind === 'deed') for (const sentence of sentencesOfDeed(entry)) take(sentence, true);
    else if (entry.kind === 'event' || entry.kind === 'alleged')
      for (const { sentence } of entry.lines) use(sentence);
    else if ('terms' in entry && entry.terms) eachSentence(entry.terms, use);
  }
  return [...found]
    .map(([shape, rest]) => ({ shape, ...rest }))
    .sort(
      (a, b) =>
        Number(b.declared) - Number(a.declared) || b.uses - a.uses || (a.shape.text < b.shape.text ? -1 : 1),
    );
}

function sentencesOfDeed(entry: Entry & { readonly kind: 'deed' }): Sentence[] {
  return [
    ...(entry.sentence ? [entry.sentence] : []),
    ...entry.also,
    ...entry.excludes.map(({ sentence }) => sentence),
    ...entry.undoneBy.map(({ sentence }) => sentence),
  ];
}

function slotOf(argument: Argument): string {
  if (argument.kind === 'variable') return argument.text;
  if (argument.kind === 'amount') return 'amount';
  return nameOf(argument)?.entry?.kind ?? 'name';
}

/** A text with gaps to fill in: where each stands, and what belongs there. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** The words of a wording from a part on, with its slots as gaps. */
export function wordingText(
  { shape, slots }: Pick<Wording, 'shape' | 'slots'>,
  from = 0,
): { readonly text: string; readonly slots: readonly Slot[] } {
  const gaps: Slot[] = [];
  let text = '';
  let slot = 0;
  shape.text.split(' ').forEach((word, index) => {
    const name = word === '_' ? (slots[slot++] ?? 'name') : undefined;
    if (index < from) return;
    if (text !== '') text += ' ';
    const written = name === undefined ? word : name === 'amount' ? '0 EUR' : `@${name}`;
    if (name !== undefined) gaps.push({ start: text.length, end: text.length + written.length, name });
    text += written;
  });
  return { text, slots: gaps };
}

/** A wording for people: `?giver hands over ?person to ?taker`. */
export function wordingLabel({ shape, slots }: Pick<Wording, 'shape' | 'slots'>): string {
  let slot = 0;
  return shape.text
    .split(' ')
    .map((word) => (word === '_' ? `?${slots[slot++] ?? 'name'}` : word))
    .join(' ');
}

/** A deed to be offered in a form: as people read it, and as it is written with names for its gaps. */
export interface UsualWording {
  readonly label: string;
  readonly text: string;
  readonly slots: readonly Slot[];
  readonly declared: boolean;
}

/**
 * The deeds that a ledger declares, and those that it says more than once, the most used first.
 *
 * ```ts
 * import { sourceText } from '@troth/core';
 * const ledger = Ledger.read([sourceText('a.troth', 'deed ?giver gives ?gift to ?taker\n')]);
 * usualWordings(ledger).map(({ label, text }) => [label, text]) // => [['?giver gives ?gift to ?taker', '@giver gives @gift to @taker']]
 * ```
 */
export function usualWordings(ledger: Ledger): UsualWording[] {
  return wordingsOf(ledger)
    .filter(({ declared, uses }) => declared || uses > 1)
    .map((wording) => ({
      label: wordingLabel(wording),
      ...wordingText(wording),
      declared: wording.declared,
    }));
}
