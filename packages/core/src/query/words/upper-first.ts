/**
 * A text with its first letter as a capital.
 *
 * ```ts
 * upperFirst('not started') // => 'Not started'
 * upperFirst('') // => ''
 * ```
 */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
