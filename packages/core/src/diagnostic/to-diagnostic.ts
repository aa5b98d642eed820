import { CODES } from './codes.ts';
import type { Diagnostic, Finding, RelatedPlace } from './diagnostic.ts';

const NOTHING_RELATED: readonly RelatedPlace[] = [];

/** Adds severity and reason to a finding. */
export function toDiagnostic(finding: Finding): Diagnostic {
  const { code, message, help, place, related = NOTHING_RELATED, replacement, withoutEffect } = finding;
  const { severity, why } = CODES[code];
  const common = { code, severity, message, why, help, place, related };
  const diagnostic = withoutEffect === undefined ? common : { ...common, withoutEffect };
  return replacement === undefined
    ? diagnostic
    : { ...diagnostic, replacement: { place, text: replacement } };
}
