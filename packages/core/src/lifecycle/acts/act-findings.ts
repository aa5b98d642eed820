import type { Finding } from '../../diagnostic/diagnostic.ts';
import { type ActEntry, type DealEntry, type Entry, isPromise, type RatedEntry } from '../../ledger/entry.ts';
import type { Name } from '../../ledger/name.ts';
import { selectionOf } from '../../ledger/selection.ts';
import { type Day, humanRange } from '../../ledger/values/civil-day.ts';
import { joinWords } from '../../ledger/values/join-words.ts';
import type { Place } from '../../text/block.ts';
import { ratedState } from '../play/ratings.ts';
import type { Heard } from '../play/simulation.ts';
import type { PromiseStanding } from '../standing.ts';
import type { World } from '../world.ts';
import type { ActFinding } from './act-rules.ts';
import { isByAll, isOfSide } from './act-standing.ts';
import { givers, unmetHelp } from './power-unmet.ts';

/** An act that changes nothing in one scenario and something in another is no mistake: which of them holds is not known. */
export function asHeard(finding: ActFinding, { effective, empowered }: Heard): ActFinding {
  const { code, act, run, details } = finding;
  if (code === 'ended-without-power') {
    const isPerhaps = act.target === run.plan.entry.name && empowered.has(act);
    return isPerhaps ? { ...finding, details: [...details, 'perhaps'] } : finding;
  }
  if (code === 'irregular-act' || !effective.has(act)) return finding;
  return { ...finding, code: 'uncertain-act', details: [] };
}

/** What is wrong with acts, each said once. */
export function actFindings(world: World, findings: readonly ActFinding[], on: Day): Finding[] {
  const said = new Set<string>();
  const found: Finding[] = [];
  for (const finding of findings) {
    if (finding.act.date.first > on) continue;
    const told = describe(world, finding);
    // What is said of a deal holds for each of its promises whose power waits for the same.
    const differs = finding.code === 'ended-without-power' ? [told.message, told.help] : finding.details;
    const key = `${finding.code}|${finding.act.block.path}:${finding.act.block.line}|${differs.join()}`;
    if (said.has(key)) continue;
    said.add(key);
    found.push(told);
  }
  return found;
}

/** Acts on a deal by one who has the standing for them in none of its promises. */
export function dealFindings(world: World, grounded: ReadonlySet<ActEntry>, on: Day): Finding[] {
  const found: Finding[] = [];
  for (const [target, acts] of world.acts) {
    if (target.entry?.kind !== 'deal' || !world.counts(target.entry)) continue;
    for (const act of acts) {
      if (act.date.first > on || grounded.has(act)) continue;
      found.push({
        code: 'no-standing',
        ...(hasParts(world, target) ? dealStanding(world, target.entry, act) : emptyDeal(target)),
        place: headerPlace(act.block),
        related: [{ place: headerPlace(target.entry.block), message: `\`@${target.text}\` is made here` }],
      });
    }
  }
  return found;
}

/** Whether any promise or threat that counts is part of a deal. */
function hasParts(world: World, deal: Name): boolean {
  const isPart = (entry: Entry) => isPromise(entry) && entry.terms.partOf === deal && world.counts(entry);
  return world.ledger.entriesOf('promise').some(isPart) || world.ledger.entriesOf('threat').some(isPart);
}

function dealStanding({ relations }: World, deal: DealEntry, act: ActEntry): Told {
  const names = act.by.map((name) => `@${name.text}`).join(' and ');
  return {
    ...withoutEffect((id) => `${id(names)} cannot ${act.act} any promise of ${id(`@${deal.name!.text}`)}`),
    help:
      unmetHelp(relations, [deal], act) ??
      `${DEFAULTS[act.act]} If \`${names}\` may too, say so in the deal: \`may ${act.act} ${names}\`.`,
  };
}

/** A deal promises nothing of its own. */
function emptyDeal(deal: Name): Told {
  const id = `@${deal.text}`;
  return {
    message: `No promise that counts is part of \`${id}\`, so this changes nothing.`,
    withoutEffect: `no promise that counts is part of ${id}`,
    help: `An act on a deal is one on its promises: write \`part of ${id}\` in each of them.`,
  };
}

/** Acts on a promise with many cases by one who has the standing for them in none. */
export function caseFindings(world: World, grounded: ReadonlySet<ActEntry>, on: Day): Finding[] {
  return world.cases.about.flatMap(({ entry, name }) => {
    if (entry.kind !== 'act' || entry.date.first > on || grounded.has(entry)) return [];
    // One case alone is reported as a promise of its own.
    const cases = world.select(name);
    if (cases.length === 0 || (selectionOf(name) && cases.length === 1)) return [];
    const names = entry.by.map((actor) => `@${actor.text}`).join(' and ');
    const { act } = entry;
    return [
      {
        code: act === 'end' ? ('no-power-to-end' as const) : ('no-standing' as const),
        ...withoutEffect((id) => `${id(names)} cannot ${act} any case of ${id(`@${name.text}`)}`),
        help:
          unmetHelp(world.relations, givers(world, name.entry), entry) ??
          `${DEFAULTS[act]} ${powerHelp(entry)}`,
        place: headerPlace(entry.block),
        related: [{ place: headerPlace(name.entry!.block), message: `\`@${name.text}\` is made here` }],
      },
    ];
  });
}

