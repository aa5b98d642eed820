import type { PromiseEntry } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import { declaration, mentionPlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** A promise with a case for each member of a group needs members who are listed by name. */
export const noMembers: CheckEntry<PromiseEntry> = ({ terms, block }, ledger, report) => {
  if (!terms.many) return;
  for (const { group } of terms.many.each) {
    const groups = ledger.entriesOf('group');
    const isListed = (name: Name, above: readonly Name[]): boolean =>
      groups.some(
        (entry) =>
          entry.kind === 'group' &&
          ((entry.name === name && entry.members.length > 0) ||
            (entry.within === name &&
              entry.name &&
              !above.includes(name) &&
              isListed(entry.name, [...above, name]))),
      );
    if (group.entry?.kind !== 'group' || isListed(group, [])) continue;
    report({
      code: 'no-members',
      message: `No member of \`@${group.text}\` is listed, so this promise has no cases.`,
      help: `List them in the group, as \`member @anna\`, with \`from\` and \`until\` where they join and leave; or write \`@${group.text}\` without \`each\`, for one promise of them all.`,
      place: mentionPlace(ledger, block, group),
      related: declaration(ledger, group),
    });
  }
};
