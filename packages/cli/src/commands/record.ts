import {
  GROUPINGS,
  type Grouping,
  type Ledger,
  type Name,
  type RecordQuestion,
  recordReport,
} from '@troth/core';
import { didYouMean, Problem } from '@troth/server';
import type { Call } from '../command.ts';
import { findName } from '../input/filter-options.ts';
import { judgeFor } from '../input/judge-for.ts';
import { readLedgerFor } from '../input/read-ledger.ts';
import { recordText } from '../output/record-text.ts';
import { orList } from '../output/state-cells.ts';

/** `troth record [@party]`: what a party's word is worth, by its record. */
export async function record(call: Call): Promise<number> {
  const ids = call.operands.filter((operand) => operand.startsWith('@'));
  if (ids.length > 1)
    throw new Problem(`one party at a time: ${orList(ids)}?`, [
      'troth record alone sets all promisors side by side.',
    ]);
  const by = groupingOf(call);
  const ledger = await readLedgerFor(
    call,
    call.operands.filter((operand) => !operand.startsWith('@')),
  );
  const question = questionOf(call, ledger, ids[0]);
  const judgement = judgeFor(call, ledger);
  const report = recordReport(judgement, question, { by: by ?? (question.party ? undefined : 'promisor') });
  if (call.has('json')) call.io.out.write(`${JSON.stringify(report, null, 2)}\n`);
  else call.io.out.write(recordText(call, judgement, report));
  return 0;
}

function groupingOf(call: Call): Grouping | undefined {
  const written = call.value('by');
  const by = GROUPINGS.find((one) => one === written);
  if (written === undefined || by) return by;
  throw new Problem(`--by ${written}: a record is not taken apart by that${didYouMean(written, GROUPINGS)}`, [
    `It is by one of: ${GROUPINGS.join(', ')}`,
  ]);
}

function questionOf(call: Call, ledger: Ledger, id: string | undefined): RecordQuestion {
  return {
    party: id === undefined ? undefined : partyNamed(ledger, id, ''),
    to: partyOption(call, ledger, 'to'),
    tags: call.values('tag').map((written) => tagOf(ledger, written)),
    holder: partyOption(call, ledger, 'holder'),
    threats: call.has('threats'),
  };
}

function partyOption(call: Call, ledger: Ledger, option: string): Name | undefined {
  const written = call.value(option);
  return written === undefined ? undefined : partyNamed(ledger, written, `--${option}: `);
}

const PARTIES: readonly string[] = ['party', 'person', 'office', 'group'];

function partyNamed(ledger: Ledger, written: string, before: string): Name {
  const name = findName(ledger, written);
  const kind = name.entry?.kind ?? 'name';
  if (PARTIES.includes(kind)) return name;
  const article = /^[aeiou]/.test(kind) ? 'an' : 'a';
  const promisors = name.entry && 'terms' in name.entry ? (name.entry.terms?.from ?? []) : [];
  throw new Problem(
    `${before}@${name.text} is ${article} ${kind}; only a party, person, office or group has a record`,
    promisors.map(({ party }) => `Who made it: troth record @${party.text}`),
  );
}

/** A tag that some promise has: one misspelt would make every promise count less. */
function tagOf(ledger: Ledger, written: string): string {
  const tag = written.replace(/^#/, '').normalize('NFC');
  const tags = new Set(ledger.entriesOf('promise', 'threat').flatMap((entry) => entry.tags));
  if (tags.has(tag)) return tag;
  throw new Problem(
    `no promise has the tag #${tag}${didYouMean(
      `#${tag}`,
      [...tags].map((one) => `#${one}`),
    )}`,
  );
}
