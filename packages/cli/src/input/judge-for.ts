import { type Judgement, judge, type Ledger } from '@troth/core';
import type { Call } from '../command.ts';
import { daysOf } from './days.ts';

/** Judges a ledger on the days that a call asks for, and in the reading of disputes that it asks for. */
export function judgeFor(call: Call, ledger: Ledger): Judgement {
  return judge(ledger, { ...daysOf(call, ledger), withoutDisputed: call.has('without-disputed') });
}
