import { GROUPINGS } from '../../credibility/groups.ts';
import type { RecordQuestion } from '../../credibility/record.ts';
import type { Name } from '../../ledger/name.ts';
import { type CalibrationReport, calibrationReport } from '../reports/calibration-report.ts';
import { type DurationsReport, durationsReport } from '../reports/durations-report.ts';
import { type RecordReport, recordReport } from '../reports/record-report.ts';
import { type TuningReport, tuningReport } from '../reports/tuning-report.ts';
import type { Desk } from './desk.ts';
import { isSet, listOf, type Parameters, textOf } from './parameters.ts';
import { partyNamed } from './party-named.ts';
import { Refusal } from './refusal.ts';
import type { View } from './view.ts';

/** What a party's word is worth by its record; at most {@link MOST_LISTED} promises are listed. */
export type RecordAnswer = RecordReport;

export const MOST_LISTED = 200;
/** At most so many tags are named where one does not exist. */
const MOST_TAGS_NAMED = 20;

/**
 * The record of the party with an `id`, or of every promisor: for promises `to` a party, of a `tag`, under a `holder`;
 * taken apart `by` something; that of `threats` in place of promises.
 */
export function recordAnswer(desk: Desk, view: View, parameters: Parameters): RecordAnswer {
  const question: RecordQuestion = {
    ...wholeRecord(desk, parameters),
    to: partyIn(desk, parameters, 'to'),
    tags: listOf(parameters, 'tag').map((written) => tagOf(desk, written)),
    holder: partyIn(desk, parameters, 'holder'),
  };
  const written = textOf(parameters, 'by');
  const by = GROUPINGS.find((one) => one === written);
  if (written !== undefined && !by)
    throw new Refusal('bad parameter', `by=${written}: a record is taken apart by ${GROUPINGS.join(', ')}`);
  return recordReport(view.judgement, question, { by, most: MOST_LISTED });
}

/** How well records foretold what came, of the party with an `id` or of every promisor. */
export function calibrationAnswer(desk: Desk, view: View, parameters: Parameters): CalibrationReport {
  return calibrationReport(view.judgement, wholeRecord(desk, parameters));
}

/** How long promises last and how they end, of the party with an `id` or of every promisor. */
export function durationsAnswer(desk: Desk, view: View, parameters: Parameters): DurationsReport {
  return durationsReport(view.judgement, wholeRecord(desk, parameters));
}

/** Which weights foretell best, of the party with an `id` or of every promisor. */
export function tuningAnswer(desk: Desk, view: View, parameters: Parameters): TuningReport {
  return tuningReport(view.judgement, wholeRecord(desk, parameters));
}

function wholeRecord(desk: Desk, parameters: Parameters): RecordQuestion {
  return { party: partyIn(desk, parameters, 'id'), threats: isSet(parameters, 'threats') };
}

function partyIn(desk: Desk, parameters: Parameters, parameter: string): Name | undefined {
  const id = textOf(parameters, parameter);
  return id === undefined ? undefined : partyNamed(desk, parameter, id);
}

/** A tag that some promise has: one misspelt would make every promise count less. */
function tagOf({ ledger }: Desk, written: string): string {
  const tag = written.replace(/^#/, '').normalize('NFC');
  const tags = new Set(ledger.entriesOf('promise', 'threat').flatMap((entry) => entry.tags));
  if (tags.has(tag)) return tag;
  const listed = [...tags].sort().slice(0, MOST_TAGS_NAMED);
  const there = tags.size === 0 ? 'none has one' : `there are ${listed.map((one) => `#${one}`).join(', ')}`;
  throw new Refusal('bad parameter', `no promise has the tag #${tag}; ${there}`);
}
