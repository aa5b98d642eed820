import type { Report } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { EditedEntries } from '../ledger/edit-ledger.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import { compareBlocks } from '../ledger/order.ts';
import type { Block, Place } from '../text/block.ts';
import { isNameInner } from '../text/characters.ts';
import { isWithinName } from '../text/name-pattern.ts';
import type { SourceText } from '../text/source-text.ts';
import { declareAs, isSourceWanted } from './declare-as.ts';
import { bitOf, listKinds } from './kinds.ts';
import { datedWanted, kindsWanted } from './kinds-wanted.ts';
import { declaration, eachMention, lex, mentionedName } from './places.ts';
import type { CheckLedger } from './rule.ts';

/** How many names are compared with the unknown ones at most: a ledger full of unknown names needs no suggestions. */
const MOST_COMPARISONS = 1_000_000;

/** Every name that is mentioned is declared. */
export const unknownName: CheckLedger = (ledger, report) => {
  new UnknownNames(ledger).report(report);
};

/**
 * The names of a ledger that are mentioned and not declared. Of a ledger that is being edited it keeps where they stand,
 * so that only the edited entries are looked through again.
 */
export class UnknownNames {
  readonly #ledger: Ledger;
  /** Where names stand that are not declared, as far as it is known. */
  readonly #places = new Map<number, Place[]>();
  readonly #near = new Map<string, readonly string[]>();
  #declared: ReadonlyMap<string, Name> | undefined;
  /** The numbers of the names that are mentioned and not declared. */
  readonly #unknown: Set<number>;
  /** What could not be understood, and may have been meant to declare a name. */
  readonly #unread: Set<Block>;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    this.#unknown = unknownIn(ledger);
    this.#unread = unreadIn(ledger);
  }

  /** Works out ahead what the first unknown name needs. */
  prepare(): void {
    this.#declared ??= declaredIn(this.#ledger);
  }

  /** Takes an edit. */
  replace({ removed, added, removedBlocks, addedBlocks }: EditedEntries): void {
    if (namesOf(removed) !== namesOf(added)) {
      this.#declared = undefined;
      this.#near.clear();
    }
    const gone = new Set(removedBlocks);
    for (const [index, places] of this.#places) {
      const left = places.filter(({ block }) => !gone.has(block));
      if (left.length > 0) this.#places.set(index, left);
      else this.#places.delete(index);
    }
    const { names } = this.#ledger.reading;
    const read = new Set(added.map(({ block }) => block));
    for (const block of removedBlocks) {
      this.#unread.delete(block);
      eachMentionIn(this.#ledger, block, (index) => this.#look(index));
    }
    for (const { name } of [...removed, ...added]) if (name) this.#look(name.index);
    for (const block of addedBlocks) {
      if (!read.has(block)) this.#unread.add(block);
      eachMentionIn(this.#ledger, block, (index) => this.#look(index));
      eachMentionIn(this.#ledger, block, (index, place) => {
        if (names[index]?.entry) return;
        const places = this.#places.get(index);
        if (places) places.push(place);
        else this.#places.set(index, [place]);
      });
    }
  }

  /** Looks again whether a name is mentioned and not declared. */
  #look(index: number): void {
    if (isUnknown(this.#ledger, index)) this.#unknown.add(index);
    else this.#unknown.delete(index);
  }

  /** Reports each of them. */
  report(report: Report): void {
    const ledger = this.#ledger;
    const unknown = new Map<number, Place[]>();
    for (const index of this.#unknown) unknown.set(index, []);
    if (unknown.size === 0) return;
    this.#find(unknown);
    this.#declared ??= declaredIn(ledger);
    let comparisons = MOST_COMPARISONS;
    const inOrder = [...unknown].sort(([, [a]], [, [b]]) => (a && b ? comparePlaces(a, b) : 0));
    for (const [index, places] of inOrder) {
      if (places.length === 0) continue;
      comparisons -= this.#declared.size;
      const name = ledger.reading.name(index);
      const near = comparisons < 0 ? [] : this.#nearestTo(name.text);
      reportName(ledger, name, places, this.#declared, near, report);
    }
  }

  /** Finds where each of the names is mentioned. Names that an unreadable entry would have declared are left out. */
  #find(unknown: Map<number, Place[]>): void {
    const ledger = this.#ledger;
    for (const block of this.#unread) unknown.delete(firstInHeader(ledger, block));
    const sought = new Map<number, Place[]>();
    for (const index of unknown.keys()) {
      const places = this.#places.get(index);
      if (places?.length === ledger.mentions[index]) unknown.set(index, places.sort(comparePlaces));
      else sought.set(index, []);
    }
    if (sought.size === 0) return;
    for (const block of blocksThatMayMention(ledger, sought)) {
      eachMentionIn(ledger, block, (index, place) => sought.get(index)?.push(place));
    }
    for (const [index, places] of sought) {
      unknown.set(index, places);
      this.#places.set(index, places);
    }
  }

  #nearestTo(text: string): readonly string[] {
    let near = this.#near.get(text);
    if (!near) {
      near = nearest(text, this.#declared!.keys(), MOST_CLOSE);
      if (near.length === 0) near = longerNames(text, this.#declared!.keys());
      this.#near.set(text, near);
    }
    return near;
  }
}

/** How many names are looked at that resemble an unknown one; of these, few are of a kind that can stand in its place. */
const MOST_CLOSE = 24;

/** How many names may begin with a text that stands for one of them. */
const MOST_LONGER = 3;

/** The names that begin with a text of more than one letter, where they are few: `@an` may be the start of `@anna`. */
function longerNames(text: string, declared: Iterable<string>): readonly string[] {
  if (text.length < 2) return [];
  const wanted = text.toLowerCase();
  const found: string[] = [];
  for (const name of declared) {
    if (name.length > text.length && name.toLowerCase().startsWith(wanted)) found.push(name);
    if (found.length > MOST_LONGER) return [];
  }
  return found.sort();
}

function unknownIn(ledger: Ledger): Set<number> {
  const unknown = new Set<number>();
  for (let index = 0; index < ledger.mentions.length; index++)
    if (isUnknown(ledger, index)) unknown.add(index);
  return unknown;
}

/** Whether a name is mentioned and not declared. What is no name at all has been reported where it stands. */
function isUnknown({ mentions, reading }: Ledger, index: number): boolean {
  // A name that only unreadable text mentions has no object yet.
  if ((mentions[index] ?? 0) === 0 || reading.names[index]?.entry) return false;
  return isWithinName(reading.lexer.names.text(index));
}

function unreadIn(ledger: Ledger): Set<Block> {
  const unread = new Set<Block>();
  for (const { blocks, entries } of ledger.documents)
    for (let i = 0; i < blocks.length; i++) if (!entries[i]) unread.add(blocks[i]);
  return unread;
}

function declaredIn(ledger: Ledger): Map<string, Name> {
  const declared = new Map<string, Name>();
  for (const name of ledger.reading.names) if (name.entry) declared.set(name.text, name);
  return declared;
}

/** The names that entries declare, to be compared. */
function namesOf(entries: readonly Entry[]): string {
  return entries.map(({ name }) => name?.text ?? '').join(' ');
}

/** The first name that the header of an entry mentions; -1 where it mentions none. */
function firstInHeader(ledger: Ledger, block: Block): number {
  const lexer = lex(ledger, block);
  const end = lexer.lineCount > 0 ? lexer.lineTokens[1] : 0;
  for (let token = 0; token < end; token++) {
    const index = mentionedName(ledger, token);
    if (index >= 0) return index;
  }
  return -1;
}

function eachMentionIn(ledger: Ledger, block: Block, visit: (name: number, place: Place) => void): void {
  const lexer = lex(ledger, block);
  for (let token = 0; token < lexer.tokenCount; token++) {
    eachMention(ledger, token, (index, start, end) => {
      visit(index, { block, start: start - block.start, end: end - block.start });
    });
  }
}

function reportName(
  ledger: Ledger,
  name: Name,
  places: readonly Place[],
  declared: ReadonlyMap<string, Name>,
  close: readonly string[],
  report: Report,
): void {
  const start = declaredStart(name.text, declared);
  const ends = start !== undefined && !SEPARATOR.test(name.text.charAt(start.text.length));
  const near = ends ? [] : fitting(close, places[0], declared);
  const meant = near.length === 1 ? declared.get(near[0]) : near.length === 0 ? start : undefined;
  const others = places.slice(1).map((place) => ({ place, message: 'mentions it too' }));
  const amount = amountMeant(places[0], ledger);
  if (amount !== undefined) {
    report({
      code: 'unknown-name',
      message: `\`@${name.text}\` is not declared: behind \`@\` a unit is taken for a name.`,
      help: `Write the amount as \`${amount.slice(1, -1)}\`, or as \`${amount}\` where no space follows.`,
      place: places[0],
      related: others,
      replacement: amount,
    });
    return;
  }
  report({
    code: 'unknown-name',
    message: `\`@${name.text}\` is not declared.`,
    help: ends ? endHelp(name.text, start.text) : helpFor(name.text, places[0], near, start?.text, declared),
    place: places[0],
    related: [...(meant ? declaration(ledger, meant) : []), ...others],
    ...(near.length === 1 ? { replacement: mentionOf(places[0], near[0]) } : {}),
  });
}

/** The amount that was meant by `@{400 EUR}`, in braces. */
function amountMeant({ block, start, end }: Place, { reading: { units } }: Ledger): string | undefined {
  const written = block.source.text.slice(block.start + start, block.start + end);
  const [, number, unit] = /^@\{\s*([^@]*\p{Nd}\S*)\s+(\S+)\s*\}$/u.exec(written) ?? [];
  return number !== undefined && unit !== undefined && units.find(unit) ? `{${number} ${unit}}` : undefined;
}

const SEPARATOR = /[-_./]/;

/** How many names are suggested at most. */
const MOST_MEANT = 3;

/** The names that a misspelt one may have meant where it stands: of a kind that can stand there. */
function fitting(
  close: readonly string[],
  place: Place,
  declared: ReadonlyMap<string, Name>,
): readonly string[] {
  const wanted = close.length > 0 ? kindsWanted(place) : undefined;
  if (wanted === undefined) return close.slice(0, MOST_MEANT);
  const isWanted = (name: string) => (bitOf(declared.get(name)!.entry!.kind) & wanted) !== 0;
  return close.filter(isWanted).slice(0, MOST_MEANT);
}

function endHelp(text: string, start: string): string {
  return `It begins with \`@${start}\`, which is declared: if the name ends there, write \`@{${start}}${text.slice(start.length)}\`.`;
}

function helpFor(
  text: string,
  place: Place,
  near: readonly string[],
  start: string | undefined,
  declared: ReadonlyMap<string, Name>,
): string {
  const begins =
    start !== undefined && !near.includes(start)
      ? `It begins with \`@${start}\`, which is declared, but a name is taken as a whole. `
      : '';
  const kinds = near.flatMap((candidate) => declared.get(candidate)?.entry?.kind ?? []);
  const declaration = declareAs(text, place, kinds);
  const dated = near.length === 0 ? datedWanted(place) : undefined;
  if (dated !== undefined) return `${begins}${datedHelp(dated, declared)}`;
  if (near.length === 0) {
    return isSourceWanted(place)
      ? `${begins}Declare it: \`${declaration}\`.`
      : `${begins}Declare it by what it is: \`party @${text} "Its name"\`, or \`person\`, \`office\`, \`group\`, \`thing\` or \`source\`.`;
  }
  const meant = listed(near.map((candidate) => `\`@${candidate}\``));
  return `${begins}Did you mean ${meant}?${declaration ? ` If not, declare it: \`${declaration}\`.` : ''}`;
}

/** What can stand where only a promise can, or another dated entry: which there are, where they are few. */
function datedHelp(wanted: number, declared: ReadonlyMap<string, Name>): string {
  const found: string[] = [];
  for (const [text, { entry }] of declared) {
    if (!entry || (bitOf(entry.kind) & wanted) === 0) continue;
    found.push(`\`@${text}\``);
    if (found.length > MOST_MEANT) return `Write the id of ${listKinds(wanted)} here.`;
  }
  if (found.length === 0) return `Only ${listKinds(wanted)} can stand here, and there is none.`;
  return `Write the id of ${listKinds(wanted)} here: ${listed(found.sort())}.`;
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
