import { findCircles } from '../check/circles.ts';
import type { Evidence } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import { chainsOf } from '../lifecycle/chain.ts';
import type { CheckEvidence } from './checking.ts';
import { evidencePlace } from './evidence-place.ts';
import { type Statement, statementsOf } from './statement.ts';
import type { Vantage } from './vantage.ts';
import { type Side, weigh } from './weight.ts';

/** Sources do not rest on nothing but each other. */
export const noCircularCiting: CheckEvidence = ({ vantage, entries }, report) => {
  for (const entry of entries) {
    for (const statement of statementsOf(entry)) {
      if (!statement.vouchers.evidence.some(({ via }) => via.length > 0)) continue;
      const weight = weigh(vantage, statement);
      for (const side of [weight.supports, weight.denies, weight.mentions]) {
        for (const circle of circlesOf(vantage, statement, side)) {
          const names = circle.map(({ source }) => `\`@${source.text}\``);
          const lines = circle.map((one) => evidencePlace(vantage.ledger, entry.block, one).line);
          report({
            code: 'circular-citing',
            message: messageOf(names),
            help: 'Write where one of them has it from: `via "speaker"`, `via @party`, or no `via` if it says so itself.',
            place: lines[0],
            related: lines.slice(1).map((place, index) => ({
              place,
              message: `${names[index + 1]} has it from ${names[(index + 2) % names.length]}`,
            })),
          });
        }
      }
    }
  }
};

function messageOf(names: readonly string[]): string {
  if (names.length === 1) return `${names[0]} cites itself and nothing else, so it counts as no witness.`;
  if (names.length === 2)
    return `${names[0]} and ${names[1]} cite each other and nothing else, so they count as no witness.`;
  return `${[...names, names[0]].join(' → ')}: they cite each other in a circle and nothing else, so they count as no witness.`;
}

/** The circles among reports without a root; those of reprints alone are found wherever they are declared. */
function circlesOf(vantage: Vantage, statement: Statement, { reports }: Side): Evidence[][] {
  const rootless = new Map<Name, Evidence>();
  for (const { evidence, why } of reports) if (why === 'circular') rootless.set(evidence.source, evidence);
  if (rootless.size === 0) return [];
  const next = (evidence: Evidence): Evidence[] =>
    chainsOf(vantage, statement, evidence).flatMap(({ end }) => {
      const cited = end.kind === 'goes on' ? rootless.get(end.with) : undefined;
      return cited ? [cited] : [];
    });
  return findCircles([...rootless.values()], next).filter((circle) =>
    circle.some(({ via }) => via.length > 0),
  );
}
