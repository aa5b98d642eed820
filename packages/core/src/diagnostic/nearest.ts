/**
 * The candidates that a misspelt word may have meant, nearest first: at most three, none farther than a third of its
 * length (optimal string alignment: insertions, deletions, substitutions, swaps of neighbours).
 */
export function nearest(word: string, candidates: Iterable<string>, limit = 3): string[] {
  const allowed = Math.max(1, Math.floor(word.length / 3));
  const found: { text: string; distance: number }[] = [];
  for (const text of candidates) {
    if (Math.abs(text.length - word.length) > allowed) continue;
    const distance = editDistance(word.toLowerCase(), text.toLowerCase(), allowed);
    if (distance <= allowed) found.push({ text, distance });
  }
  found.sort((a, b) => a.distance - b.distance || (a.text < b.text ? -1 : 1));
  return found.slice(0, limit).map((candidate) => candidate.text);
}

/** The optimal string alignment distance, or anything above `bound` once it must be. */
export function editDistance(a: string, b: string, bound: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    if (Math.min(...row) > bound) return bound + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
}
