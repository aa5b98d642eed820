import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Entry } from '../ledger/entry.ts';
import { CHANGES_NOTHING } from '../lifecycle/act-findings.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { Block } from '../text/block.ts';

const CODES: ReadonlySet<Diagnostic['code']> = new Set([
  'no-standing',
  'no-power-to-end',
  'act-after-final',
  'whole-act',
]);
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
  for (const { code, message, place } of diagnostics) {
    if (!CODES.has(code)) continue;
    const reason = message.replace(CHANGES_NOTHING, '').replace(/\.$/, '').replaceAll('`', '');
    reasons.set(place.block, reason);
  }
  return reasons;
}
