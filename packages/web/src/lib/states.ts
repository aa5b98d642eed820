/** Families of states that share a colour. */
export type Tone = 'kept' | 'partly' | 'due' | 'waiting' | 'broken' | 'unclear' | 'over';

const TONES: Readonly<Record<string, Tone>> = {
  kept: 'kept',
  'partly kept': 'partly',
  due: 'due',
  'due soon': 'due',
  'in progress': 'due',
  stalled: 'waiting',
  'not started': 'waiting',
  overdue: 'due',
  open: 'due',
  conditional: 'waiting',
  proposed: 'waiting',
  waiting: 'waiting',
  suspended: 'waiting',
  broken: 'broken',
  outstanding: 'broken',
  unclear: 'unclear',
  disputed: 'unclear',
  irregular: 'unclear',
  answered: 'kept',
};

/** The colour family of a state or a word about one. */
export function toneOf(word: string): Tone {
  return TONES[word] ?? 'over';
}
