import type { Conflict, Conflicts } from '../../conflict/conflict.ts';

/** Whether a conflict is a finding of error level: certain in standing and on every reading. */
export function isCertain({ standing, reading }: Pick<Conflict, 'standing' | 'reading'>): boolean {
  return standing === 'certain' && reading === 'certain';
}

/** Whether a search found a conflict of error level. A family is as certain as its sets are. */
export function hasCertain({ conflicts, families }: Pick<Conflicts, 'conflicts' | 'families'>): boolean {
  return conflicts.some(isCertain) || families.some(({ first }) => first.some(isCertain));
}