type Told = Pick<Finding, 'message' | 'withoutEffect' | 'help'>;

/** Tells why an act has no effect: in a message, where names are marked as code, and on its own. */
function withoutEffect(
  reason: (id: (text: string) => string) => string,
  end = ', so this changes nothing.',
): Pick<Finding, 'message' | 'withoutEffect'> {
  return { message: `${reason((text) => `\`${text}\``)}${end}`, withoutEffect: reason((text) => text) };
}

function describe(world: World, { code, act, run, details }: ActFinding): Finding {
  const { entry } = run.plan;
  const place = headerPlace(act.block);
  const promiseId = `@${entry.name.text}`;
  const promise = `\`${promiseId}\``;
  const names = act.by.map((name) => `@${name.text}`).join(' and ');
  const who = `\`${names}\``;
  const related = [madeHere(entry.name)];
  const unmet = unmetHelp(world.relations, givers(world, entry), act);
  switch (code) {
    case 'no-power-to-end':
      return {
        code,
        ...withoutEffect((id) => `${id(names)} has no power to end ${id(promiseId)}`, '.'),
        help:
          unmet ??
          (details.length > 0
            ? `It may be ended by ${details.join(' or ')}, through an office by its holder that day. If ${who} may end it too, say so in the promise: \`may end ${names}\`.`
            : `If ${who} may end it, say so in the promise: \`may end ${names}\`. A promisee can release it, a promisor withdraw from it.`),
        place,
        related,
      };
    case 'ended-without-power':
      return { code, ...otherEnd(act, details, unmet), place, related: [madeHere(act.target!)] };
    case 'no-standing':
      return {
        code,
        ...withoutEffect((id) => `${id(names)} cannot ${act.act} ${id(promiseId)}`),
        help:
          unmet ??
          missingHelp(world, run, act) ??
          `${DEFAULTS[act.act]}${assignedHelp(run, act)} ${powerHelp(act)}`,
        place,
        related,
      };
    case 'uncertain-act':
      return {
        code,
        message: `Whether ${who} could ${act.act} ${promise} on ${humanRange(act.date.first, act.date.last)} is uncertain, so this perhaps changes nothing.`,
        help: 'All that may follow is told: every state, every deadline. Narrow the days or numbers that leave it open, if they are known.',
        place,
        related,
      };
    case 'act-after-final':
      return {
        code,
        ...withoutEffect(
          (id) => `${id(promiseId)} is ${run.state} since ${humanRange(run.since, run.since)}`,
        ),
        help: 'Check the date, or remove the entry.',
        place,
        related,
      };
    case 'not-suspended':
      return {
        code,
        ...withoutEffect(
          (id) => `${id(promiseId)} is not suspended on ${humanRange(act.date.first, act.date.last)}`,
        ),
        help: 'Check the date, or remove the entry. What is suspended by a power with `while` is resumed when that no longer holds, without an entry of its own.',
        place,
        related,
      };
    case 'whole-act':
      return {
        code,
        ...withoutEffect((id) => `${id(promiseId)} asks for nothing of what ${id('only')} names`),
        help: 'Leave `only` out where the whole is meant; else name members of a group, or an amount, that it asks for.',
        place,
        related,
      };
    case 'irregular-act':
      return {
        code,
        message: `The act on ${promise} stands, but it lacks ${joinWords(details)}.`,
        help: 'Write what was done as `notified`, `consulted` or a further name after `by`; if it was not done, the act stays irregular.',
        place,
        related,
      };
  }
}

/** What to write where some of those who have to agree do, and others do not. */
function missingHelp(
  { relations }: World,
  { from, to }: ActFinding['run'],
  act: ActEntry,
): string | undefined {
  if (act.act !== 'amend' && act.act !== 'void') return undefined;
  const day = act.date.last;
  const all = [...from, ...to];
  if (!act.by.every((actor) => isOfSide(relations, all, actor, day))) return undefined;
  const missing = all.filter((bound) => !isByAll(relations, [[bound]], act.by, day));
  const ids = missing.map(({ party }) => `@${party.text}`);
  if (ids.length === 0) return undefined;
  const everyone = [...act.by.map(({ text }) => `@${text}`), ...ids];
  const verb = ids.length === 1 ? 'has' : 'have';
  return `${joinWords(ids.map((id) => `\`${id}\``))} ${verb} to agree too: \`by ${everyone.join(', ')}\`. ${powerHelp(act)}`;
}

