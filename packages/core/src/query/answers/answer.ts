import { isoDay } from '../../ledger/values/civil-day.ts';
import type { CalibrationReport } from '../reports/calibration-report.ts';
import type { DurationsReport } from '../reports/durations-report.ts';
import type { LogReport } from '../reports/log-report.ts';
import type { TuningReport } from '../reports/tuning-report.ts';
import type { WhatIfReport } from '../reports/what-if-report.ts';
import { type ChangesAnswer, changesAnswer } from './changes.ts';
import {
  CHOICE_PARAMETERS,
  type ChoiceAnswer,
  type ChoicesAnswer,
  choiceAnswer,
  choicesAnswer,
} from './choice.ts';
import { type ConflictAnswer, type ConflictsAnswer, conflictAnswer, conflictsAnswer } from './conflicts.ts';
import type { Desk } from './desk.ts';
import { type DiagnosticsAnswer, diagnosticsAnswer } from './diagnostics.ts';
import { type EntryAnswer, entryAnswer, historyAnswer } from './entry-answer.ts';
import { type FilesAnswer, filesAnswer } from './files.ts';
import { type LedgerAnswer, ledgerAnswer } from './ledger-answer.ts';
import { type NameAnswer, namesIn } from './names.ts';
import { type OverviewAnswer, overviewAnswer } from './overview.ts';
import type { Parameters } from './parameters.ts';
import { type PartiesAnswer, type PartyAnswer, partiesAnswer, partyAnswer } from './parties.ts';
import { type PromiseAnswer, promiseAnswer } from './promise.ts';
import { type PromisesAnswer, promisesAnswer } from './promises.ts';
import {
  calibrationAnswer,
  durationsAnswer,
  type RecordAnswer,
  recordAnswer,
  tuningAnswer,
} from './record.ts';
import { Refusal } from './refusal.ts';
import { type SearchAnswer, searchAnswer } from './search.ts';
import {
  retractionAnswer,
  type SourceAnswer,
  type SourcesAnswer,
  sourceAnswer,
  sourcesAnswer,
} from './sources.ts';
import { type DraftAnswer, draftAnswer, type WhatIfAnswer, whatIfAnswer } from './suppose.ts';
import type { View } from './view.ts';

/** What each question is answered with. */
export interface Answers {
  readonly ledger: LedgerAnswer;
  readonly overview: OverviewAnswer;
  readonly promises: PromisesAnswer;
  readonly promise: PromiseAnswer;
  readonly history: LogReport;
  readonly changes: ChangesAnswer;
  readonly parties: PartiesAnswer;
  readonly party: PartyAnswer;
  readonly record: RecordAnswer;
  readonly calibration: CalibrationReport;
  readonly tuning: TuningReport;
  readonly durations: DurationsReport;
  readonly conflicts: ConflictsAnswer;
  readonly conflict: ConflictAnswer;
  readonly choices: ChoicesAnswer;
  readonly choice: ChoiceAnswer;
  readonly draft: DraftAnswer;
  readonly 'what-if': WhatIfAnswer;
  readonly sources: SourcesAnswer;
  readonly source: SourceAnswer;
  readonly retraction: WhatIfReport;
  readonly entry: EntryAnswer;
  readonly diagnostics: DiagnosticsAnswer;
  readonly files: FilesAnswer;
  readonly search: SearchAnswer;
}

/** What can be asked. */
export type Question = keyof Answers;

/** The answer to a question, the days it holds for, and what the names in it stand for. */
export interface Answered<Q extends Question> {
  readonly kind: 'answer';
  readonly question: Q;
  readonly on: string;
  /** The day one knows by; null where everything is known. */
  readonly known: string | null;
  readonly withoutDisputed: boolean;
  readonly body: Answers[Q];
  /** Every declared name that the answer mentions, by its id. */
  readonly names: Readonly<Record<string, NameAnswer>>;
}

/** Why a question was not answered, in a sentence. */
export interface Refused {
  readonly kind: 'refusal';
  readonly reason: 'no such question' | Refusal['reason'];
  readonly message: string;
}

interface Asked<Q extends Question> {
  /** The parameters it has beside those of every question. */
  readonly parameters: readonly string[];
  readonly answer: (desk: Desk, view: View, parameters: Parameters) => Answers[Q];
}

/** The parameters of every question: the days, and whether what is disputed counts. */
export const READING_PARAMETERS: readonly string[] = ['on', 'known', 'without-disputed'];

