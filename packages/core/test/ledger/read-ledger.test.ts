import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/diagnostic/diagnostic.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { sourceText } from '../../src/text/source-text.ts';

const folder = fileURLToPath(new URL('./read-ledger/', import.meta.url));

describe('Ledger.read', () => {
  // Every kind of entry and field, and mistakes of every kind, with all that reading makes of them written out.
  test.each(readdirSync(folder).filter((file) => file.endsWith('.troth')))('reads %s', async (file) => {
    const sources = [sourceText(file, readFileSync(join(folder, file), 'utf8'))];
    const ledger = Ledger.read(sources, { compartments: 'all' });
    await expect(describeLedger(ledger)).toMatchFileSnapshot(join(folder, file.replace('.troth', '.txt')));
  });

  test('takes code units or bytes that the caller has made', () => {
    const text = 'party @zoë "Zoë"\n2024-01-01 note "Tschüß"\n';
    const units = Uint16Array.from(text, (character) => character.charCodeAt(0));
    const described = describeLedger(Ledger.read([sourceText('a', text)]));
    expect(describeLedger(Ledger.read([sourceText('a', text, units)]))).toBe(described);
    expect(describeLedger(Ledger.read([sourceText('a', text, new TextEncoder().encode(text))]))).toBe(
      described,
    );
  });

  test('reads an amount of a unit that is declared after the one it is of', () => {
    const ledger = Ledger.read([sourceText('a', 'unit bag "Bag"\n  is 50kg\nunit kg "Kilogram"\n')]);
    expect(ledger.documents[0].findings.size).toBe(0);
  });
});

/** One line for each entry and finding: what an entry says, nested as it is, without what is left unsaid. */
function describeLedger(ledger: Ledger): string {
  const lines: string[] = [];
  for (const { blocks, entries, findings } of ledger.documents) {
    blocks.forEach((block, index) => {
      lines.push(`${block.line + 1}: ${describeValue(entries[index])}`);
      for (const finding of findings.get(block) ?? []) lines.push(`  ${describeFinding(finding)}`);
    });
  }
  return `${lines.join('\n')}\n`;
}

function describeFinding({ code, message, place }: Finding): string {
  return `${place.start}..${place.end} ${code}: ${message}`;
}

function describeValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(describeValue).join(', ')}]`;
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' ? JSON.stringify(value) : String(value);
  }
  if ('kind' in value && value.kind === 'name' && 'text' in value) return `@${value.text}`;
  if ('slots' in value && 'text' in value) return `<${value.text}>`;
  if ('is' in value && 'code' in value) return `unit ${value.code}`;
  if ('endFirst' in value) return `days ${Object.values(value).join(' ')}`;
  const fields = Object.entries(value).filter(
    ([key, field]) => key !== 'block' && field !== undefined && !(Array.isArray(field) && field.length === 0),
  );
  return `{${fields
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, field]) => `${key}: ${describeValue(field)}`)
    .join(', ')}}`;
}
