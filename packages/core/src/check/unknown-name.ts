import type { Report } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import type { Block, Place } from '../text/block.ts';
import { isNameInner } from '../text/characters.ts';
import type { SourceText } from '../text/source-text.ts';
import { compareBlocks } from './order.ts';
import { declaration, eachMention, lex, mentionedName } from './places.ts';
import type { CheckLedger } from './rule.ts';

/** How many names are compared with the unknown ones at most: a ledger full of unknown names needs no suggestions. */
const MOST_COMPARISONS = 1_000_000;

const NAME = /^[\p{L}\p{M}\p{Nd}\-_./]+$/u;

/** Every name that is mentioned is declared. */
export const unknownName: CheckLedger = (ledger, report) => {
  const { mentions } = ledger;
  const unknown = new Map<number, Place[]>();
  const { names } = ledger.reading;
  // A name that only unreadable text mentions has no object yet.
  for (let index = 0; index < mentions.length; index++) {
    if (mentions[index] === 0 || names[index]?.entry) continue;
    // What is no name at all has been reported where it stands.
    if (NAME.test(ledger.reading.lexer.names.text(index))) unknown.set(index, []);
  }
  if (unknown.size > 0) reportUnknown(ledger, unknown, report);
};

function reportUnknown(ledger: Ledger, unknown: Map<number, Place[]>, report: Report): void {
  collectPlaces(ledger, unknown);
  const declared = new Map<string, Name>();
  for (const name of ledger.reading.names) if (name.entry) declared.set(name.text, name);
  const candidates = [...declared.keys()];
  let comparisons = MOST_COMPARISONS;
  const inOrder = [...unknown].sort(([, [a]], [, [b]]) => (a && b ? comparePlaces(a, b) : 0));
  for (const [index, places] of inOrder) {
    if (places.length === 0) continue;
    comparisons -= candidates.length;
    reportName(
      ledger,
      ledger.reading.name(index),
      places,
      declared,
      comparisons < 0 ? [] : candidates,
      report,
    );
  }
}

function reportName(
  ledger: Ledger,
  name: Name,
  places: readonly Place[],
  declared: ReadonlyMap<string, Name>,
  candidates: readonly string[],
  report: Report,
): void {
  const start = declaredStart(name.text, declared);
  const ends = start !== undefined && !SEPARATOR.test(name.text.charAt(start.text.length));
  const near = ends ? [] : nearest(name.text, candidates);
  const meant = near.length === 1 ? declared.get(near[0]) : near.length === 0 ? start : undefined;
  const others = places.slice(1).map((place) => ({ place, message: 'mentions it too' }));
  report({
    code: 'unknown-name',
    message: `\`@${name.text}\` is not declared.`,
    help: helpFor(name.text, near, start?.text, ends),
    place: places[0],
    related: [...(meant ? declaration(ledger, meant) : []), ...others],
    ...(near.length === 1 ? { replacement: mentionOf(places[0], near[0]) } : {}),
  });
}

const SEPARATOR = /[-_./]/;

function helpFor(text: string, near: readonly string[], start: string | undefined, ends: boolean): string {
  if (start !== undefined && ends) {
    return `It begins with \`@${start}\`, which is declared: if the name ends there, write \`@{${start}}${text.slice(start.length)}\`.`;
  }
  const begins =
    start !== undefined && !near.includes(start)
      ? `It begins with \`@${start}\`, which is declared, but a name is taken as a whole. `
      : '';
  if (near.length === 0) {
    return `${begins}Declare it by what it is: \`party @${text} "Its name"\`, or \`person\`, \`office\`, \`group\`, \`thing\` or \`source\`.`;
  }
  const meant = listed(near.map((candidate) => `\`@${candidate}\``));
  return `${begins}Did you mean ${meant}? If not, declare it: \`party @${text} "Its name"\`.`;
}

/** The longest declared name that a text begins with. */
function declaredStart(text: string, declared: ReadonlyMap<string, Name>): Name | undefined {
  for (let end = text.length - 1; end > 0; end--) {
    if (!isNameInner(text.charCodeAt(end))) continue;
    const name = declared.get(text.slice(0, end));
    // Between Latin letters nothing ends: `@anna` is no part of `@annabel`.
    if (name && !/^[A-Za-z0-9]/.test(text.slice(end))) return name;
  }
  return undefined;
}

function listed(items: readonly string[]): string {
  return items.length < 3 ? items.join(' or ') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}

/** The name written as the mention at a place is: bare or in braces. */
function mentionOf(place: Place, name: string): string {
  const { text } = place.block.source;
  const at = place.block.start + place.start;
  const written = text.slice(at, place.block.start + place.end);
  if (!written.startsWith('@{')) return `@${name}`;
  const inner = written.slice(2, -1).trimEnd();
  const last = inner.split(/\s+/).at(-1)!;
  return `@{${inner.slice(0, inner.length - last.length)}${name}}`;
}

/** Finds where each of the names is mentioned. Names that an unreadable entry would have declared are left out. */
function collectPlaces(ledger: Ledger, unknown: Map<number, Place[]>): void {
  for (const { blocks, entries } of ledger.documents) {
    for (let i = 0; i < blocks.length; i++) {
      if (entries[i]) continue;
      const lexer = lex(ledger, blocks[i]);
      const end = lexer.lineCount > 0 ? lexer.lineTokens[1] : 0;
      for (let token = 0; token < end; token++) {
        const index = mentionedName(ledger, token);
        if (index < 0) continue;
        unknown.delete(index);
        break;
      }
    }
  }
  for (const block of blocksThatMayMention(ledger, unknown)) {
    const lexer = lex(ledger, block);
    for (let token = 0; token < lexer.tokenCount; token++) {
      eachMention(ledger, token, (index, start, end) => {
        unknown.get(index)?.push({ block, start: start - block.start, end: end - block.start });
      });
    }
  }
}

/** How many names are searched for in the text; for more it is quicker to read it all again. */
const MOST_SEARCHES = 30;

function blocksThatMayMention(ledger: Ledger, unknown: ReadonlyMap<number, unknown>): Block[] {
  const texts = [...unknown.keys()].map((index) => ledger.reading.name(index).text);
  const searchable = texts.length <= MOST_SEARCHES && texts.every(isAscii);
  const found = new Set<Block>();
  for (const [{ text }, blocks] of blocksBySource(ledger)) {
    if (!searchable) {
      for (const block of blocks) found.add(block);
      continue;
    }
    for (const name of texts) {
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
        const block = blockAt(blocks, at);
        if (block) found.add(block);
      }
    }
  }
  return [...found].sort(compareBlocks);
}

/** An edited entry has a source of its own; the others of a file share one. */
function blocksBySource(ledger: Ledger): Map<SourceText, Block[]> {
  const bySource = new Map<SourceText, Block[]>();
  for (const { blocks } of ledger.documents) {
    for (const block of blocks) {
      const known = bySource.get(block.source);
      if (known) known.push(block);
      else bySource.set(block.source, [block]);
    }
  }
  return bySource;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 128) return false;
  return true;
}

function blockAt(blocks: readonly Block[], offset: number): Block | undefined {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle].end <= offset) low = middle + 1;
    else high = middle;
  }
  return blocks[low];
}

function comparePlaces(a: Place, b: Place): number {
  return compareBlocks(a.block, b.block) || a.start - b.start;
}