/** Every question, with what it is asked with. */
export const QUESTIONS: { readonly [Q in Question]: Asked<Q> } = {
  ledger: { parameters: [], answer: ledgerAnswer },
  overview: { parameters: ['first', 'rows', 'timeline'], answer: overviewAnswer },
  promises: {
    parameters: ['text', 'state', 'tag', 'party', 'from', 'to', 'sort', 'offset', 'limit'],
    answer: promisesAnswer,
  },
  promise: { parameters: ['id'], answer: promiseAnswer },
  history: { parameters: ['id'], answer: historyAnswer },
  changes: { parameters: ['axis', 'from', 'to'], answer: changesAnswer },
  parties: { parameters: [], answer: partiesAnswer },
  party: { parameters: ['id'], answer: partyAnswer },
  record: { parameters: ['id', 'to', 'tag', 'holder', 'by', 'threats'], answer: recordAnswer },
  calibration: { parameters: ['id', 'threats'], answer: calibrationAnswer },
  tuning: { parameters: ['id', 'threats'], answer: tuningAnswer },
  durations: { parameters: ['id', 'threats'], answer: durationsAnswer },
  conflicts: { parameters: [], answer: conflictsAnswer },
  conflict: { parameters: ['key'], answer: conflictAnswer },
  choices: { parameters: [], answer: choicesAnswer },
  choice: { parameters: CHOICE_PARAMETERS, answer: choiceAnswer },
  draft: { parameters: ['text'], answer: draftAnswer },
  'what-if': { parameters: ['text'], answer: whatIfAnswer },
  sources: { parameters: [], answer: sourcesAnswer },
  source: { parameters: ['id'], answer: sourceAnswer },
  retraction: { parameters: ['id'], answer: retractionAnswer },
  entry: { parameters: ['id'], answer: entryAnswer },
  diagnostics: { parameters: ['file', 'code', 'limit'], answer: diagnosticsAnswer },
  files: { parameters: ['path'], answer: filesAnswer },
  search: { parameters: ['text', 'limit'], answer: searchAnswer },
};

/** Whether a word is a question. */
export function isQuestion(word: string): word is Question {
  return Object.hasOwn(QUESTIONS, word);
}

/**
 * Answers a question about a ledger with plain JSON: a pure function of the ledger, the parameters and the day it is.
 * Everything that a page shows is such an answer, whether a server gives it or the page's own worker.
 *
 * @param parameters those of the question, and those of every question ({@link READING_PARAMETERS})
 *
 * ```ts
 * import { dayOf, openDesk, sourceText } from '@troth/core';
 * const desk = openDesk([sourceText('a.troth', 'party @anna "Anna"\n')], { today: () => dayOf(2026, 3, 2) });
 * const { body, names } = answer(desk, 'search', { text: 'ann' });
 * body.found[0].id // => '@anna'
 * names // => { '@anna': { kind: 'party', title: 'Anna' } }
 * answer(desk, 'party', { id: '@ben' }) // => { kind: 'refusal', reason: 'not found', message: 'nothing is declared as @ben' }
 * ```
 */
export function answer<Q extends Question>(
  desk: Desk,
  question: Q,
  parameters: Parameters = {},
): Answered<Q> | Refused {
  if (!isQuestion(question))
    return { kind: 'refusal', reason: 'no such question', message: `there is no question ${question}` };
  const { parameters: own, answer: give } = QUESTIONS[question] as Asked<Q>;
  try {
    checkNames(parameters, [...own, ...READING_PARAMETERS]);
    const view = desk.view(desk.readingOf(parameters));
    const body = give(desk, view, parameters);
    const { on, known, withoutDisputed } = view.judgement;
    return {
      kind: 'answer',
      question,
      on: isoDay(on),
      known: known === undefined ? null : isoDay(known),
      withoutDisputed,
      body,
      names: namesIn(view.ledger, body),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: 'refusal', reason: error.reason, message: error.message };
  }
}

/** Throws a {@link Refusal} for a parameter that the question has not: a filter misspelt would filter nothing. */
function checkNames(parameters: Parameters, known: readonly string[]): void {
  for (const name of Object.keys(parameters)) {
    if (known.includes(name)) continue;
    throw new Refusal('bad parameter', `there is no parameter ${name}; there are ${known.join(', ')}`);
  }
}
