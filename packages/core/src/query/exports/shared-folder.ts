/**
 * The folder that files lie in together, with the slash at its end; empty where they share none.
 *
 * ```ts
 * sharedFolder(['/home/anna/deal/a.troth', '/home/anna/deal/more/b.troth']) // => '/home/anna/deal/'
 * sharedFolder(['a.troth']) // => ''
 * ```
 */
export function sharedFolder(paths: readonly string[]): string {
  const split = paths.map((path) => path.replaceAll('\\', '/').split('/'));
  const [first = []] = split;
  let shared = 0;
  while (split.every((path) => path.length > shared + 1 && path[shared] === first[shared])) {
    if (split.length === 0) break;
    shared++;
  }
  return first
    .slice(0, shared)
    .map((part) => `${part}/`)
    .join('');
}
