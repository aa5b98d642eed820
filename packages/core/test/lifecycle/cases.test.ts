import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { statusOf } from '../support/status-of.ts';
import {
  type Expectation,
  type ExpectedValue,
  type LifecycleCase,
  readCases,
  reverseEntries,
} from './read-cases.ts';

type Status = ReturnType<typeof statusOf>;

const folder = join(import.meta.dirname, 'cases');

for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.cases'))
  .sort()) {
  describe(file, () => {
    for (const item of readCases(readFileSync(join(folder, file), 'utf8'))) {
      it(`${item.title} (line ${item.line})`, () => {
        expect(differences(item, item.ledger), item.comment).toEqual([]);
      });
    }
  });
}

describe('the order of entries never changes a result', () => {
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.cases'))
    .sort()) {
    it(file, () => {
      const cases = readCases(readFileSync(join(folder, file), 'utf8'));
      const changed = cases.filter(
        (item) => fingerprint(item, item.ledger) !== fingerprint(item, reverseEntries(item.ledger)),
      );
      expect(changed.map((item) => `line ${item.line}: ${item.title}`)).toEqual([]);
    });
  }
});

/** What a case expects and the ledger does not give, one readable line each. */
function differences(item: LifecycleCase, ledger: string): string[] {
  return item.days.flatMap(({ on, known, expectations }) => {
    const status = statusOf(ledger, { ...(on && { on }), ...(known && { known }) });
    const day = [on ? `on ${on}` : 'on its own day', ...(known ? [`known ${known}`] : [])].join(', ');
    return expectations.flatMap((expectation) =>
      compare(expectation, status).map((difference) => `line ${expectation.line}, ${day}: ${difference}`),
    );
  });
}

function compare(expectation: Expectation, status: Status): string[] {
  if (expectation.id === null)
    return expectation.fields.flatMap(({ field, value }) => compareFinding(field, value, status));
  const entries = [...status.promises, ...status.requests];
  const entry = entries.find(({ id }) => id === expectation.id);
  const found: Record<string, unknown> | undefined = entry && { ...entry };
  if (expectation.missing) return found === undefined ? [] : [`${expectation.id} should not be there`];
  if (found === undefined) return [`${expectation.id} is missing`];
  return expectation.fields.flatMap(({ field, negated, value }) => {
    const actual = normal(found[field === 'request' ? 'state' : field]);
    const same = JSON.stringify(actual) === JSON.stringify(normal(value));
    if (same !== negated) return [];
    return [
      `${expectation.id} ${field}: expected ${negated ? 'not ' : ''}${JSON.stringify(value)}, got ${JSON.stringify(actual)}`,
    ];
  });
}

function compareFinding(field: string, value: ExpectedValue, status: Status): string[] {
  const codes: readonly string[] = status.diagnostics.map(({ code }) => code);
  const present = typeof value === 'string' && codes.includes(value);
  if (field === 'finding')
    return present ? [] : [`no finding ${value}, only: ${[...new Set(codes)].join(', ')}`];
  if (field === 'no-finding') return present ? [`there should be no finding ${value}`] : [];
  return [`${field} is no expectation`];
}

/** Lists have no order; a field that is not there is null. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) return [...value].sort();
  return value ?? null;
}

/** Everything a case could compare, without places. */
function fingerprint(item: LifecycleCase, ledger: string): string {
  return JSON.stringify(
    item.days.map(({ on, known }) => {
      const status = statusOf(ledger, { ...(on && { on }), ...(known && { known }) });
      const promises = status.promises.map(
        ({ id, state, possible, after, progress, standing, since, due, deadline }) =>
          JSON.stringify({
            id,
            state,
            possible: normal(possible),
            after,
            progress,
            standing: normal(standing),
            since,
            due,
            deadline,
          }),
      );
      const requests = status.requests.map(({ id, state }) => JSON.stringify({ id, state }));
      return [promises.sort(), requests.sort(), status.diagnostics.map(({ code }) => code).sort()];
    }),
  );
}
