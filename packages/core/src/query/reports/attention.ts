import { type Day, LATEST } from '../../ledger/values/civil-day.ts';
import type { PromiseStanding } from '../../lifecycle/standing.ts';

/** A promise due within so many days is due soon. */
const SOON = 30;

/** How urgently promises ask for attention, most urgent first. */
export type Attention =
  | 'broken'
  | 'unclear'
  | 'overdue'
  | 'disputed'
  | 'due soon'
  | 'due'
  | 'waiting'
  | 'finished';

const ORDER: readonly Attention[] = [
  'broken',
  'unclear',
  'overdue',
  'disputed',
  'due soon',
  'due',
  'waiting',
  'finished',
];

/** What of a promise asks for attention on a day. */
export function attentionOf(standing: PromiseStanding, on: Day): Attention {
  const { state, after, deadline } = standing;
  if (state === 'broken' && (after === 'outstanding' || after === null)) return 'broken';
  if (state === 'unclear') return 'unclear';
  if (standing.standing.includes('overdue')) return 'overdue';
  if (standing.standing.includes('disputed')) return 'disputed';
  if (state === 'due') return deadline && deadline.first - on <= SOON ? 'due soon' : 'due';
  return state === 'conditional' || state === 'proposed' ? 'waiting' : 'finished';
}

/** The promises in the order of {@link attentionOf}, then by deadline, date and id. */
export function byAttention(promises: readonly PromiseStanding[], on: Day): PromiseStanding[] {
  const ranked = promises.map((standing) => ({ standing, rank: ORDER.indexOf(attentionOf(standing, on)) }));
  ranked.sort(
    (a, b) =>
      a.rank - b.rank ||
      (a.standing.deadline?.last ?? LATEST) - (b.standing.deadline?.last ?? LATEST) ||
      a.standing.entry.date.last - b.standing.entry.date.last ||
      (a.standing.entry.name.text < b.standing.entry.name.text ? -1 : 1),
  );
  return ranked.map(({ standing }) => standing);
}
