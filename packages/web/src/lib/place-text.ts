/** The file and line of `a/b.troth:12`. */
export function placeOf(text: string): { readonly file: string; readonly line: string } {
  const found = /^(.*):(\d+)$/.exec(text);
  return { file: found?.[1] ?? text, line: found?.[2] ?? '1' };
}
