import { diagnose, type Judgement, type Ledger } from '@troth/core';
import type { Call } from '../command.ts';
import { counted } from '../output/promise-words.ts';
import { formatOf } from './format-option.ts';

/** What errors mean for conflicts. */
export const HIDING = 'which may hide conflicts';

/** What errors mean for what is handed on. */
export const HANDED_ON = 'and those who get this do not see any';

/** Says on standard error, to people, that errors in the ledger may hide conflicts. */
export function sayErrors(call: Call, ledger: Ledger): void {
  tellErrors(call, errorsIn(ledger), HIDING);
}

/**
 * The exit status of a command that shows what a ledger says: 1 where that has errors, else 0. Says to people, on
 * standard error, that there are some.
 *
 * @param so what they mean for what is shown
 */
export function soundness(
  call: Call,
  ledger: Ledger,
  judgement?: Pick<Judgement, 'diagnostics'>,
  so = 'which may change what is shown',
): 0 | 1 {
  const errors = errorsIn(ledger, judgement);
  tellErrors(call, errors, so);
  return errors > 0 ? 1 : 0;
}

function errorsIn(ledger: Ledger, judgement?: Pick<Judgement, 'diagnostics'>): number {
  return [...diagnose(ledger), ...(judgement?.diagnostics ?? [])].filter(
    ({ severity }) => severity === 'error',
  ).length;
}

function tellErrors(call: Call, errors: number, so: string): void {
  if (errors === 0 || call.has('quiet') || formatOf(call) !== 'text') return;
  const them = errors === 1 ? 'it' : 'them';
  call.io.err.write(`troth: the ledger has ${counted(errors, 'error')}, ${so}; troth check shows ${them}\n`);
}
