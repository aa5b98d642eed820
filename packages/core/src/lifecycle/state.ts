/** Axis 1 of semantics.md, in the order a promise may pass through them. */
export const STATES = [
  'proposed',
  'conditional',
  'due',
  'kept',
  'partly kept',
  'broken',
  'lapsed',
  'released',
  'ended',
  'excused',
  'superseded',
  'voided',
] as const;

export type State = (typeof STATES)[number];

/** Axis 3: what became of a breach. The first of them stays. */
export type AfterBreach = 'outstanding' | 'kept late' | 'repaired' | 'forgiven';

/** Axis 4. */
export type StandingMark = 'overdue' | 'suspended' | 'disputed' | 'irregular';

/** Whether nothing more can change a state. */
export function isFinal(state: State): boolean {
  switch (state) {
    case 'due':
    case 'conditional':
    case 'broken':
    case 'proposed':
    case 'partly kept':
      return false;
    default:
      return true;
  }
}
