import { isoDay } from '../../../src/ledger/values/civil-day.ts';

/** Day 0 of every story: months end within it. */
export const FIRST_DAY = 19_737; // 2024-01-15

export function isoOf(day: number): string {
  return isoDay(FIRST_DAY + day);
}

/** What a promise has to do with the one before it. */
export type Link = 'none' | 'if' | 'unless' | 'instead of' | 'repair of';

/** A promise of Ann to pay Ben, made on day 0. */
export interface Told {
  readonly link: Link;
  /** The state that `if` and `unless` ask for. */
  readonly state: string;
  /** Whether it waits for Ben to ask, and the last day for that. */
  readonly asked: boolean;
  readonly askedBy: number | undefined;
  /** Whether the death of Cy excuses it. */
  readonly unlessDeath: boolean;
  readonly need: number;
  readonly by: number | undefined;
  readonly within: number | undefined;
  readonly silence: boolean;
}

export type Deed =
  | 'pay'
  | 'pay for'
  | 'pay the new promisee'
  | 'performer pays'
  | 'refund'
  | 'ask'
  | 'die'
  | 'not for';

export type Doing =
  | 'suspended'
  | 'suspended, clock runs'
  | 'resumed'
  | 'released'
  | 'released in part'
  | 'amended by'
  | 'amended within'
  | 'amended will'
  | 'assigned'
  | 'delegated'
  | 'withdrawn'
  | 'checked'
  | 'excused'
  | 'voided';

/** Something that happens on a day: to one of the promises, with a sum or a day. */
export interface Happening<What> {
  readonly day: number;
  readonly what: What;
  readonly promise: number;
  readonly sum: number;
  readonly until: number;
}

/** At most one act and one event a day, so that their order within a day is settled. */
export interface Story {
  readonly promises: readonly Told[];
  readonly acts: readonly Happening<Doing>[];
  readonly events: readonly Happening<Deed>[];
}

/** A story as a ledger. */
export function write({ promises, acts, events }: Story): string {
  return [
    ...['@ann', '@ben', '@cy', '@dee'].map((party) => `party ${party}`),
    'deed ?a pays ?sum to ?b',
    '  undone by ?b refunds ?sum to ?a',
    ...promises.flatMap(promiseLines),
    ...events.flatMap((event) => [`${isoOf(event.day)} event`, `  ${deedLine(event)}`]),
    ...acts.flatMap(actLines),
    '',
  ].join('\n');
}

function promiseLines(told: Told, index: number): string[] {
  const before = `@p${index - 1}`;
  return [
    `${isoOf(0)} promise @p${index}`,
    '  from @ann',
    '  to @ben',
    ...(told.asked ? [`  if @ben asks${told.askedBy ? ` by ${isoOf(told.askedBy)}` : ''}`] : []),
    ...(told.unlessDeath ? ['  unless @cy dies'] : []),
    ...(told.link === 'if' || told.link === 'unless' ? [`  ${told.link} ${before} is ${told.state}`] : []),
    ...(told.link.endsWith(' of') ? [`  ${told.link} ${before}`] : []),
    `  will @ann pays ${told.need} EUR to @ben`,
    ...(told.by ? [`  by ${isoOf(told.by)}`] : []),
    ...(told.within ? [`  within ${told.within} days`] : []),
    ...(told.silence ? ['  silence broken'] : []),
  ];
}

function deedLine({ what, sum, promise }: Happening<Deed>): string {
  switch (what) {
    case 'pay':
      return `did @ann pays ${sum} EUR to @ben`;
    case 'pay for':
      return `did @ann pays ${sum} EUR to @ben for @p${promise}`;
    case 'pay the new promisee':
      return `did @ann pays ${sum} EUR to @cy`;
    case 'performer pays':
      return `did @dee pays ${sum} EUR to @ben`;
    case 'refund':
      return `did @ben refunds ${sum} EUR to @ann`;
    case 'ask':
      return 'did @ben asks';
    case 'die':
      return 'did @cy dies';
    case 'not for':
      return `not @ann pays ${sum} EUR to @ben for @p${promise}`;
  }
}

function actLines({ day, what, promise, sum, until }: Happening<Doing>): string[] {
  const head = (word: string, rest: string) => `${isoOf(day)} ${word} @p${promise} by ${rest}`;
  switch (what) {
    case 'suspended, clock runs':
      return [head('suspended', '@ben, @cy'), '  clock runs'];
    case 'released in part':
      return [head('released', '@ben, @cy'), `  only ${sum} EUR`];
    case 'amended by':
      return [head('amended', '@ann, @ben, @cy'), `  by ${isoOf(until)}`];
    case 'amended within':
      return [head('amended', '@ann, @ben, @cy'), `  within ${until} days`];
    case 'amended will':
      return [head('amended', '@ann, @ben, @cy'), `  will @ann pays ${sum} EUR to @ben`];
    case 'assigned':
      return [head('assigned', '@ben to @cy')];
    case 'delegated':
      return [head('delegated', '@ann to @dee')];
    case 'withdrawn':
      return [head('withdrawn', '@ann')];
    case 'checked':
      return [head('checked', '@cy'), '  found nothing'];
    case 'voided':
      return [head('voided', '@ann, @ben, @cy')];
    default:
      return [head(what, '@ben, @cy')];
  }
}
