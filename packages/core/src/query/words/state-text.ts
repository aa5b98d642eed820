import type { PromiseStanding } from '../../lifecycle/standing.ts';
import { groupedDigits } from './grouped-digits.ts';

/** The state with what else is to be said of it: `broken, outstanding`, `due, overdue, 1 of 9`. */
export function stateText({ state, possible, after, standing, progress }: PromiseStanding): string {
  const words = state === 'unclear' ? `unclear: ${possible.join(' or ')}` : state;
  const done = progress ? [groupedDigits(progress)] : [];
  return [words, ...(after ? [after] : []), ...standing, ...done].join(', ');
}
