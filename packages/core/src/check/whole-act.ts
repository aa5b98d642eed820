import type { Act, ActEntry } from '../ledger/entry.ts';
import { fieldPlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** `only` limits what takes a part of the demand away, and the assignment of an amount; other acts are on the whole. */
export const wholeAct: CheckEntry<ActEntry> = (entry, ledger, report) => {
  const { act, only } = entry;
  const noun = WHOLE[act];
  if (!only || !noun || (act === 'assign' && only.kind === 'amount')) return;
  report({
    code: 'whole-act',
    message: `\`only\` does not limit ${noun}: it is on the whole promise.`,
    help: HELP[act] ?? SPLIT,
    place: fieldPlace(ledger, entry.block, 'only'),
  });
};

const SPLIT =
  'Leave `only` out where the whole is meant; else make the part a promise of its own, with `instead of`.';

const HELP: Partial<Record<Act, string>> = {
  amend: 'Leave `only` out, and give the fields as they read from now on.',
  delegate:
    'Leave `only` out: who delegates may do any part itself all the same. Where the other is to do no more than that, make the part a promise of its own, with `instead of`.',
};

const WHOLE: Partial<Record<Act, string>> = {
  suspend: 'a suspension',
  resume: 'a resumption',
  amend: 'an amendment',
  delegate: 'a delegation',
  assign: 'an assignment by number',
};
