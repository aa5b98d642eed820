import type { Entry, Vouchers } from '../ledger/entry.ts';
import { humanDay } from '../ledger/values/civil-day.ts';
import type { DateValue } from '../ledger/values/date-value.ts';
import { publishedOn } from '../lifecycle/acceptance.ts';
import { headerPlace, mentionPlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

/** An entry that says what happened on a day. */
type Dated = Entry & { readonly date: DateValue };

/** What happened is not vouched for by what was published before, nor known before the day it is dated. */
export const olderSource: CheckEntry<Dated> = (entry, ledger, report) => {
  const check = ({ known, evidence }: Vouchers) => {
    if (known && known.last < entry.date.first) {
      report({
        code: 'older-source',
        message: `This is known from ${humanDay(known.last)}, before the day it is dated, ${humanDay(entry.date.first)}.`,
        help: 'Correct one of the two days; what was only announced by then is an entry of its own, such as a promise.',
        place: headerPlace(ledger, entry.block),
      });
    }
    for (const { source, stance } of evidence) {
      const published = stance === 'supports' ? publishedOn(source) : undefined;
      if (published === undefined || published >= entry.date.first) continue;
      report({
        code: 'older-source',
        message: `\`@${source.text}\` was published on ${humanDay(published)}, before the day this is dated, ${humanDay(entry.date.first)}.`,
        help: `Correct one of the two days. Where the source only announces it, write \`source @${source.text} mentions\`, and cite one that reports it.`,
        place: mentionPlace(ledger, entry.block, source, 'source'),
      });
    }
  };
  check(entry);
  if (entry.kind === 'event' || entry.kind === 'alleged')
    for (const line of entry.lines) if (line.ownEvidence) check(line);
};
