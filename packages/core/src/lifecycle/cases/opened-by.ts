import { actOfShape } from '../../ledger/act-sentence.ts';
import type { PromiseEntry } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import type { Reading } from '../../ledger/read/reading.ts';
import { type Argument, canonicalArguments, canonicalShape, type Shape } from '../../ledger/sentence.ts';
import { countedOf, matchOccurrence } from '../play/match.ts';
import { type Reading as End, Tally } from '../play/tally.ts';
import type { World } from '../world.ts';
import { eventOpening, type Opening } from './opening.ts';

/** Who stands for the variables of a promise with many cases. */
interface Members {
  readonly of: Name | undefined;
  readonly to: Name | undefined;
}

/** The events that meet `whenever` for some members, each alone: surely, or on some reading of whom and how many. */
export function openedBy(world: World, { terms }: PromiseEntry, { of, to }: Members): Opening[] {
  const condition = terms.many?.whenever?.condition;
  // Whether an act took effect shows only when it is played.
  if (condition?.kind !== 'deed' || actOfShape(condition.sentence.shape)) return [];
  const members = new Map<Name, Name>();
  for (const { side, variable } of terms.many!.each) {
    const member = side === 'from' ? of : to;
    if (member) members.set(variable, member);
  }
  const shape = canonicalShape(condition.sentence.shape);
  const given = canonicalArguments(condition.sentence).map((argument) =>
    filledIn(world.ledger.reading, argument, members),
  );
  return openingsBy(world, shape, given);
}

/** The events that meet a sentence, each alone. */
export function openingsBy(world: World, shape: Shape, given: readonly Argument[]): Opening[] {
  const counted = countedOf(given);
  return world.occurrences.find(shape, given).flatMap((occurrence) => {
    if (occurrence.kind !== 'did') return [];
    const match = matchOccurrence(world.relations, given, counted, occurrence);
    if (!match) return [];
    const day = (match.days ?? occurrence).first;
    const isMet = (reading: End) => {
      const tally = new Tally(world.relations, counted, undefined);
      tally.add(match, reading, day);
      return tally.isComplete(reading, day);
    };
    const isSure = isMet('least');
    return isSure || isMet('most') ? [eventOpening(occurrence, match.days, !isSure)] : [];
  });
}

/** An argument with the members in the place of variables. */
function filledIn(reading: Reading, argument: Argument, members: ReadonlyMap<Name, Name>): Argument {
  if (argument.kind !== 'name') return argument;
  const member = members.get(argument);
  if (member) return member;
  const { meant } = argument;
  if (meant?.kind !== 'anyone') return argument;
  const fill = (names: readonly Name[]) => names.map((name) => members.get(name) ?? name);
  return reading.anyone({ kind: 'anyone', outside: fill(meant.outside), but: fill(meant.but) });
}
