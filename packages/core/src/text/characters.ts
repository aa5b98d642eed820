/** Classes of characters, as language.md tells them apart. */

const TAB = 9;
export const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
export const SPACE = 32;
export const QUOTE = 34;
export const HASH = 35;
export const DOT = 46;
export const SLASH = 47;
export const SEMICOLON = 59;
export const QUESTION = 63;
export const AT = 64;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;

const BLANK = 1;
const NAME_EDGE = 2;
const NAME_INNER = 4;
const LETTER_OR_DIGIT = 8;
const STOPS_WORD = 16;
const TURNS_DIRECTION = 32;
/** Set for every character whose class has been found out. */
const KNOWN = 128;
const STARTS_UNUSUAL = 64;

/** The classes of each code unit; 0 until a character beyond ASCII is met for the first time. */
const classes = new Uint8Array(0x10000);
for (let code = 0; code < 128; code++) classes[code] = KNOWN;
for (const code of [TAB, CARRIAGE_RETURN, SPACE, 11, 12]) classes[code]! |= BLANK | STOPS_WORD;
for (const code of [LINE_FEED, QUOTE, QUESTION, AT, OPEN_BRACE]) classes[code]! |= STOPS_WORD;
for (const [from, to] of [
  [48, 57],
  [65, 90],
  [97, 122],
] as const) {
  for (let code = from; code <= to; code++) classes[code]! |= NAME_EDGE | NAME_INNER | LETTER_OR_DIGIT;
}
for (const code of [
  TAB,
  CARRIAGE_RETURN,
  SPACE,
  11,
  12,
  LINE_FEED,
  QUOTE,
  SEMICOLON,
  QUESTION,
  AT,
  OPEN_BRACE,
])
  classes[code]! |= STARTS_UNUSUAL;
for (const code of [45, 95, DOT, SLASH]) classes[code]! |= NAME_INNER;

const wideBlank = /^[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]$/;

/** White space within a line. */
export function isBlank(code: number): boolean {
  return ((classes[code]! || classify(code)) & BLANK) !== 0;
}

/** Whether a character within a word asks for a closer look: it may end the word, or turns the direction of writing. */
export function isSpecialInWord(code: number): boolean {
  return ((classes[code]! || classify(code)) & (STOPS_WORD | TURNS_DIRECTION)) !== 0;
}

/** Whether what starts with a character may be other than a word. */
export function isSpecialAtStart(code: number): boolean {
  return ((classes[code]! || classify(code)) & STARTS_UNUSUAL) !== 0;
}

/** A character of ASCII that may stand within a name. */
export function isPlainInName(code: number): boolean {
  return code < 128 && (classes[code]! & NAME_INNER) !== 0;
}

/** A letter, mark or digit: what a name starts and ends with. */
export function isNameEdge(code: number): boolean {
  return ((classes[code]! || classify(code)) & NAME_EDGE) !== 0;
}

/** What may stand within a name. */
export function isNameInner(code: number): boolean {
  return ((classes[code]! || classify(code)) & NAME_INNER) !== 0;
}

/** A letter or digit: after one, a bare `@` or `?` starts nothing. */
export function isLetterOrDigit(code: number): boolean {
  return ((classes[code]! || classify(code)) & LETTER_OR_DIGIT) !== 0;
}

/** Characters that turn the direction of writing (Unicode: Bidi_Control). */
export function isDirectionControl(code: number): boolean {
  return ((classes[code]! || classify(code)) & TURNS_DIRECTION) !== 0;
}

/** Finds out the classes of a character beyond ASCII, by its Unicode properties. */
function classify(code: number): number {
  const character = String.fromCharCode(code);
  let found = KNOWN;
  if (wideBlank.test(character)) found |= BLANK | STOPS_WORD;
  if (found !== KNOWN || turnsDirection(code)) found |= STARTS_UNUSUAL;
  if (isSurrogate(code) || /^[\p{L}\p{M}\p{Nd}]$/u.test(character)) found |= NAME_EDGE | NAME_INNER;
  if (isSurrogate(code) || /^[\p{L}\p{Nd}]$/u.test(character)) found |= LETTER_OR_DIGIT;
  if (turnsDirection(code)) found |= TURNS_DIRECTION;
  classes[code] = found;
  return found;
}

function turnsDirection(code: number): boolean {
  return (
    code === 0x061c ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  );
}

/** Half of a character beyond the Basic Multilingual Plane; letters of historic scripts, taken whole as letters. */
function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}
