import { fullTerms } from '../ledger/deal-terms.ts';
import { isPromise, type PromiseEntry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import { joinWords } from '../ledger/values/join-words.ts';
import { declaration, mentionPlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** What replaces a promise is made to all to whom that was made. */
export const notReplaced: CheckEntry<PromiseEntry> = (promise, ledger, report) => {
  const { insteadOf, many } = promise.terms;
  if (insteadOf.length === 0 || many) return;
  const { to } = fullTerms(promise);
  if (to.length === 0) return;
  for (const old of insteadOf) {
    if (!isPromise(old.entry) || old.entry.terms.many) continue;
    const left = fullTerms(old.entry).to.flatMap(({ party }) =>
      to.some((bound) => bound.party === party) ? [] : [party],
    );
    if (left.length === 0 || changesPromisee(ledger, [promise.name, old])) continue;
    const parties = joinWords(left.map((name) => `\`@${name.text}\``));
    const it = `\`@${old.text}\``;
    report({
      code: 'not-replaced',
      message: `${it} was promised to ${parties}, and this is not, so it does not replace ${it}.`,
      help: `Add ${joinWords(left.map((name) => `\`to @${name.text}\``))}; or write that ${parties} let${left.length === 1 ? 's' : ''} go of ${it}: \`released @${old.text} by ${left.map((name) => `@${name.text}`).join(', ')}\`.`,
      place: mentionPlace(ledger, promise.block, old, 'instead of'),
      related: declaration(ledger, old),
    });
  }
};

/** Whether an act may put somebody else in the place of whom one of these is promised to. */
function changesPromisee(ledger: Ledger, names: readonly Name[]): boolean {
  const meant = new Set(
    names.flatMap((name) => [name, isPromise(name.entry) ? name.entry.terms.partOf : undefined]),
  );
  return ledger.entriesOf('act').some((act) => {
    if (act.kind !== 'act' || !act.target || !meant.has(act.target)) return false;
    return act.act === 'assign' || (act.act === 'amend' && act.given.includes('to'));
  });
}
