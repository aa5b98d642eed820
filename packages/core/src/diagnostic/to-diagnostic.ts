import { CODES } from './codes.ts';
import type { Diagnostic, Finding, RelatedPlace } from './diagnostic.ts';

const NOTHING_RELATED: readonly RelatedPlace[] = [];

/** Adds severity and reason to a finding. */
export function toDiagnostic(finding: Finding): Diagnostic {
  const { code, help, place, related = NOTHING_RELATED, replacement, withoutEffect } = finding;
  const message = withShortQuotes(finding.message);
  const { severity, why } = CODES[code];
  const common = { code, severity, message, why, help, place, related };
  const diagnostic = withoutEffect === undefined ? common : { ...common, withoutEffect };
  return replacement === undefined
    ? diagnostic
    : { ...diagnostic, replacement: { place, text: replacement } };
}

/** More characters of a text than this are not said again: the line that it stands on is shown. */
const LONGEST_QUOTE = 80;

/** A message with the middle of what it quotes left out where that is long. */
function withShortQuotes(message: string): string {
  if (message.length <= LONGEST_QUOTE) return message;
  return message.replace(/`([^`]*)`/gu, (whole, quote: string) => {
    const characters = [...quote];
    if (characters.length <= LONGEST_QUOTE) return whole;
    const [start, end] = [characters.slice(0, LONGEST_QUOTE / 2), characters.slice(-LONGEST_QUOTE / 2)];
    return `\`${start.join('').trimEnd()} … ${end.join('').trimStart()}\``;
  });
}
