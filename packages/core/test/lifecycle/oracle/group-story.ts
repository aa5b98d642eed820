import { isoOf } from './story.ts';

/** The day on which the promise is made; what happened before may bear on it. */
export const MADE = 6;
/** How many there are in the group. */
export const SIZE = 3;

/** What Ann promises Ben about the group. */
export interface Promised {
  readonly kind: 'will' | 'never' | 'always';
  /** How many of the group: to be given, that fail it, or that have to be left; undefined: all of it, or each of them. */
  readonly count: number | undefined;
  /** Whether it waits for Ben to ask. */
  readonly asked: boolean;
  /** How many of the group have to be given for it to be due. */
  readonly given: number | undefined;
  /** The deadline, or the end of the window. */
  readonly end: number | undefined;
  readonly silence: boolean;
}

export type GroupDeed = 'give some' | 'give one' | 'give all' | 'take one back' | 'take all back' | 'ask';
export type GroupAct = 'released' | 'released one' | 'released some' | 'suspended' | 'resumed' | 'excused';

export interface GroupHappening<What> {
  readonly day: number;
  readonly what: What;
  /** How many, where that is said. */
  readonly number: number;
  /** Which of the named members. */
  readonly who: number;
}

/** One promise about the members of a group. Events are on odd days, all else on even ones. */
export interface GroupStory {
  /** How many of the members are named. */
  readonly named: number;
  /** Whether each can be given once only. */
  readonly once: boolean;
  readonly promise: Promised;
  readonly events: readonly GroupHappening<GroupDeed>[];
  readonly acts: readonly GroupHappening<GroupAct>[];
}

/** A story as a ledger. */
export function writeGroup({ named, once, promise, events, acts }: GroupStory): string {
  const members = Array.from({ length: named }, (_, index) => `@m${index}`);
  return [
    ...['party @ann', 'party @ben', ...members.map((member) => `person ${member}`)],
    'group @g',
    ...(named < SIZE ? [`  size ${SIZE}`] : []),
    ...members.map((member) => `  member ${member}`),
    'deed ?a gives ?x',
    '  excludes ?anyone keeps ?x',
    '  undone by ?a takes back ?x',
    ...(once ? ['  once per ?x'] : []),
    `${isoOf(MADE)} promise @p`,
    '  from @ann',
    '  to @ben',
    ...(promise.asked ? ['  if @ben asks'] : []),
    ...(promise.given ? [`  if @ann gives ${promise.given} of @g`] : []),
    `  ${sentenceOf(promise)}`,
    ...(promise.end === undefined
      ? []
      : [`  ${promise.kind === 'will' ? 'by' : 'until'} ${isoOf(promise.end)}`]),
    ...(promise.silence ? ['  silence broken'] : []),
    ...events.flatMap((event) => [`${isoOf(event.day)} event`, `  did ${deedOf(event)}`]),
    ...acts.flatMap(actLines),
    '',
  ].join('\n');
}

function sentenceOf({ kind, count }: Promised): string {
  if (kind === 'will') return `will @ann gives ${count === undefined ? '' : `${count} of `}@g`;
  if (kind === 'never') return `never @ann gives ${count === undefined ? '' : `${count} of `}@g`;
  return `always @ann keeps ${count === undefined ? '' : `at least ${count} of `}@g`;
}

function deedOf({ what, number, who }: GroupHappening<GroupDeed>): string {
  switch (what) {
    case 'give some':
      return `@ann gives ${number} of @g`;
    case 'give one':
      return `@ann gives @m${who}`;
    case 'give all':
      return '@ann gives @g';
    case 'take one back':
      return `@ann takes back @m${who}`;
    case 'take all back':
      return '@ann takes back @g';
    case 'ask':
      return '@ben asks';
  }
}

function actLines({ day, what, number, who }: GroupHappening<GroupAct>): string[] {
  if (what === 'released some') return [`${isoOf(day)} released @p by @ben`, `  only ${number} of @g`];
  if (what === 'released one') return [`${isoOf(day)} released @p by @ben`, `  only @m${who}`];
  return [`${isoOf(day)} ${what} @p by @ben`];
}
