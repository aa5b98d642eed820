/** A letter, mark or digit of any script: what a name begins and ends with (language.md: Names); for a class of characters. */
export const NAME_EDGE = '\\p{L}\\p{M}\\p{Nd}';

/** What may stand within a name; for a class of characters. */
export const NAME_INNER = `-_./${NAME_EDGE}`;

/**
 * A name without its `@`. It is text and no expression, to be made one with the flag `u` where it is needed: one with
 * properties of Unicode takes time that no call of the command should wait for before it is needed.
 *
 * ```ts
 * 'to @us/treasury.'.match(new RegExp(`@${NAME_PATTERN}`, 'u'))?.[0] // => '@us/treasury'
 * ```
 */
export const NAME_PATTERN = `[${NAME_EDGE}](?:[${NAME_INNER}]*[${NAME_EDGE}])?`;

let whole: RegExp | undefined;
let inner: RegExp | undefined;

/**
 * Whether a text is a name, without its `@`.
 *
 * ```ts
 * isName('us/treasury') // => true
 * isName('us/') // => false
 * ```
 */
export function isName(text: string): boolean {
  whole ??= new RegExp(`^${NAME_PATTERN}$`, 'u');
  return whole.test(text);
}

/** Whether all of a text may stand within a name. */
export function isWithinName(text: string): boolean {
  inner ??= new RegExp(`^[${NAME_INNER}]+$`, 'u');
  return inner.test(text);
}
