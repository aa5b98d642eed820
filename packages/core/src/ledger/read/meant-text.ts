/** Quotation marks that are none in the language, with those that close them. */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['“', '”“"'],
  ['”', '”"'],
  ['„', '“”"'],
  ['«', '»'],
  ['»', '«'],
  ['‘', "’‘'"],
  ['’', "’'"],
  ['‚', '‘’'],
  ['‹', '›'],
  ['›', '‹'],
  ['「', '」'],
  ['『', '』'],
  ["'", "'’"],
  ['`', "`'"],
]);

/** What was written where a text belongs, as it is to be written. */
export interface MeantText {
  /** With straight double quotation marks around it. */
  readonly text: string;
  /** Whether it stands in quotation marks of another kind. */
  readonly isQuoted: boolean;
}

/**
 * The text that was meant where there are no straight double quotation marks: other ones are left out.
 *
 * ```ts
 * meantText('Anna Smith') // => { text: '"Anna Smith"', isQuoted: false }
 * meantText('“Anna Smith”') // => { text: '"Anna Smith"', isQuoted: true }
 * meantText("Anna's book").text // => '"Anna\'s book"'
 * ```
 */
export function meantText(written: string): MeantText {
  const isQuoted = written.length > 1 && (PAIRS.get(written.charAt(0))?.includes(written.at(-1)!) ?? false);
  const inner = isQuoted ? written.slice(1, -1).trim() : written;
  return { text: `"${inner.replaceAll('"', "'")}"`, isQuoted };
}

/** Whether a character closes a text in another language, and not in this one. */
export function isOtherQuote(character: string): boolean {
  return character !== "'" && character !== '’' && character !== '`' && ALL.has(character);
}

const ALL = new Set(
  [...PAIRS].flatMap(([open, closing]) => [open, ...closing]).filter((mark) => mark !== '"'),
);
