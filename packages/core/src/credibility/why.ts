import type { Ending, Outcome } from './ending.ts';

const WORDS: Readonly<Record<Outcome, string>> = {
  kept: 'kept',
  'kept late': 'kept late',
  'partly kept': 'kept in part',
  compromise: 'a compromise',
  'failed for some': 'failed for some, stands for others',
  broken: 'broken',
  'carried out': 'carried out',
  'not carried out': 'not carried out',
  open: 'open',
};

/** Why a promise counts as it does, in a few words. */
export function whyItCounts({ outcome, standing, letDown }: Ending, kind: 'rules' | 'reliance'): string {
  if (letDown && kind === 'reliance') {
    const part = letDown.isPart ? ' in part' : '';
    return `${letDown.how}${part} without the consent of who relied on it`;
  }
  if (outcome !== 'broken') return WORDS[outcome];
  const cause = standing.cause && CAUSES[standing.cause];
  return cause ? `broken: ${cause}` : 'broken';
}

/** What broke a promise, by the word the ledger or Troth gives for it. */
export const CAUSES: Readonly<Record<string, string>> = {
  silence: 'its deadline passed, and silence breaks it',
  'not done': 'it was not done by its deadline',
  late: 'done after its deadline',
  failed: 'a deed failed it',
  withdrawn: 'withdrawn by its promisor',
  impossible: 'its promisor made it impossible',
  'no-means': 'no means',
  deprioritised: 'other things came first',
  reversed: 'the promisor did the opposite',
  blocked: 'blocked by others',
  'over-promised': 'it could not be kept together with an earlier promise',
};
