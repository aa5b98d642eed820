import { Ledger } from '../../src/ledger/ledger.ts';
import { sourceText } from '../../src/text/source-text.ts';

/** What stands where, and how wordings are numbered, is no part of what a ledger means. */
const PLACES = new Set(['block', 'start', 'end', 'index']);

/** Everything that a ledger means, without where it stands: equal for texts that differ only in their layout. */
export function meaning(...texts: readonly string[]): unknown {
  const sources = texts.map((text, index) => sourceText(`${index}.troth`, text));
  const ledger = Ledger.read(sources, { compartments: 'all' });
  return {
    settings: plain(ledger.settings),
    documents: ledger.documents.map(({ blocks, entries, findings }) =>
      blocks.map((block, index) => ({
        entry: plain(entries[index]),
        findings: (findings.get(block) ?? []).map((finding) => finding.code),
      })),
    ),
    units: ledger.reading.units.all.map((unit) => plain({ unit, is: unit.is })),
    wordings: ledger.reading.shapes.all.map((shape) => [shape.text, shape.slots, shape.alias?.of.text ?? '']),
    mentions: ledger.mentions.map((count, index) => [ledger.reading.name(index).text, count]),
  };
}

/** A value as plain data: names, wordings and units by what they are called. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  if ('kind' in value && value.kind === 'name' && 'text' in value) return `@${value.text}`;
  if ('slots' in value && 'text' in value) return value.text;
  if ('code' in value && 'is' in value) return `unit ${value.code}`;
  const kept = Object.entries(value).filter(([key]) => !PLACES.has(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, plain(inner)]));
}
