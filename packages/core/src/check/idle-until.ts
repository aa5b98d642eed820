import type { Condition, Limits } from '../ledger/condition.ts';
import type { Entry, PromiseEntry, RequestEntry } from '../ledger/entry.ts';
import type { Place } from '../text/block.ts';
import { hasTwoEnds } from './odd-clause.ts';
import { sentencePlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** A condition after `until` closes a window, and only `never` and `always` have one. */
export const idleUntil: CheckEntry<PromiseEntry | RequestEntry> = (entry, _ledger, report) => {
  const look = ({ until }: Limits, isDuty: boolean): void => {
    if (until?.kind !== 'condition') return;
    const { condition } = until;
    // `until Sunday`: words without a name are a time that cannot be read, or what is left of a text.
    if (condition.kind !== 'state' && condition.sentence.shape.slots === 0) return;
    const place = placeOf(entry as Entry, condition);
    const { text } = entry.block.source;
    const written = text.slice(entry.block.start + place.start, entry.block.start + place.end);
    // `odd-clause` says so.
    if (hasTwoEnds(written)) return;
    const by = `\`by 0 days after ${written}\``;
    report({
      code: 'idle-until',
      message: `\`until\` and a condition close a window, and nothing here has one that could close with \`${written}\`.`,
      help: isDuty
        ? `Write the last day as ${by}; what frees from the promise stands after \`unless\`.`
        : `Write the last day on which it counts as ${by}.`,
      place,
    });
  };
  const { conditions, unless, undertakings, limits } = entry.terms;
  for (const { ways } of conditions) for (const way of ways) look(way.limits, false);
  for (const line of unless) look(line.limits, false);
  for (const { kind, ways } of undertakings)
    if (kind === 'will') for (const way of ways) look(way.limits, true);
  // Without a duty nothing is understood yet, and the last day of periods has rules of its own.
  const isDeed = undertakings.length > 0 && undertakings.every(({ kind }) => kind === 'will');
  if (isDeed && !entry.terms.many?.every) look(limits, true);
};

function placeOf(entry: Entry, condition: Condition): Place {
  if (condition.kind !== 'state') return sentencePlace(entry, condition.sentence);
  const { start, end, state } = condition;
  const { block } = entry;
  const rest = block.source.text.slice(block.start + end, block.end);
  const said = new RegExp(`^\\s+is\\s+${state.replace(' ', '\\s+')}`, 'i').exec(rest)?.[0] ?? '';
  return { block, start, end: end + said.length };
}
