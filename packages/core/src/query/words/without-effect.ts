import type { Entry } from '../../ledger/entry.ts';
import type { Judgement } from '../../lifecycle/judge.ts';
import type { Block } from '../../text/block.ts';

const known = new WeakMap<Judgement, ReadonlyMap<Block, string>>();

/** Why an act has no effect, as `@cleo cannot release @bike`; undefined where it has one, or is no act. */
export function withoutEffect(judgement: Judgement, entry: Entry): string | undefined {
  if (entry.kind !== 'act') return undefined;
  let reasons = known.get(judgement);
  if (!reasons) {
    reasons = reasonsOf(judgement);
    known.set(judgement, reasons);
  }
  return reasons.get(entry.block);
}

function reasonsOf({ diagnostics }: Judgement): ReadonlyMap<Block, string> {
  const reasons = new Map<Block, string>();
  for (const one of diagnostics)
    if (one.withoutEffect !== undefined) reasons.set(one.place.block, one.withoutEffect);
  return reasons;
}
