/** A passage that is close to a quote, and by how many characters the two differ. */
export interface NearPassage {
  readonly passage: string;
  readonly changes: number;
}

/** At most this share of a quote's characters is changed in a passage that is near it. */
const NEAR = 0.35;
/** Of a longer quote, its beginning is compared. */
const LONGEST = 1_500;
/** Up to how many cells of distance tables are filled for one quote. */
const EFFORT = 4_000_000;
type Span = readonly [start: number, end: number];

/**
 * The passage of a text that is nearest to a quote; undefined where none is near. A passage is near if at most 35 % of
 * the quote's characters are changed in it, or if it has all of the quote's words in their order and at most as many
 * characters again between them. Upper and lower case count as different, but do not keep a passage from being near.
 *
 * The text is looked through once for the stretches that share most triples of characters with the quote; only the best
 * of these are compared letter by letter, so that a text of megabytes takes a fraction of a second.
 *
 * ```ts
 * nearPassage('will release nine', 'They will not release nine of them.') // => { passage: 'will not release nine', changes: 4 }
 * nearPassage('will release nine', 'Nothing of the kind.') // => undefined
 * ```
 */
export function nearPassage(quote: string, text: string): NearPassage | undefined {
  if (quote === '') return undefined;
  const wanted = lowered(quote.slice(0, LONGEST));
  const searched = lowered(text);
  const words = spansOfWords(wanted).map(([start, end]) => wanted.slice(start, end));
  const margin = Math.max(12, Math.ceil(wanted.length / 2));
  let best: NearPassage | undefined;
  for (const start of stretches(wanted, searched, margin)) {
    const from = Math.max(0, start - margin);
    const stretch = searched.slice(from, Math.min(text.length, start + wanted.length + margin));
    const span = inOrder(words, stretch, wanted.length * 2 + 1) ?? alike(wanted, stretch);
    if (!span) continue;
    const passage = text.slice(...wholeWords(text, from + span[0], from + span[1]));
    const { changes } = align(quote.slice(0, LONGEST), passage);
    if (!best || changes < best.changes) best = { passage, changes };
  }
  return best;
}

/** The shortest part of a text that has all words in their order; undefined where it is too long. */
function inOrder(words: readonly string[], text: string, longest: number): Span | undefined {
  if (words.length < 2) return undefined;
  const spans = spansOfWords(text);
  let best: Span | undefined;
  for (const [at, [start, end]] of spans.entries()) {
    if (text.slice(start, end) !== words[0]) continue;
    let next = 1;
    let last = end;
    for (let other = at + 1; other < spans.length && next < words.length; other++) {
      if (text.slice(...spans[other]) !== words[next]) continue;
      next++;
      last = spans[other][1];
    }
    if (next === words.length && last - start <= longest && (!best || last - start < best[1] - best[0]))
      best = [start, last];
  }
  return best;
}

/** The part of a text in which few of a pattern's characters are changed. */
function alike(pattern: string, text: string): Span | undefined {
  const { start, end, changes } = align(pattern, text);
  return changes <= pattern.length * NEAR ? [start, end] : undefined;
}

/** Where the stretches begin that share most with the quote, the best first. */
function stretches(quote: string, text: string, margin: number): number[] {
  const length = quote.length;
  const most = Math.max(3, Math.min(64, Math.floor(EFFORT / (length * (length + 2 * margin)))));
  const hits = tripleHits(quote, text);
  const step = Math.max(1, Math.floor(length / 4));
  const scored: { at: number; score: number }[] = [];
  let score = 0;
  let entered = 0;
  let left = 0;
  for (let at = 0; at < Math.max(1, text.length - length + step); at += step) {
    for (; entered < Math.min(text.length, at + length); entered++) score += hits[entered];
    for (; left < at; left++) score -= hits[left];
    if (score > 0) scored.push({ at, score });
  }
  scored.sort((a, b) => b.score - a.score || a.at - b.at);
  const chosen: number[] = [];
  for (const { at } of scored) {
    if (chosen.length >= most) break;
    if (!chosen.some((other) => Math.abs(other - at) < step * 2)) chosen.push(at);
  }
  return chosen;
}

/** 1 where a triple of characters begins that the quote has too; of a quote of one or two, where its first begins. */
function tripleHits(quote: string, text: string): Uint8Array {
  const size = Math.min(3, quote.length);
  const triples = new Set<number>();
  for (let at = 0; at + size <= quote.length; at++) triples.add(tripleAt(quote, at, size));
  const hits = new Uint8Array(text.length);
  for (let at = 0; at + size <= text.length; at++) if (triples.has(tripleAt(text, at, size))) hits[at] = 1;
  return hits;
}

function tripleAt(text: string, at: number, size: number): number {
  let key = 0;
  for (let offset = 0; offset < size; offset++) key = key * 65_536 + text.charCodeAt(at + offset);
  return key;
}

/**
 * The part of a text that differs least from a pattern: an edit distance in which the text may begin and end anywhere
 * (Sellers 1980), with where that part starts carried along. Of several, the longest that starts first: for
 * `will pay`, `will not pay` rather than `will` or `not pay`.
 */
function align(pattern: string, text: string): { start: number; end: number; changes: number } {
  let costs = new Uint32Array(text.length + 1);
  let starts = Uint32Array.from({ length: text.length + 1 }, (_, at) => at);
  let nextCosts = new Uint32Array(text.length + 1);
  let nextStarts = new Uint32Array(text.length + 1);
  for (let row = 1; row <= pattern.length; row++) {
    nextCosts[0] = row;
    nextStarts[0] = 0;
    const wanted = pattern.charCodeAt(row - 1);
    for (let at = 1; at <= text.length; at++) {
      let cost = costs[at - 1] + (text.charCodeAt(at - 1) === wanted ? 0 : 1);
      let start = starts[at - 1];
      const left = costs[at] + 1;
      if (left < cost || (left === cost && starts[at] < start)) {
        cost = left;
        start = starts[at];
      }
      const added = nextCosts[at - 1] + 1;
      if (added < cost || (added === cost && nextStarts[at - 1] < start)) {
        cost = added;
        start = nextStarts[at - 1];
      }
      nextCosts[at] = cost;
      nextStarts[at] = start;
    }
    [costs, nextCosts] = [nextCosts, costs];
    [starts, nextStarts] = [nextStarts, starts];
  }
  let end = 0;
  for (let at = 1; at <= text.length; at++) {
    if (costs[at] < costs[end] || (costs[at] === costs[end] && starts[at] <= starts[end])) end = at;
  }
  return { start: starts[end], end, changes: costs[end] };
}

/** Widens a span until it cuts no word, and leaves out white space at its ends. */
function wholeWords(text: string, from: number, to: number): Span {
  let first = from;
  let last = to;
  while (first < last && text.charAt(first) === ' ') first++;
  while (last > first && text.charAt(last - 1) === ' ') last--;
  while (first > 0 && from - first < 40 && isLetter(text, first - 1) && isLetter(text, first)) first--;
  while (last < text.length && last - to < 40 && isLetter(text, last) && isLetter(text, last - 1)) last++;
  return [first, last];
}

function isLetter(text: string, at: number): boolean {
  return /[\p{L}\p{M}\p{N}]/u.test(text.charAt(at));
}

function spansOfWords(text: string): Span[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => [index, index + word.length]);
}

/** In lower case where that keeps every character's place. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}
