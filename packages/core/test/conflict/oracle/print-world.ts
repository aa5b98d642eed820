import {
  type Condition,
  type DeedRule,
  type Group,
  type Happened,
  isoOf,
  type Limit,
  type Office,
  PARTIES,
  type Part,
  PERSONS,
  type Power,
  type Promised,
  type Sentence,
  type Verb,
  type Way,
  type What,
  type World,
} from './world.ts';

/** A world as ledger text, one string per entry. */
export function entriesOf(world: World): string[] {
  return [
    `ledger "A small world"\n  format 1\n  on ${isoOf(0)}\n`,
    ...PARTIES.map((id) => `party ${id}\n${id === '@b' || id === '@c' ? '  part of @abroad\n' : ''}`),
    ...PERSONS.map((id) => `person ${id}\n`),
    ...[...new Set(world.groups.flatMap(({ members }) => members))].map((id) => `person ${id}\n`),
    ...world.things.map((id) => `thing ${id}\n`),
    ...world.groups.map(groupText),
    ...world.offices.map(officeText),
    ...world.deeds.map(deedText),
    ...world.limits.map(limitText),
    ...world.promises.flatMap(promiseText),
    ...world.events.flatMap(eventText),
  ];
}

export function printWorld(world: World): string {
  return entriesOf(world).join('');
}

function groupText({ id, size, within, members }: Group): string {
  const lines = [`group ${id}`];
  if (size) lines.push(`size ${size[0] === size[1] ? size[0] : `${size[0]}..${size[1]}`}`);
  if (within) lines.push(`within ${within}`);
  lines.push(...members.map((member) => `member ${member}`));
  return block(lines);
}

function officeText({ id, holders }: Office): string {
  const lines = holders.map(
    ({ who, from, until }) =>
      `holder ${who} from ${isoOf(from)}${until === undefined ? '' : ` until ${isoOf(until)}`}`,
  );
  return block([`office ${id}`, 'of @h', ...lines]);
}

const PATTERNS: Readonly<Record<Verb, string>> = {
  gives: '?giver gives ?item to ?taker',
  lends: '?lender lends ?item to ?borrower',
  scraps: '?owner scraps ?item',
  keeps: '?keeper keeps ?item',
  shows: '?shower shows ?item',
  stores: '?storer stores ?item',
  pays: '?payer pays ?sum to ?payee',
  signals: '?who signals',
  agrees: '?who agrees',
  opens: '?who opens',
};

function deedText({ verb, once, excludes, takes, undoable }: DeedRule): string {
  const [actor] = PATTERNS[verb].split(' ');
  return block([
    `deed ${PATTERNS[verb]}`,
    ...excludes.map((other) => `excludes ${PATTERNS[other].replace(/^\S+/, '?anyone')}`),
    ...(once ? ['once per ?item'] : []),
    ...(undoable ? [`undone by ${actor} takes back ?item`] : []),
    ...(takes > 0 ? [`takes ${takes} days`] : []),
  ]);
}

function limitText({ verb, actor, to, atMost, period }: Limit, index: number): string {
  const words = PATTERNS[verb].split(' ');
  if (actor) words[0] = actor;
  if (to) words[words.length - 1] = to;
  return block([
    `limit "limit ${index + 1}"`,
    `on ${words.join(' ')}`,
    `at most ${atMost}${verb === 'pays' ? ' EUR' : ''}`,
    typeof period === 'number' ? `in ${period}` : period === 'per year' ? period : 'at any time',
  ]);
}

