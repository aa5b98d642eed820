import type { Entry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { byPlace } from '../ledger/order.ts';
import type { Sentence, Shape } from '../ledger/sentence.ts';
import { declaration, sentencePlace, sentenceText } from './places.ts';
import type { CheckLedger } from './rule.ts';
import { eachUse } from './shape-uses.ts';

/** What stands before one to whom something is done: `lends the bike to ben`. */
const TOWARDS = new Set(['to', 'from', 'for', 'with', 'by']);
/** Whether anything but a gap stands where a name would. */
const MAY_NAME = /^(?!_)|(?:^| )(?:to|from|for|with|by) (?!_)/;
/** Words that may be meant where a name is the same: `@us` is no reason to write `tells @us`. */
const PRONOUNS = new Set(['us', 'it', 'me', 'you', 'them', 'him', 'her', 'all']);
const DOERS = new Set<Entry['kind']>(['party', 'person', 'office', 'group']);
const PERSONS = new Set<Entry['kind']>(['party', 'person']);

/** A name in a sentence is written with its `@`: without it, it is a word, and another is taken for the doer. */
export const missingAt: CheckLedger = (ledger, report) => {
  const suspects = new Map<Shape, readonly Bare[]>();
  for (const shape of ledger.reading.shapes.all) {
    const found = MAY_NAME.test(shape.text) ? bareNames(shape, ledger) : [];
    if (found.length > 0) suspects.set(shape, found);
  }
  // Most ledgers have none, and then no sentence has to be looked at.
  if (suspects.size === 0) return;
  const uses: { readonly entry: Entry; readonly sentence: Sentence }[] = [];
  for (const { entries } of ledger.documents) {
    for (const entry of entries) {
      if (!entry) continue;
      eachUse(entry, (sentence, declared) => {
        if (declared) suspects.delete(sentence.shape);
        else if (suspects.has(sentence.shape)) uses.push({ entry, sentence });
      });
    }
  }
  for (const { entry, sentence } of uses.sort((a, b) => byPlace(a.entry, b.entry))) {
    const found = suspects.get(sentence.shape);
    if (!found) continue;
    const text = sentenceText(entry, sentence);
    const places = found.map(({ words }) => placeOf(words, text));
    const { block, start } = sentencePlace(entry, sentence);
    const [{ words, name }] = found;
    const [at] = places;
    const isOne = !words.includes(' ');
    report({
      code: 'missing-at',
      message: `\`${text.slice(at.start, at.end)}\` is read as ${isOne ? 'a word' : 'words'}, not as \`@${name}\`, which is declared.`,
      help: `If that is meant, write \`${mended(text, found, places)}\`.`,
      place: { block, start: start + at.start, end: start + at.end },
      related: declaration(ledger, ledger.reading.nameByText(name)),
      replacement: `@${name}`,
    });
  }
};

/** Whether a wording starts with the name of a party that has no `@`, so that who does the deed is misread. */
export function hasBareDoer(shape: Shape, ledger: Ledger): boolean {
  return !shape.text.startsWith('_') && shape.text.startsWith(bareNames(shape, ledger)[0]?.words ?? '_');
}

/** Words of a wording that are the name of a party, in the order in which they stand. */
interface Bare {
  readonly words: string;
  readonly name: string;
}

function bareNames({ text }: Shape, ledger: Ledger): readonly Bare[] {
  const words = text.split(' ');
  const found: Bare[] = [];
  if (words[0] !== '_') {
    const from = words[0] === 'the' ? 1 : 0;
    const [first = '_', second = '_'] = words.slice(from);
    const joined = [`${first}-${second}`, `${first}_${second}`];
    const both = second === '_' ? undefined : nameOf(joined, DOERS, ledger);
    const name = both ?? nameOf([first], DOERS, ledger);
    const end = from + (both === undefined ? 1 : 2);
    if (name !== undefined) found.push({ words: words.slice(0, end).join(' '), name });
  }
  for (let at = 1; at < words.length; at++) {
    const word = words[at];
    if (!TOWARDS.has(words[at - 1]) || word === '_' || PRONOUNS.has(word)) continue;
    const name = nameOf([word], PERSONS, ledger);
    if (name !== undefined) found.push({ words: word, name });
  }
  return found;
}

/** The declared name that one of some texts is, capital letters aside. */
function nameOf(
  texts: readonly string[],
  kinds: ReadonlySet<Entry['kind']>,
  { reading }: Ledger,
): string | undefined {
  for (const text of texts) {
    const capitalised = text.charAt(0).toUpperCase() + text.slice(1);
    for (const written of [text, capitalised, text.toUpperCase()]) {
      const index = reading.lexer.names.find(written);
      const entry = index < 0 ? undefined : reading.names[index]?.entry;
      if (entry && kinds.has(entry.kind)) return written;
    }
  }
  return undefined;
}

/** Where words stand in a sentence, each whole and however they are spaced. */
function placeOf(words: string, text: string): Span {
  const pattern = words
    .split(' ')
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');
  const found = new RegExp(`(?<!\\S)${pattern}(?!\\S)`, 'iu').exec(text);
  return found ? { start: found.index, end: found.index + found[0].length } : { start: 0, end: 0 };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The sentence with an `@` before each of the names. */
function mended(text: string, found: readonly Bare[], places: readonly Span[]): string {
  let result = '';
  let last = 0;
  places.forEach(({ start, end }, index) => {
    if (start < last) return;
    result += `${text.slice(last, start)}@${found[index].name}`;
    last = end;
  });
  return result + text.slice(last);
}
