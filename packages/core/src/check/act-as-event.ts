import { ACT_KEYWORDS, type EventEntry } from '../ledger/entry.ts';
import { nameOf, type Shape } from '../ledger/sentence.ts';
import { isoDay } from '../ledger/values/civil-day.ts';
import { BITS } from './kinds.ts';
import { sentencePlace } from './places.ts';
import type { CheckEntry } from './rule.ts';

const ENTRY_OF_SHAPE: ReadonlyMap<string, string> = new Map(
  Object.entries(ACT_KEYWORDS).flatMap(([act, entry]) => {
    const verbs = [
      act,
      act.endsWith('s') ? `${act}es` : `${act}s`,
      entry,
      act.endsWith('e') ? `${act}d` : `${act}ed`,
    ];
    return verbs.flatMap((verb) =>
      [`_ ${verb} _`, `_ ${verb} from _`, `_ ${verb} _ to _`].map((shape) => [shape, entry] as const),
    );
  }),
);

/** What someone does to a promise is an entry of its own, not an event. */
export const actAsEvent: CheckEntry<EventEntry> = (event, _ledger, report) => {
  const { lines } = event;
  for (let i = 0; i < lines.length; i++) {
    const { sentence, negative } = lines[i];
    const target = sentence.arguments[1];
    if (negative || target?.kind !== 'name' || !target.entry) continue;
    if ((BITS[target.entry.kind] & STANDS) === 0) continue;
    const entry = ENTRY_OF_SHAPE.get(sentence.shape.text);
    if (entry === undefined) continue;
    const actor = nameOf(sentence.arguments[0]);
    const to = sentence.arguments.length > 2 ? nameOf(sentence.arguments[2]) : undefined;
    const header = [
      writtenDate(event),
      `${entry} @${target.text}`,
      actor ? `by @${actor.text}` : 'by @party',
      ...(to ? [`to @${to.text}`] : []),
    ];
    report({
      code: 'act-as-event',
      message: `What is done to the ${target.entry.kind} \`@${target.text}\` is an act, and this line says it as an event.`,
      help: `Write an entry of its own: \`${header.join(' ')}\`.`,
      place: sentencePlace(event, sentence),
    });
  }
};

/** The entry that a wording of an act is written as, such as `released` for `_ releases _`. */
export function actEntryOf(shape: Shape): string | undefined {
  return ENTRY_OF_SHAPE.get(shape.text);
}

const STANDS = BITS.promise | BITS.threat | BITS.deal | BITS.request;

/** The date as the entry has it. */
function writtenDate(event: EventEntry): string {
  const { source, start, end } = event.block;
  return (
    /^\ufeff?(\S+)/.exec(source.text.slice(start, Math.min(end, start + 60)))?.[1] ?? isoDay(event.date.last)
  );
}
