import type {
  ConflictReport,
  ConflictsReport,
  FamilyReport,
  StepReport,
} from '../../../src/query/reports/conflicts-report.ts';
import type { Details } from './read-conflict-cases.ts';

/** The whole answer in the words of the cases, one line for each thing said. */
export function answerLines(report: ConflictsReport, details: Details): string[] {
  const lines = [
    ...report.conflicts.flatMap((conflict) => conflictLines(conflict, details)),
    ...report.families.flatMap(familyLines),
    ...(details.together
      ? report.together.flatMap((one) => [
          `together ${one.promises.join(' ')}`,
          ...one.waysOut.map((steps) => wayLine(steps, details)),
        ])
      : []),
    ...(report.incomplete ? ['incomplete'] : []),
  ];
  return lines.length > 0 ? lines : ['none'];
}

function conflictLines(conflict: ConflictReport, details: Details): string[] {
  const { promises, kind, standing, reading, disputed, tooLate } = conflict;
  const marks = [
    kind,
    ...(standing === 'certain' ? [] : [standing]),
    ...(reading === 'certain' ? [] : [reading]),
    ...(disputed ? ['disputed'] : []),
  ];
  return [
    `conflict ${promises.join(' ')}: ${marks.join(', ')}`,
    ...[...conflict.conditions].sort().map((condition) => `if ${condition}`),
    ...Object.entries(conflict.fits)
      .sort()
      .map(([id, fit]) => `fits ${id} ${fit}`),
    ...(conflict.boundBothWays.length > 0 ? [`both ${conflict.boundBothWays.join(' ')}`] : []),
    ...(details.assumptions ? conflict.assumptions.map((text) => `assumed ${text}`) : []),
    ...conflict.waysOut.map((steps) => wayLine(steps, details)),
    ...tooLate.map(
      ({ promise, how, by, earliest, deadline }) =>
        `late ${how} ${promise} by ${by.join(' ')} earliest ${earliest} deadline ${deadline}`,
    ),
  ];
}

function familyLines(family: FamilyReport): string[] {
  const { kind, promises, demand, bound, shortage, count, first } = family;
  return [
    `family ${promises.join(' ')}: ${kind}`,
    `demand ${demand}`,
    `bound ${bound}`,
    `shortage ${shortage}`,
    `sets ${count}`,
    ...first.map((conflict) => `first ${conflict.promises.join(' ')}`),
  ];
}

/** The steps of one way out, and what falls with it. */
function wayLine(steps: readonly StepReport[], details: Details): string {
  const falls = steps[0]?.costs.falls ?? [];
  const parts = steps.map((step) => stepText(step, details));
  return `${parts.join(' and ')}${falls.length > 0 ? ` falls ${falls.join(' ')}` : ''}`;
}

function stepText(
  { how, promise, by, through, atLeast, promisedBy, needs }: StepReport,
  details: Details,
): string {
  return [
    `${how} ${promise} by ${by.join(' ')}`,
    ...(through ? [`through ${through}`] : []),
    ...(atLeast ? [`at least ${atLeast}`] : []),
    ...(promisedBy.length > 0 ? [`promised by ${promisedBy.join(' ')}`] : []),
    ...(details.needs ? needs.map((text) => `needs "${text}"`) : []),
  ].join(' ');
}
