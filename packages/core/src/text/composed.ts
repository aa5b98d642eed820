/** Composing takes time that grows with the square of a run of marks; no name or word that anyone reads is longer. */
const LONGEST = 1000;

/** A name or word after Unicode NFC, so that equal letters are equal code units. Very long ones are left as they are. */
export function composed(text: string): string {
  return text.length > LONGEST ? text : text.normalize('NFC');
}
