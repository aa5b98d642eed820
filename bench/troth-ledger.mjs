/** A ledger of promises: half promises with conditions or deadlines, half events, a source on each. */
import {
  ascendingDays,
  chanceFrom,
  endOfMonth,
  FIRST_DAY,
  isoDate,
  LAST_DAY,
  PARTIES,
  padded,
  partyName,
} from './random.mjs';
import { CREWS, DUTY, GROUPS, IF, lot, party, THINGS, WILL } from './shapes.mjs';

/** @typedef {import('./random.mjs').Chance} Chance */
/** @typedef {import('./shapes.mjs').Draw} Draw */

/** @typedef {{ day: number, text: string }} Entry a dated entry; the text ends before its source line */
/** @typedef {{ from: number, to: number, keptOn: number | undefined }} Outcome who promised whom, and how it went */

const SOURCES = 200;
const TAGS = ['#trade', '#water', '#border', '#housing', '#labour', '#energy'];
const GOODS = ['wheat', 'barley', 'steel', 'timber', 'cement', 'salt', 'coal', 'wool'];
const PLACES = ['bridge', 'mill', 'harbour wall', 'school', 'reservoir', 'road', 'archive', 'market hall'];
const PAPERS = [
  'Evening Gazette',
  'Minutes of the council',
  'Letter of intent',
  'Court register',
  'Annual report',
];

/** How a generated ledger comes to be; one value for the whole run. */
class Story {
  /** @type {Entry[]} */ promises = [];
  /** @type {Entry[]} */ events = [];
  /** @type {Outcome[]} */ outcomes = [];
  lots = 0;

  /** @param {number} seed */
  constructor(seed) {
    this.chance = chanceFrom(seed);
    /** @type {Draw} */
    this.draw = { chance: this.chance, newLot: () => ++this.lots };
  }

  /**
   * Adds an event, unless it would lie after the day the ledger is judged on.
   * @param {number} day
   * @param {string} title
   * @param {string} line
   */
  happened(day, title, line) {
    if (day > LAST_DAY) return false;
    const shown = this.chance.happens(0.5) ? ` "${title}"` : '';
    this.events.push({ day, text: `${isoDate(day)} event${shown}\n  ${line}\n` });
    return true;
  }
}

/**
 * A ledger of `count` dated entries that has no errors and no conflicts; the same for the same seed.
 * @param {number} count how many promises and events together
 * @param {number} [seed]
 * @returns {string}
 */
export function generateTroth(count, seed = 1) {
  const story = new Story(seed);
  const promises = Math.ceil(count / 2);
  for (const [index, day] of ascendingDays(story.chance, promises).entries()) addPromise(story, index, day);
  while (story.events.length < count - promises) addUnpromised(story);
  story.events.length = count - promises;

  const published = ascendingDays(story.chance, SOURCES);
  published[SOURCES - 1] = LAST_DAY;
  const dated = [...story.promises, ...story.events].sort((a, b) => a.day - b.day);
  let next = 0;
  const written = dated.map(({ day, text }) => {
    while (published[next] < day) next++;
    const source = Math.min(next + story.chance.between(0, 3), SOURCES - 1);
    return `${text}  source @s${padded(source + 1, 3)}\n`;
  });
  return `${declarations(story, published)}\n${written.join('\n')}`;
}

/**
 * @param {Story} story
 * @param {number} index
 * @param {number} day
 */
