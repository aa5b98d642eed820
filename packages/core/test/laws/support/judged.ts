import { expect } from 'vitest';
import { diagnose } from '../../../src/check/diagnose.ts';
import { Ledger } from '../../../src/ledger/ledger.ts';
import { judge } from '../../../src/lifecycle/judge.ts';
import { statusReport } from '../../../src/query/reports/status-report.ts';
import { sourceText } from '../../../src/text/source-text.ts';
import { FIRST_DAY } from './random-case.ts';

/** A ledger from texts, one file each. */
export function ledgerOf(...texts: readonly string[]): Ledger {
  return Ledger.read(texts.map((text, index) => sourceText(`${index}.troth`, text)));
}

/** Where everything stands, without where it is written: what must not depend on order, layout or luck. */
export function statesOf(ledger: Ledger, on: number, known?: number) {
  const judgement = judge(ledger, {
    on: FIRST_DAY + on,
    known: known === undefined ? undefined : FIRST_DAY + known,
  });
  const { promises, requests } = statusReport(judgement);
  return {
    promises: promises.map(({ place, trace, ...rest }) => ({
      ...rest,
      standing: [...rest.standing].sort(),
      trace: trace.map(({ day, text, entry }) => `${day} ${text} ${entry}`).sort(),
    })),
    requests,
    findings: judgement.diagnostics.map(({ code, message }) => `${code} ${message}`).sort(),
  };
}

/** Codes of what is wrong with a ledger, before anything is judged. */
export function codesOf(ledger: Ledger): string[] {
  return diagnose(ledger)
    .map(({ code }) => code)
    .sort();
}

/** The states possible for each promise; one that is not made yet is proposed. */
export function possibleStates(ledger: Ledger, on: number, known?: number): Map<string, Set<string>> {
  const judgement = judge(ledger, {
    on: FIRST_DAY + on,
    known: known === undefined ? undefined : FIRST_DAY + known,
  });
  return new Map(
    judgement.promises.map(({ entry, possible }) => [`@${entry.name.text}`, new Set<string>(possible)]),
  );
}

/** Expects two results to be the same; quick where they are. */
export function expectSame(actual: unknown, expected: unknown, about = ''): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual, about).toEqual(expected);
}
