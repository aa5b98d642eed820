import { inOrder } from '../check/diagnose.ts';
import type { Diagnostic, Finding } from '../diagnostic/diagnostic.ts';
import { toDiagnostic } from '../diagnostic/to-diagnostic.ts';
import { realMistakes } from '../ledger/real-mistakes.ts';
import { type Judgement, judge } from '../lifecycle/judge.ts';
import type { FindCaptured } from './captured-file.ts';
import { type CheckEvidence, type Checking, entriesToCheck } from './checking.ts';
import { noCircularCiting } from './circular-citing.ts';
import { capturedFilesAreSound } from './file-findings.ts';
import { reviewsAreDone } from './overdue-review.ts';
import { quotesAreExact } from './quote-findings.ts';
import { confirmedByTwoRoots } from './unconfirmed-grade.ts';
import { vantageOf } from './vantage.ts';

const RULES: readonly CheckEvidence[] = [
  quotesAreExact,
  capturedFilesAreSound,
  confirmedByTwoRoots,
  noCircularCiting,
  reviewsAreDone,
];

/**
 * What is wrong with the evidence of a ledger, by file and place: quotes that are not in the files they are from, files
 * that are missing or changed, grades that say confirmed without two roots, sources that rest on nothing but each other,
 * and promises that were to be looked at again.
 *
 * @param judgement says by which day one knows, which promises are open, and on which day a review is overdue
 * @param find finds the captured files of sources; without it quotes are not checked
 *
 * ```ts
 * import { dayOf, judge, Ledger, sourceText } from '@troth/core';
 * const ledger = Ledger.read([sourceText('a.troth', [
 *   'source @paper "Paper"',
 *   '  published 2026-03-02',
 *   '  file paper.txt',
 *   '2026-03-01 event',
 *   '  did it rains',
 *   '  source @paper grade B1',
 *   '    quote "It rains"',
 * ].join('\n'))]);
 * const judgement = judge(ledger, { on: dayOf(2026, 3, 3) });
 * diagnoseEvidence(judgement).map(({ code }) => code) // => ['unconfirmed-grade']
 * diagnoseEvidence(judgement, () => ({ kind: 'missing' })).map(({ code }) => code) // => ['missing-file', 'unconfirmed-grade']
 * ```
 */
export function diagnoseEvidence(judgement: Judgement, find: FindCaptured = () => undefined): Diagnostic[] {
  const vantage = vantageOf(judgement.judging.world);
  const entries = entriesToCheck(vantage.ledger);
  const checking: Checking = { judgement, vantage, find, entries };
  const findings: Finding[] = [];
  const report = (finding: Finding) => {
    findings.push(finding);
  };
  for (const check of RULES) check(checking, report);
  const { on, known } = judgement;
  return realMistakes(vantage.ledger, inOrder(findings.map(toDiagnostic)), (whole) =>
    diagnoseEvidence(judge(whole, { on, known }), find),
  );
}
