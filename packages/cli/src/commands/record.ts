import {
  calibrationReport,
  durationsReport,
  GROUPINGS,
  type Grouping,
  isPartyKind,
  type Judgement,
  type Ledger,
  type Name,
  type RecordQuestion,
  recordReport,
  tuningReport,
  withArticle,
} from '@troth/core';
import { didYouMean, Problem } from '@troth/server';
import type { Call } from '../command.ts';
import { findName, findTag } from '../input/filter-options.ts';
import { type Format, formatOf } from '../input/format-option.ts';
import { judgeFor } from '../input/judge-for.ts';
import { readLedgerFor } from '../input/read-ledger.ts';
import { soundness } from '../input/say-errors.ts';
import { calibrationSvg } from '../output/calibration-svg.ts';
import { calibrationText } from '../output/calibration-text.ts';
import { durationsSvg } from '../output/durations-svg.ts';
import { durationsText } from '../output/durations-text.ts';
import { recordSvg } from '../output/record-svg.ts';
import { recordText } from '../output/record-text.ts';
import { orList } from '../output/state-cells.ts';
import { tuningText } from '../output/tuning-text.ts';

const RECORD_FORMATS = ['text', 'json', 'svg'] as const;

/** `troth record [@party]`: what a party's word is worth, by its record. */
export async function record(call: Call): Promise<number> {
  const ids = call.operands.filter((operand) => operand.startsWith('@'));
  if (ids.length > 1)
    throw new Problem(`one party at a time: ${orList(ids)}?`, [
      'troth record alone sets all promisors side by side.',
    ]);
  const study = studyOf(call);
  const by = groupingOf(call);
  const format = formatOf(call, RECORD_FORMATS);
  const ledger = await readLedgerFor(
    call,
    call.operands.filter((operand) => !operand.startsWith('@')),
  );
  const question = questionOf(call, ledger, ids[0]);
  const judgement = judgeFor(call, ledger);
  call.io.out.write(STUDIES[study](call, format, judgement, question, by));
  return soundness(call, ledger, judgement);
}

type Printed = (
  call: Call,
  format: Format,
  judgement: Judgement,
  question: RecordQuestion,
  by: Grouping | undefined,
) => string;

/** What is printed for each way to look at a record. */
const STUDIES = {
  record: (call, format, judgement, question, by) => {
    const report = recordReport(judgement, question, { by: by ?? (question.party ? undefined : 'promisor') });
    return printed(format, report, () => recordText(call, judgement, report), recordSvg);
  },
  calibrate: (call, format, judgement, question) => {
    const report = calibrationReport(judgement, question);
    return printed(format, report, () => calibrationText(call, judgement, report), calibrationSvg);
  },
  tune: (call, format, judgement, question) => {
    const report = tuningReport(judgement, question);
    return printed(format, report, () => tuningText(call, judgement, report), undefined);
  },
  durations: (call, format, judgement, question) => {
    const report = durationsReport(judgement, question);
    return printed(format, report, () => durationsText(call, judgement, report), durationsSvg);
  },
} satisfies Record<string, Printed>;

function printed<T>(
  format: Format,
  report: T,
  text: () => string,
  svg: ((report: T) => string) | undefined,
): string {
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  if (format !== 'svg') return text();
  if (!svg) throw new Problem('--tune has no picture; --calibrate draws how well the weights foretell');
  return svg(report);
}

/** Which of the ways is asked for; these look at the whole record of a party. Throws a {@link Problem}. */
function studyOf(call: Call): keyof typeof STUDIES {
  const asked = (['calibrate', 'tune', 'durations'] as const).filter((option) => call.has(option));
  const [study, other] = asked;
  if (study === undefined) return 'record';
  if (other !== undefined) throw new Problem(`--${study} or --${other}, one at a time`);
  const narrow = ['to', 'tag', 'holder', 'by'].find((option) => call.has(option));
  if (narrow !== undefined)
    throw new Problem(
      `--${study} looks at every promise of the record, so --${narrow} has no place beside it`,
    );
  return study;
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
    tags: call.values('tag').map((written) => findTag(ledger, written, ['promise', 'threat'])),
    holder: partyOption(call, ledger, 'holder'),
    threats: call.has('threats'),
  };
}

function partyOption(call: Call, ledger: Ledger, option: string): Name | undefined {
  const written = call.value(option);
  return written === undefined ? undefined : partyNamed(ledger, written, `--${option}: `);
}

function partyNamed(ledger: Ledger, written: string, before: string): Name {
  const name = findName(ledger, written);
  const kind = name.entry?.kind ?? 'name';
  if (isPartyKind(kind)) return name;
  const promisors = name.entry && 'terms' in name.entry ? (name.entry.terms?.from ?? []) : [];
  throw new Problem(
    before === ''
      ? `@${name.text} is ${withArticle(kind)}; only a party, person, office or group has a record`
      : `${before}@${name.text} is ${withArticle(kind)}; a party, person, office or group is asked for`,
    promisors.map(({ party }) => `Who made it: troth record @${party.text}`),
  );
}
