import type { Finding } from '../../diagnostic/diagnostic.ts';
import type { Entry } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { NO_CASE, selectionOf } from '../../ledger/selection.ts';
import type { Day } from '../../ledger/values/civil-day.ts';
import type { World } from '../world.ts';

/** How many cases a message names. */
const MOST_NAMED = 3;

/** What is about cases that there are none of. */
export function instanceFindings(world: World, on: Day): Finding[] {
  return world.cases.about.flatMap(({ entry, name }) => {
    const selection = selectionOf(name);
    // What could not be read as a selection has been reported.
    if (!selection || selection.number === NO_CASE) return [];
    if ('date' in entry && entry.date.first > on) return [];
    return world.select(name).length > 0 ? [] : [unmatched(world, entry, name)];
  });
}

function unmatched(world: World, { block }: Entry, name: Name): Finding {
  const { base } = selectionOf(name)!;
  const cases = world.select(base).map((instance) => `\`@${instance.name.text}\``);
  const more = cases.length - MOST_NAMED;
  const shown = cases.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
  const { text } = block.source;
  const written = text.indexOf(`@${base.text}[`, block.start);
  const start = written >= 0 && written < block.end ? written - block.start : 0;
  const end = text.indexOf(']', block.start + start) + 1 - block.start;
  return {
    code: 'no-instance',
    message: `\`@${name.text}\` selects none of the cases of \`@${base.text}\`, so this says nothing.`,
    help:
      cases.length > 0
        ? `${cases.length === 1 ? 'Its only case is' : 'Its cases are'} ${shown}. Name ${cases.length === 1 ? 'it' : 'one of them'}, or add what opened another.`
        : 'It has no case yet. Add what opens one: the event that `whenever` waits for, or the members of its groups.',
    place: { block, start, end },
  };
}
