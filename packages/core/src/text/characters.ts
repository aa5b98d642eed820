/** Classes of characters, as language.md tells them apart. ASCII by table, the rest by Unicode property. */

export const TAB = 9;
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
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

const ascii = new Uint8Array(128);
for (const code of [TAB, CARRIAGE_RETURN, SPACE, 11, 12]) ascii[code] = BLANK | STOPS_WORD;
for (const code of [LINE_FEED, QUOTE, QUESTION, AT, OPEN_BRACE]) ascii[code]! |= STOPS_WORD;
for (const [from, to] of [
  [48, 57],
  [65, 90],
  [97, 122],
] as const) {
  for (let code = from; code <= to; code++) ascii[code] = NAME_EDGE | NAME_INNER | LETTER_OR_DIGIT;
}
for (const code of [45, 95, DOT, SLASH]) ascii[code] = NAME_INNER;

const wideBlank = /^[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]$/;
const wideEdge = /^[\p{L}\p{M}\p{Nd}]$/u;
const wideLetterOrDigit = /^[\p{L}\p{Nd}]$/u;

/** White space within a line. */
export function isBlank(code: number): boolean {
  return code < 128
    ? (ascii[code]! & BLANK) !== 0
    : code >= 0xa0 && wideBlank.test(String.fromCharCode(code));
}

/** Whether a word being read may have to end before this character. */
export function mayStopWord(code: number): boolean {
  return code >= 128 || (ascii[code]! & STOPS_WORD) !== 0;
}

/** A letter, mark or digit: what a name starts and ends with. */
export function isNameEdge(code: number): boolean {
  return code < 128
    ? (ascii[code]! & NAME_EDGE) !== 0
    : isSurrogate(code) || wideEdge.test(String.fromCharCode(code));
}

/** What may stand within a name. */
export function isNameInner(code: number): boolean {
  return code < 128 ? (ascii[code]! & NAME_INNER) !== 0 : isNameEdge(code);
}

/** A letter or digit: after one, a bare `@` or `?` starts nothing. */
export function isLetterOrDigit(code: number): boolean {
  if (code < 128) return (ascii[code]! & LETTER_OR_DIGIT) !== 0;
  return isSurrogate(code) || wideLetterOrDigit.test(String.fromCharCode(code));
}

/** Characters that turn the direction of writing (Unicode: Bidi_Control). */
export function isDirectionControl(code: number): boolean {
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
