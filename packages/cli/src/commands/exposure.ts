import {
  type ExposureReport,
  humanRange,
  type Judgement,
  type Ledger,
  ledgerExposureReport,
  type Name,
  type NamedEntry,
  partyExposureReport,
  promiseExposureReport,
  whyNothing,
  withArticle,
} from '@troth/core';
import { Problem } from '@troth/server';
import type { Call } from '../command.ts';
import { judgeFor } from '../input/judge-for.ts';
import { findNamed } from '../input/named.ts';
import { readLedgerFor } from '../input/read-ledger.ts';
import { soundness } from '../input/say-errors.ts';
import { exposureText } from '../output/exposure-text.ts';
import { orList } from '../output/state-cells.ts';

/** `troth exposure [@id]`: who loses what, and what falls with what. */
export async function exposure(call: Call): Promise<number> {
  const ids = call.operands.filter((operand) => operand.startsWith('@'));
  if (ids.length > 1)
    throw new Problem(`one party or promise at a time: ${orList(ids)}?`, [
      'troth exposure alone lists all parties.',
    ]);
  const ledger = await readLedgerFor(
    call,
    call.operands.filter((operand) => !operand.startsWith('@')),
  );
  const judgement = judgeFor(call, ledger);
  const named = ids[0] === undefined ? undefined : findNamed(ledger, judgement, ids[0]);
  const report = named ? reportOn(ledger, judgement, named) : ledgerExposureReport(judgement);
  if (call.has('json')) call.io.out.write(`${JSON.stringify(report, null, 2)}\n`);
  else call.io.out.write(exposureText(call, ledger, judgement, report));
  return soundness(call, ledger, judgement);
}

function reportOn(ledger: Ledger, judgement: Judgement, { entry, cases }: NamedEntry): ExposureReport {
  const { name } = entry;
  if (cases)
    throw new Problem(`@${name.text} is a promise with many cases, and each has an exposure of its own`, [
      `Its cases: troth show @${name.text}`,
    ]);
  switch (entry.kind) {
    case 'party':
    case 'person':
    case 'office':
    case 'group':
      return partyExposureReport(judgement, name);
    case 'promise':
    case 'threat': {
      const report = promiseExposureReport(judgement, entry);
      if (report) return report;
      const day = humanRange(judgement.on, judgement.on);
      const why = whyNothing(judgement, entry) ?? 'it is not made yet';
      throw new Problem(`@${name.text} does not count on ${day}: ${why}`);
    }
    default:
      throw new Problem(
        `@${name.text} is ${withArticle(entry.kind)}; only a party or a promise has an exposure`,
        promisesOf(ledger, name),
      );
  }
}

/** The promises of a deal, which may be meant instead. */
function promisesOf(ledger: Ledger, deal: Name): string[] {
  const ids: string[] = [];
  for (const entry of ledger.entriesOf('promise', 'threat'))
    if (entry.kind === 'promise' && entry.terms.partOf === deal) ids.push(`@${entry.name.text}`);
  return ids.length > 0 ? [`Its promises: ${ids.join(', ')}`] : [];
}
