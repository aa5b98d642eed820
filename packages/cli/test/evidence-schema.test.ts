import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { dayOf, judge, Ledger, sourceText, type VoucherReport, voucherReport } from '@troth/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const ajv = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false });
for (const name of ['status', 'show', 'conflicts', 'diff', 'evidence'])
  ajv.addSchema(JSON.parse(readFileSync(path.join(root, `docs/schema/${name}.schema.json`), 'utf8')));
const validate = ajv.getSchema('urn:troth:schema:evidence:1')!;

const examples = readdirSync(path.join(root, 'examples'));

/** The evidence of everything that has an id in some files. */
function reportsOf(texts: readonly string[], known?: number): VoucherReport[] {
  const ledger = Ledger.read(texts.map((text, index) => sourceText(`${index}.troth`, text)));
  const judgement = judge(ledger, { on: dayOf(2026, 12, 31), known });
  const text = () => ({ text: 'They will not release nine.' });
  const names = [...ledger.entries()].flatMap(({ name }) => (name ? [name.text] : []));
  return names.map(
    (name) => voucherReport(judgement, name, () => ({ kind: 'found', digest: String, text }))!,
  );
}

function mistakes(report: unknown): unknown {
  return validate(report) ? undefined : validate.errors;
}

test.each(examples)('%s', (name) => {
  const folder = path.join(root, 'examples', name);
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith('.troth'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));
  const reports = [...reportsOf(texts), ...reportsOf(texts, dayOf(2025, 6, 30))];
  expect(reports.length).toBeGreaterThan(5);
  for (const report of reports) expect([report.id, mistakes(report)]).toEqual([report.id, undefined]);
});

test('quotes, denials, circles, retractions, verdicts, lines of their own', () => {
  const reports = reportsOf([
    `party @anna "Anna"
source @a "A"
  published 2026-03
  file a.txt
source @b
source @c
  relays @a, @b
2026-03-01 event @e
  did it rained
    source @a via @b
    source @b via @a
  did it snowed
  source @a p2 via "a farmer" @anna grade B1
    quote "will not release nine"
    quote "will release nine"
    quote "Good day to you"
  source @b denies
    quote "Unchecked"
  source @c mentions
2026-03-02 retracted @b by @anna
2026-03-02 retracted @e by @anna
2026-03-02 claim @f by "a neighbour" "Rain!"
  about @e
  source @a
2026-03-02 response
  to @e
  from @anna
  text "No."
`,
  ]);
  for (const report of reports) expect([report.id, mistakes(report)]).toEqual([report.id, undefined]);
  const event = reports.find(({ id }) => id === '@e')!;
  expect(event.statements.map(({ line }) => line)).toEqual([null, 'did it rained']);
  expect(reports.find(({ id }) => id === '@a')!.carries!.statements.length).toBe(3);
});

test('the schema is strict', () => {
  const [report] = reportsOf(['source @a\n2026-03-01 event @e\n  did it rained\n  source @a\n']);
  expect(mistakes(report)).toBe(undefined);
  const [carried] = report!.carries!.statements;
  const changed = (change: object) => ({
    ...report,
    carries: { ...report!.carries, statements: [{ ...carried, ...change }] },
  });
  expect(mistakes(changed({}))).toBe(undefined);
  expect(mistakes(changed({ more: 1 }))).not.toBe(undefined);
  expect(mistakes(changed({ roots: { low: 1, high: 'many' } }))).not.toBe(undefined);
  expect(mistakes({ ...report, more: 1 })).not.toBe(undefined);
  expect(mistakes({ ...report, statements: [] })).not.toBe(undefined);
});
