/** A text as YAML writes it on one line. */
export function scalar(text: string): string {
  return /^[\p{L}_=][\p{L}\p{N} _./()=-]*$/u.test(text) &&
    !/^(true|false|null|yes|no|on|off)$/i.test(text) &&
    !text.endsWith(' ')
    ? text
    : JSON.stringify(text);
}
