import type { ConditionPlan, Trigger } from './plan.ts';
import type { Run } from './run.ts';

/** What is said of a promise when something that it waits for comes about. */
export function metText(run: Run, trigger: Trigger): string {
  const { unless, powers } = run.version;
  if (antecedentLine(run, trigger)) return 'its condition was met';
  if (unless.some((one) => one.trigger === trigger)) return EXCEPTION_MET;
  if (powers.some((power) => power.while === trigger)) return 'what a power waits for came about';
  return 'what its time hangs on came about';
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
