import { type CheckEvidence, saysConfirmed } from './checking.ts';
import { evidencePlace } from './evidence-place.ts';
import type { RootRange } from './roots.ts';
import { statementsOf } from './statement.ts';
import { type Side, weigh } from './weight.ts';

/** What is graded `1`, confirmed, goes back to two independent roots at the least. */
export const confirmedByTwoRoots: CheckEvidence = ({ vantage, entries }, report) => {
  for (const entry of entries) {
    for (const statement of statementsOf(entry)) {
      if (!statement.vouchers.evidence.some(saysConfirmed)) continue;
      const weight = weigh(vantage, statement);
      const sides: readonly Side[] = [weight.supports, weight.denies];
      for (const { reports, roots } of sides) {
        if (roots.low >= 2) continue;
        for (const { evidence } of reports) {
          if (!saysConfirmed(evidence)) continue;
          report({
            code: 'unconfirmed-grade',
            message: `Grade \`${evidence.grade}\` says confirmed, and ${evidence.stance === 'denies' ? 'the denial' : 'this'} goes back to ${rootsText(roots)}.`,
            help: 'Write `2` for probably true, or add a report that goes back to another root.',
            place: evidencePlace(vantage.ledger, entry.block, evidence).line,
          });
        }
      }
    }
  }
};

function rootsText({ low, high }: RootRange): string {
  if (high === 0) return 'no root';
  if (low === high) return low === 1 ? 'one root' : `${low} roots`;
  return `${low}..${high} roots, of which only ${low} ${low === 1 ? 'is' : 'are'} certain to be independent`;
}
