/**
 * The candidates that a misspelt word may have meant, nearest first: at most three, none farther than a third of its
 * length (optimal string alignment: insertions, deletions, substitutions, swaps of neighbours).
 */
export function nearest(word: string, candidates: Iterable<string>, limit = 3): string[] {
  // A single letter is as near to any other.
  const allowed = word.length < 2 ? 0 : Math.max(1, Math.floor(word.length / 3));
  const wanted = word.toLowerCase();
  const letters = lettersOf(wanted);
  const found: { text: string; distance: number }[] = [];
  for (const text of candidates) {
    if (Math.abs(text.length - word.length) > allowed) continue;
    const candidate = text.toLowerCase();
    // Each change brings in one letter at most and takes out one at most.
    const theirs = lettersOf(candidate);
    if (bitsIn(letters & ~theirs) > allowed || bitsIn(theirs & ~letters) > allowed) continue;
    const distance = editDistance(wanted, candidate, allowed);
    if (distance <= allowed) found.push({ text, distance });
  }
  found.sort((a, b) => a.distance - b.distance || (a.text < b.text ? -1 : 1));
  return found.slice(0, limit).map((candidate) => candidate.text);
}

/** The letters of a word as a set of 32 bits; some share a bit. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

function bitsIn(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** The rows of the table of distances: the one before the last, the last, and the one being made. */
const rows: [Int32Array, Int32Array, Int32Array] = [
  new Int32Array(64),
  new Int32Array(64),
  new Int32Array(64),
];

/** The optimal string alignment distance, or anything above `bound` once it must be. */
export function editDistance(a: string, b: string, bound: number): number {
  const { length } = b;
  if (length >= rows[0].length) for (let i = 0; i < 3; i++) rows[i] = new Int32Array(length * 2);
  let [before, last, row] = rows;
  for (let j = 0; j <= length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let least = i;
    const code = a.charCodeAt(i - 1);
    for (let j = 1; j <= length; j++) {
      const same = code === b.charCodeAt(j - 1);
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const swapped =
        i > 1 && j > 1 && code === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, before[j - 2] + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > bound) return bound + 1;
    [before, last, row] = [last, row, before];
  }
  return last[length];
}