function addPromise(story, index, day) {
  const { chance } = story;
  const earlier =
    index > 0 && chance.happens(0.05) ? chance.between(Math.max(0, index - 200), index - 1) : undefined;
  const from = earlier === undefined ? chance.between(1, PARTIES) : story.outcomes[earlier].to;
  const to =
    earlier === undefined
      ? ((from + chance.between(0, PARTIES - 2)) % PARTIES) + 1
      : story.outcomes[earlier].from;
  const id = promiseId(index);
  const condition = addCondition(story, day, from, to, earlier);
  const made =
    earlier === undefined && chance.happens(0.15)
      ? addDuty(story, day, from, to, condition)
      : addWill(story, id, day, from, to, condition);
  const tag = chance.happens(0.3) ? ` ${chance.pick(TAGS)}` : '';
  story.outcomes.push({ from, to, keptOn: made.keptOn });
  story.promises.push({
    day,
    text:
      `${isoDate(day)} promise ${id} "${made.title}"${tag}\n  from   ${party(from)}\n  to     ${party(to)}\n` +
      `${condition.line}${made.lines}`,
  });
}

/** @param {number} index */
function promiseId(index) {
  return `@pr${padded(index + 1, 6)}`;
}

/**
 * Half of the promises have a condition, and half of the conditions are met. One on an earlier promise answers it.
 * @param {Story} story
 * @param {number} day
 * @param {number} from
 * @param {number} to
 * @param {number | undefined} earlier
 * @returns {{ line: string, due: number | undefined }} `due` is the day the promise falls due, if it does
 */
function addCondition(story, day, from, to, earlier) {
  const { chance } = story;
  if (earlier !== undefined) {
    const { keptOn } = story.outcomes[earlier];
    const due = keptOn === undefined ? undefined : Math.max(day, keptOn);
    return { line: `  if     ${promiseId(earlier)} is kept\n`, due };
  }
  if (chance.happens(0.5)) return { line: '', due: day };
  const { sentence, title } = chance.pick(IF)(from, to, story.draw);
  const line = `  if     ${sentence}\n`;
  const met = day + chance.between(1, 120);
  if (chance.happens(0.5) && story.happened(met, title, `did    ${sentence}`)) return { line, due: met };
  return { line, due: undefined };
}

/**
 * A promise to do something. About half of these are done in time, some late, the rest not.
 * @param {Story} story
 * @param {string} id
 * @param {number} day
 * @param {number} from
 * @param {number} to
 * @param {{ line: string, due: number | undefined }} condition
 */
function addWill(story, id, day, from, to, condition) {
  const { chance } = story;
  const demand = chance.pick(WILL)(from, to, story.draw);
  const due = condition.due ?? day;
  const deadline = chooseDeadline(chance, day, due, condition.line !== '');
  const fate = chance.unit() + (condition.due === undefined ? 0.62 : 0);
  const wording = demand.deed !== undefined && chance.happens(0.5) ? demand.deed : demand.sentence;
  const line = `did    ${wording}${chance.happens(0.25) ? ` for ${id}` : ''}`;
  let keptOn;
  if (fate < 0.68) {
    const done = chance.between(due, deadline.day);
    if (story.happened(done, `${demand.title}: done`, line)) keptOn = done;
  } else if (fate < 0.8) {
    story.happened(deadline.day + chance.between(1, 200), `${demand.title}: late`, line);
  } else if (fate < 0.88) {
    const found = deadline.day + chance.between(1, 60);
    story.happened(found, `${demand.title}: not done`, `not    ${demand.sentence} for ${id}`);
  } else if (fate < 0.94 && demand.partial !== undefined) {
    story.happened(chance.between(due, deadline.day), `${demand.title}: in part`, `did    ${demand.partial}`);
  }
  return { title: demand.title, lines: `  will   ${demand.sentence}\n${deadline.line}`, keptOn };
}

/**
 * @param {Chance} chance
 * @param {number} day the promise's own
 * @param {number} due
 * @param {boolean} conditional
 * @returns {{ line: string, day: number }} the field and the last day it allows
 */
