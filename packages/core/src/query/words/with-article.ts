/**
 * A word with the article it takes.
 *
 * ```ts
 * withArticle('event') // => 'an event'
 * withArticle('source') // => 'a source'
 * ```
 */
export function withArticle(word: string): string {
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
}
