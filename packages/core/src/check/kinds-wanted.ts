import type { Place } from '../text/block.ts';
import { isSourceWanted } from './declare-as.ts';
import { BITS } from './kinds.ts';
import { lineBefore } from './places.ts';

const { party, person, office, group, thing, source, promise, threat, request, deal, alleged } = BITS;
const ACTOR = party | person | office | group;
const PROMISE = promise | threat;
const ACTS = 'releas|end|withdraw|suspend|resum|amend|excus|void|assign|delegat';
const SENTENCE = 'did|not|if|or if|unless|whenever|while|will|or will|never|always|until';

/** What a line says before a name, and the kinds of which the name can be there; the first that fits counts. */
const WANTED: readonly (readonly [RegExp, number])[] = [
  [/^\s+(?:from|to)\s.*\sthrough\s+$/u, person],
  [/^\s+(?:from|to)\s.*\sas\s+$/u, office],
  [/\beach\s(?:other\s+)?\S+\s+of\s+$/u, group],
  [/^\s+(?:instead of|repair of|outside|(?:did|not)\s.*\sfor)\s+$/u, PROMISE],
  [/^\s+(?:from|to|between|by|of|holder|member|stake|consult|needs|notice|may\s+\w+)\s/u, ACTOR | thing],
  [new RegExp(`^\\S+\\s+(?:${ACTS})\\w*\\s+$`, 'u'), PROMISE | deal | request],
  [new RegExp(`^\\S+\\s+(?:${ACTS})\\w*\\s.*\\s(?:by|to)\\s`, 'u'), ACTOR],
  [/^\S+\s+(?:rated|checked)\s+$/u, PROMISE],
  [/^\S+\s+accepted\s+$/u, alleged],
  [/^\S+\s+refused\s+$/u, request],
  [/^\S+\s+(?:notified\s.*\sof|consulted\s.*\son)\s+$/u, PROMISE | deal],
  [/^\S+\s+(?:rated|checked|accepted|refused|notified|consulted)\s/u, ACTOR],
  [new RegExp(`^\\s+(?:${SENTENCE})\\s.*\\b(?:${ACTS})e?s?\\s+$`, 'u'), PROMISE | deal],
  [new RegExp(`^\\s+(?:${SENTENCE})\\s`, 'u'), ACTOR | thing],
];

/** Kinds that are not declared, but promised, said or done on a day. */
const DATED = PROMISE | request | deal | alleged;

/** The kinds, as a set, of which only a dated entry can stand at a place; undefined where a declaration can. */
export function datedWanted(place: Place): number | undefined {
  const wanted = kindsWanted(place);
  return wanted !== undefined && (wanted & ~DATED) === 0 ? wanted : undefined;
}

/** The kinds, as a set, of which a name can be where it stands, as far as its line tells; undefined where it does not. */
export function kindsWanted(place: Place): number | undefined {
  const { block, end } = place;
  const { text } = block.source;
  // `@p is kept` asks where a promise stands.
  if (/^\s+is\s/u.test(text.slice(block.start + end, block.start + end + 40))) return undefined;
  if (isSourceWanted(place)) return source;
  const line = lineBefore(place);
  return WANTED.find(([before]) => before.test(line))?.[1];
}