function promiseText(promise: Promised): string[] {
  const { id, kind, day, from, to, conditions, parts, powers, stakes, act } = promise;
  const [first, last] = promise.actDays ?? [-1, -1];
  const text = block([
    `${isoOf(day)} ${kind} ${id}`,
    `from ${from}`,
    ...to.map((party) => `to ${party}`),
    ...conditions.flatMap((ways) =>
      ways.map((way, index) => `${index === 0 ? '' : 'or '}if ${conditionText(way)}`),
    ),
    ...(promise.unless ? [`unless ${sentenceText(promise.unless)}`] : []),
    ...parts.flatMap(partText),
    ...powers.flatMap(powerText),
    ...stakes.map((party) => `stake ${party} "something"`),
  ]);
  const [promisee] = to;
  const changes = [
    ...(promise.waived ? to.map((party) => `released ${id} by ${party}\n  only ${waivedText(promise)}`) : []),
    ...parts
      .flatMap((part) => (part.kind === 'will' ? part.ways : [part.way]))
      .flatMap(({ sentence: { what } }) => (what.kind === 'group' && what.but ? [what.but] : []))
      .flatMap((but) => to.map((party) => `released ${id} by ${party}\n  only ${but}`)),
    ...(promise.assigned ? [`assigned ${id} by ${promisee} to ${promise.assigned}`] : []),
    ...(promise.delegated ? [`delegated ${id} by ${from} to ${promise.delegated}`] : []),
  ].map((line) => `${isoOf(-1)} ${line}\n`);
  if (!act) return [text, ...changes];
  // Each promisee releases for itself; one is enough to suspend.
  const by = act === 'released' ? to : to.slice(0, 1);
  return [text, ...changes, ...by.map((party) => `${rangeText(first, last)} ${act} ${id} by ${party}\n`)];
}

function rangeText(first: number, last: number): string {
  return first === last ? isoOf(first) : `${isoOf(first)}/${isoOf(last)}`;
}

function waivedText({ parts, waived }: Promised): string {
  const [part] = parts;
  const what = part?.kind === 'will' ? part.ways[0].sentence.what : undefined;
  return what?.kind === 'group' ? `${waived} of ${what.group}` : `${waived} EUR`;
}

function conditionText(condition: Condition): string {
  if (condition.kind === 'done') return `${condition.promise} is ${condition.word}`;
  const sentence = sentenceText(condition.sentence);
  if (condition.kind === 'no') return `no ${sentence} by ${isoOf(condition.by)}`;
  return condition.by === undefined ? sentence : `${sentence} by ${isoOf(condition.by)}`;
}

function partText(part: Part): string[] {
  if (part.kind === 'will')
    return part.ways.map((way, index) => `${index === 0 ? '' : 'or '}will ${wayText(way, 'by')}`);
  const { what } = part.way.sentence;
  const least = part.kind === 'always' && what.kind === 'group' && what.count !== undefined;
  return [`${part.kind} ${wayText(part.way, 'until', least ? 'at least ' : '')}`];
}

function wayText({ sentence, starting, by, untilDone }: Way, last: 'by' | 'until', most = ''): string {
  return [
    sentenceText(sentence, most),
    ...(starting === undefined ? [] : [`starting ${isoOf(starting)}`]),
    ...(by === undefined ? [] : [`${last} ${isoOf(by)}`]),
    ...(untilDone === undefined ? [] : [`until ${sentenceText(untilDone)}`]),
  ].join(' ');
}

function powerText({ act, holder, notice, needs, while: condition }: Power): string[] {
  return [
    `may ${act} ${holder}`,
    ...(condition ? [`  while ${sentenceText(condition)}`] : []),
    ...(needs.length > 0 ? [`  needs ${needs.length} of ${needs.join(', ')}`] : []),
    ...(notice === undefined ? [] : [`  notice ${notice} days to @e`]),
  ];
}

function eventText({ day, until, sentence, undone }: Happened): string[] {
  const text = block([`${rangeText(day, until ?? day)} event`, `did ${sentenceText(sentence)}`]);
  if (undone === undefined) return [text];
  return [
    text,
    block([`${isoOf(undone)} event`, `did ${sentence.actor} takes back ${whatText(sentence.what, '')}`]),
  ];
}

export function sentenceText({ verb, actor, what, to }: Sentence, most = ''): string {
  const about = whatText(what, most);
  return `${actor} ${verb}${about === '' ? '' : ` ${about}`}${to === undefined ? '' : ` to ${to}`}`;
}

function whatText(what: What, most: string): string {
  switch (what.kind) {
    case 'group':
      return what.count === undefined ? what.group : `${most}${what.count} of ${what.group}`;
    case 'one':
      return what.name;
    case 'amount':
      return `${what.amount} EUR`;
    case 'nothing':
      return '';
  }
}

function block([head, ...lines]: readonly string[]): string {
  return `${[head, ...lines.map((line) => `  ${line}`)].join('\n')}\n`;
}
