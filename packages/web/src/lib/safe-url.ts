/** An address of the web that may be linked to; undefined for any other scheme, such as `javascript:`. */
export function safeUrl(text: string | null): string | undefined {
  if (text === null) return undefined;
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}