function chooseDeadline(chance, day, due, conditional) {
  if (chance.happens(conditional ? 0.7 : 0.3)) {
    const weeks = chance.between(2, 26);
    return chance.happens(0.5)
      ? { line: `  within ${weeks} weeks\n`, day: due + 7 * weeks }
      : { line: `  within ${weeks * 10} days\n`, day: due + 10 * weeks };
  }
  const last = Math.max(due, day) + chance.between(10, 300);
  if (!chance.happens(0.15)) return { line: `  by     ${isoDate(last)}\n`, day: last };
  return { line: `  by     ${isoDate(last).slice(0, 7)}\n`, day: endOfMonth(last) };
}

/**
 * A promise to keep something so until a day. One in ten of those in force is failed.
 * @param {Story} story
 * @param {number} day
 * @param {number} from
 * @param {number} to
 * @param {{ line: string, due: number | undefined }} condition
 */
function addDuty(story, day, from, to, condition) {
  const { chance } = story;
  const duty = chance.pick(DUTY)(from, to, story.draw);
  const due = condition.due ?? day;
  const until = due + chance.between(60, 900);
  const fails = condition.due !== undefined && chance.happens(0.1);
  if (fails) story.happened(chance.between(due + 1, until - 1), `${duty.title}: not any more`, duty.failed);
  const stands = condition.due !== undefined && !fails && until <= LAST_DAY;
  return {
    title: duty.title,
    lines: `  ${duty.line} until ${isoDate(until)}\n`,
    keptOn: stands ? until : undefined,
  };
}

/**
 * A deed nobody promised, of the same shapes as those that were.
 * @param {Story} story
 */
function addUnpromised(story) {
  const { chance } = story;
  const from = chance.between(1, PARTIES);
  const to = ((from + chance.between(0, PARTIES - 2)) % PARTIES) + 1;
  const demand = chance.pick(chance.happens(0.3) ? IF : WILL)(from, to, story.draw);
  story.happened(chance.between(FIRST_DAY, LAST_DAY), 'Reported in passing', `did    ${demand.sentence}`);
}

/**
 * Everything the dated entries mention.
 * @param {Story} story
 * @param {readonly number[]} published the day of each source
 * @returns {string}
 */
function declarations(story, published) {
  const { chance } = story;
  const lines = [
    `ledger "Promises between ${PARTIES} parties"`,
    '  format 1',
    `  on     ${isoDate(LAST_DAY + 1)}`,
    '',
  ];
  lines.push('unit tonnes "Metric tonnes"', '  also tonne', '');
  for (let number = 1; number <= PARTIES; number++)
    lines.push(`party ${party(number)} "${partyName(number)}"`);
  lines.push('');
  for (let number = 1; number <= GROUPS; number++) {
    lines.push(
      `group @g${padded(number, 2)} "Volunteers ${number}"`,
      `  size   ${number % 5 === 0 ? 8 : 20 + number}`,
    );
    if (number % 5 === 0) lines.push(`  within @g${padded(number - 1, 2)}`);
  }
  for (let number = 1; number <= CREWS; number++) {
    lines.push(`group @crew${number} "Crew ${number}"`);
    for (let member = 1; member <= 8; member++) lines.push(`  member ${party(number * 100 + member)}`);
  }
  lines.push('');
  for (let number = 1; number <= THINGS; number++) {
    lines.push(
      `thing @t${padded(number, 3)} "The ${chance.pick(chance.happens(0.5) ? GOODS : PLACES)} of ${partyName(number)}"`,
    );
  }
  for (let number = 1; number <= story.lots; number++) lines.push(`thing ${lot(number)} "Lot ${number}"`);
  lines.push('');
  published.forEach((day, index) => {
    lines.push(
      `source @s${padded(index + 1, 3)} "${chance.pick(PAPERS)}, no. ${index + 1}"`,
      `  published ${isoDate(day)}`,
    );
  });
  lines.push(
    '',
    'deed ?giver hands over ?thing to ?taker',
    '  also     ?thing was handed over to ?taker by ?giver',
  );
  lines.push('  excludes ?giver keeps ?thing', '  once per ?thing', '');
  return lines.join('\n');
}
