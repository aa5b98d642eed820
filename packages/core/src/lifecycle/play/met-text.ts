import type { ConditionPlan, Trigger } from './plan.ts';
import type { Run } from './run.ts';

/** What is said of a promise when something that it waits for comes about. */
export function metText(run: Run, trigger: Trigger): string {
  const { unless, powers } = run.version;
  if (antecedentLine(run, trigger)) return 'its condition was met';
  if (unless.some((one) => one.trigger === trigger)) return EXCEPTION_MET;
  if (powers.some((power) => power.while === trigger)) return 'what a power waits for came about';
  return isOfOtherTerms(run, trigger)
    ? 'what other terms of it wait for came about'
    : 'what its time hangs on came about';
}

/** Whether only terms that an amendment replaces or brings wait for something, as a condition or an exception. */
function isOfOtherTerms({ plan }: Run, trigger: Trigger): boolean {
  return plan.versions.some(
    ({ conditions, unless }) =>
      unless.some((one) => one.trigger === trigger) ||
      conditions.some((lines) => lines.some((line) => line.trigger === trigger)),
  );
}

/** What is said when an exception comes about. */
export const EXCEPTION_MET = 'its exception came about';

/** The line of an `if` that a trigger belongs to. */
export function antecedentLine(run: Run, trigger: Trigger): ConditionPlan | undefined {
  const { conditions } = run.version;
  for (let i = 0; i < conditions.length; i++) {
    const lines = conditions[i];
    for (let j = 0; j < lines.length; j++) if (lines[j].trigger === trigger) return lines[j];
  }
  return undefined;
}