function madeHere({ entry, text }: Name): NonNullable<Finding['related']>[number] {
  return { place: headerPlace(entry!.block), message: `\`@${text}\` is made here` };
}

/** What an end is taken for while the power to end does not hold, and how each of the two is written. */
function otherEnd(
  { by, date, target }: ActEntry,
  [ground, perhaps = '']: readonly string[],
  unmet: string | undefined,
): Pick<Finding, 'message' | 'help'> {
  const who = joinWords(by.map(({ text }) => `\`@${text}\``));
  const when = humanRange(date.first, date.last);
  const isOwn = ground === 'promisor';
  const taken = isOwn ? 'a withdrawal, which is a breach' : 'a release';
  const written = `${isOwn ? 'withdrawn' : 'released'} @${target!.text} by ${by.map(({ text }) => `@${text}`).join(', ')}`;
  const why = perhaps
    ? 'Narrow the days or numbers that leave it open, if they are known.'
    : (unmet ?? 'Check the date, or add what happened.');
  return {
    message: `The power of ${who} to end \`@${target!.text}\` ${perhaps && `${perhaps} `}does not hold on ${when}, so this is ${perhaps && `${perhaps} `}taken for ${taken}.`,
    help: `${why} If ${isOwn ? 'a withdrawal' : taken} is meant, write \`${written}\`.`,
  };
}

/** How somebody is given a power; of several who acted, each has one of its own. */
function powerHelp({ act, by }: ActEntry): string {
  const who = by.map(({ text }) => `\`@${text}\``).join(' or ');
  return `If ${who} may too, say so in the promise: \`may ${act} @${by[0]?.text ?? 'x'}\`.`;
}

/** To whom a promise was assigned before an act, since that is its promisee. */
function assignedHelp({ books }: ActFinding['run'], { date }: ActEntry): string {
  const before = [...books.assignments].filter((one) => one.to && one.date.first <= date.last).at(-1);
  return before
    ? ` It was assigned to \`@${before.to!.text}\` on ${humanRange(before.date.first, before.date.last)}.`
    : '';
}

const DEFAULTS: Readonly<Record<ActEntry['act'], string>> = {
  release: 'A promise is released by its promisee.',
  end: 'A promise is ended by the holder of the power to end it.',
  withdraw: 'A promise is withdrawn by its promisor.',
  suspend: 'A promise is suspended by its promisee.',
  resume: 'A promise is resumed by its promisee, or by whoever suspended it.',
  amend:
    'A promise is amended by promisor and promisee together, of several by all: `by @promisor, @promisee`.',
  excuse: 'A promisor is excused by the promisee.',
  void: 'A promise is voided by promisor and promisee together, of several by all: `by @promisor, @promisee`.',
  assign: 'A promise is assigned by its promisee.',
  delegate: 'A promise is delegated by its promisor.',
};

function headerPlace(block: Place['block']): Place {
  const { text } = block.source;
  const end = text.indexOf('\n', block.start);
  return { block, start: 0, end: (end < 0 ? text.length : Math.min(end, block.end)) - block.start };
}

/** Ratings that differ from what Troth computes, of the ledger's rater or of any where it names none. */
export function ratingFindings(
  world: World,
  standingOf: (name: Name) => PromiseStanding | undefined,
  on: Day,
): Finding[] {
  const found: Finding[] = [];
  for (const name of world.ratings.keys()) {
    const standing = standingOf(name);
    if (!standing || standing.terms.undertakings.length === 0) continue;
    for (const rating of latestRatings(world, standing, on)) {
      const state = ratedState(rating.status);
      if (standing.possible.some((possible) => agrees(possible, state))) continue;
      found.push({
        code: 'rating-differs',
        message: `\`@${standing.entry.name.text}\` is rated ${rating.status}, and by what the ledger holds it is ${standing.state}.`,
        help: 'Add the events that the rating rests on; or leave it: both are shown side by side.',
        place: headerPlace(rating.block),
        related: [{ place: headerPlace(standing.entry.block), message: 'the promise is made here' }],
      });
    }
  }
  return found;
}

function agrees(computed: string, rated: string): boolean {
  return computed === rated || (rated === 'due' && (computed === 'conditional' || computed === 'proposed'));
}

function latestRatings(world: World, standing: PromiseStanding, on: Day): RatedEntry[] {
  const latest = new Map<unknown, RatedEntry>();
  for (const rating of world.ratings.get(standing.entry.name) ?? []) {
    if (rating.date.first > on || rating.status === 'not-rated' || rating.status === 'uncheckable') continue;
    const before = latest.get(rating.by);
    if (!before || before.date.first <= rating.date.first) latest.set(rating.by, rating);
  }
  return [...latest.values()];
}
