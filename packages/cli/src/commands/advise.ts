import {
  adviceReport,
  advise as adviseOn,
  type ChoiceEntry,
  type Ledger,
  rulesReport,
  withArticle,
} from '@troth/core';
import { Problem } from '@troth/server';
import type { Call } from '../command.ts';
import { findName } from '../input/filter-options.ts';
import { judgeFor } from '../input/judge-for.ts';
import { readLedgerFor } from '../input/read-ledger.ts';
import { soundness } from '../input/say-errors.ts';
import { adviceText, rulesText } from '../output/advice-text.ts';
import { choicesText } from '../output/choices-text.ts';
import { orList } from '../output/state-cells.ts';
import { wordList } from '../output/word-list.ts';

/** `troth advise @choice`: continue, condition, renegotiate or leave; where that flips, and which terms would carry it. */
export async function advise(call: Call): Promise<number> {
  const ids = [...new Set(call.operands.filter((operand) => operand.startsWith('@')))];
  if (ids.length > 1)
    throw new Problem(`one choice at a time: ${orList(ids)}?`, ['troth advise alone lists all choices.']);
  if (ids.length === 0 && call.has('rules')) return showRules(call);
  const ledger = await readLedgerFor(
    call,
    call.operands.filter((operand) => !operand.startsWith('@')),
  );
  if (ids[0] === undefined) {
    listChoices(call, ledger);
    return soundness(call, ledger);
  }
  const choice = choiceNamed(call, ledger, ids[0]);
  const judgement = judgeFor(call, ledger);
  const report = adviceReport(judgement, adviseOn(judgement, choice), call.has('rules'));
  if (call.has('json')) call.io.out.write(`${JSON.stringify(report, null, 2)}\n`);
  else call.io.out.write(adviceText(call, ledger, judgement, report));
  const sound = soundness(call, ledger, judgement);
  return report.missing.length > 0 && choice.orders.length === 0 ? 2 : sound;
}

/** Rules of reciprocity with the usual payoffs, for no choice in particular. */
function showRules(call: Call): number {
  const rules = rulesReport();
  if (call.has('json')) call.io.out.write(`${JSON.stringify({ rules }, null, 2)}\n`);
  else call.io.out.write(rulesText(call, rules));
  return 0;
}

function choiceNamed(call: Call, ledger: Ledger, id: string): ChoiceEntry {
  const { entry, text } = findName(ledger, id);
  if (entry?.kind === 'choice') return entry;
  throw new Problem(
    `@${text} is no choice but ${withArticle(entry?.kind ?? 'name')}`,
    choiceHints(call, ledger),
  );
}

function choiceHints({ io }: Call, ledger: Ledger): string[] {
  const ids = choicesOf(ledger).flatMap(({ name }) => (name ? [`@${name.text}`] : []));
  if (ids.length > 0) return wordList(io, 'Choices', ids);
  return ['There is no choice in this ledger; troth advise alone shows how to write one.'];
}

function choicesOf(ledger: Ledger): readonly ChoiceEntry[] {
  return ledger.entriesOf('choice') as readonly ChoiceEntry[];
}

function listChoices(call: Call, ledger: Ledger): void {
  const choices = choicesOf(ledger).filter(({ name }) => name !== undefined);
  if (call.has('json')) {
    const rows = choices.map(({ name, title }) => ({ choice: `@${name!.text}`, title: title ?? null }));
    call.io.out.write(`${JSON.stringify({ choices: rows }, null, 2)}\n`);
  } else call.io.out.write(choicesText(call, choices));
}
