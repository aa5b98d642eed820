import { printable } from '@troth/core';

const SPECIAL: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** What Mermaid takes for nothing but itself within a quoted label. */
const PLAIN = '.,:-/()';

/** Text as XML may hold it; what it cannot hold at all is shown as what it is. */
export function xmlText(text: string): string {
  return printable(text)
    .replace(/[\p{Cs}\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => SPECIAL[character]!);
}

/** A label of a Mermaid drawing: other signs than letters, digits and spaces are written as their code. */
export function mermaidText(text: string): string {
  return printable(text.replace(/\s+/g, ' ').trim()).replace(/[!-/:-@[-`{-~]/g, (character) =>
    PLAIN.includes(character) ? character : `#${character.codePointAt(0)};`,
  );
}
