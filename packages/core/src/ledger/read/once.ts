import type { EntryRule, FieldRule } from '../../syntax/grammar.ts';
import { reportRepeated } from './read-values.ts';
import type { Reading } from './reading.ts';

/** The fields that may stand several times in an entry, by its keyword. */
const SEVERAL: Readonly<Record<string, readonly string[]>> = {
  ledger: ['include', 'opinion'],
  party: ['formerly'],
  person: ['formerly'],
  office: ['holder'],
  group: ['member'],
  source: ['relays'],
  deed: ['also', 'excludes', 'once per', 'undone by'],
  // Its periods exclude each other, which is told of as such.
  limit: ['on', 'per year', 'per month', 'in', 'at any time'],
  unit: ['also'],
  claim: ['about', 'stake'],
  response: ['to', 'from'],
  note: ['about'],
};
/** What only an act has; the other fields of an amendment are those of a promise, and looked at with them. */
const OF_ACTS: readonly string[] = ['because', 'only', 'clock'];

/** Reports a field that an entry has already and may have once. */
export function reportIfRepeated(reading: Reading, rule: EntryRule, line: number, field: FieldRule): void {
  const { keyword } = rule;
  if (keyword === 'choice' || (keyword === 'amended' && !OF_ACTS.includes(field.name))) return;
  if (SEVERAL[keyword]?.includes(field.name)) return;
  for (let above = 1; above < line; above = reading.nextSibling(above)) {
    const other = reading.field(above, rule.fields);
    if (!other || slotOf(other.name) !== slotOf(field.name)) continue;
    reportRepeated(reading, line, field.name, above);
    return;
  }
}

/** Fields that say the same in two ways. */
function slotOf(field: string): string {
  return field === 'found nothing' ? 'found' : field;
}
