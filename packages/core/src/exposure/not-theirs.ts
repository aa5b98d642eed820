import { hasBareDoer } from '../check/missing-at.ts';
import type { Diagnostic, Finding, RelatedPlace } from '../diagnostic/diagnostic.ts';
import { toDiagnostic } from '../diagnostic/to-diagnostic.ts';
import { ACT_KEYWORDS, type Bound, type Power, type PromiseEntry, type Way } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import { actorOf, type Sentence } from '../ledger/sentence.ts';
import { humanRange } from '../ledger/values/civil-day.ts';
import { joinWords } from '../ledger/values/join-words.ts';
import type { Judgement } from '../lifecycle/judge.ts';
import type { PromiseStanding } from '../lifecycle/standing.ts';
import type { World } from '../lifecycle/world.ts';
import type { Block, Place } from '../text/block.ts';
import { mayBePerformed } from './openness.ts';
import { isParty } from './parties.ts';
import {
  holdersOf,
  type PowerHolder,
  type PromisedAct,
  promisedAct,
  type Standings,
} from './promised-act.ts';

/**
 * Open promises of what their promisor does not control (semantics.md: Not theirs to promise): a deed of somebody who
 * is neither the promisor nor its part, member, office, holder or delegate; or an act whose power neither the promisor
 * nor the office it is promised `as` holds on the day. A part of a promise with `or will` is theirs if one way is.
 *
 * ```ts
 * import { dayOf, judge, Ledger, sourceText } from '@troth/core';
 * const ledger = Ledger.read([sourceText('bike.troth', [
 *   'party @anna',
 *   'party @ben',
 *   'party @carl',
 *   '2026-03-01 promise @bike',
 *   '  from @anna',
 *   '  to   @ben',
 *   '  will @carl lends the bike to @ben',
 * ].join('\n'))]);
 * const [finding] = notTheirs(judge(ledger, { on: dayOf(2026, 3, 2) }));
 * [finding.code, finding.severity] // => ['not-theirs', 'warning']
 * finding.message // => 'In `@bike`, `@anna` promises what `@carl` does.'
 * ```
 */
export function notTheirs(judgement: Judgement): Diagnostic[] {
  const found: Finding[] = [];
  let byEntry: Standings | undefined;
  const standings = () => {
    byEntry ??= new Map(judgement.promises.map((standing) => [standing.entry, standing]));
    return byEntry;
  };
  for (const standing of judgement.promises) {
    if (!mayBePerformed(standing)) continue;
    const { from } = standing.terms;
    if (from.length === 0 || !from.every(isByParty)) continue;
    for (const { kind, ways } of standing.terms.undertakings) {
      const finding = kind === 'will' ? partFinding(judgement, standings, standing, ways) : undefined;
      if (!finding || isMisread(judgement, finding.place)) continue;
      if (ways.some(({ sentence }) => hasBareDoer(sentence.shape, judgement.judging.world.ledger))) continue;
      found.push(finding);
    }
  }
  return found.map(toDiagnostic);
}

function isByParty({ party }: Bound): boolean {
  return isParty(party);
}

/** Whether something is wrong with how a sentence is written, so that its actor may be another. */
function isMisread({ judging }: Judgement, { block, start, end }: Place): boolean {
  return judging.world.ledger.documents.some(({ findings }) =>
    findings.get(block)?.some(({ place }) => place.start < end && place.end > start),
  );
}

/** What is to be said of the first way of doing a part; undefined where one of the ways is the promisor's. */
function partFinding(
  judgement: Judgement,
  standings: () => Standings,
  standing: PromiseStanding,
  ways: readonly Way[],
): Finding | undefined {
  let first: Finding | undefined;
  for (const way of ways) {
    const finding = findingOf(judgement, standings, standing, way);
    if (!finding) return undefined;
    first ??= finding;
  }
  return first;
}

function findingOf(
  judgement: Judgement,
  standings: () => Standings,
  standing: PromiseStanding,
  way: Way,
): Finding | undefined {
  const { world } = judgement.judging;
  const actor = actorOf(way.sentence);
  if (actor && isParty(actor) && !isTheirs(judgement, standing, actor))
    return strangerFinding(world, standing, way.sentence, actor);
  const act = promisedAct(judgement, way.sentence);
  if (!act) return undefined;
  const holders = holdersOf(judgement, act, standings());
  if (holders.some((holder) => standing.terms.from.some((bound) => hasPower(judgement, bound, holder))))
    return undefined;
  return powerFinding(judgement, standing, way.sentence, act, holders);
}

/** Whether an actor is a promisor or acts for one: its part, member, office, holder or delegate. */
function isTheirs({ judging, on }: Judgement, { entry, terms }: PromiseStanding, actor: Name): boolean {
  if (terms.from.some(({ party }) => party === actor)) return true;
  const { relations } = judging.world;
  const delegates = judging.world
    .actsOn(entry)
    .flatMap(({ act, to, date }) => (act === 'delegate' && to && date.first <= on ? [to] : []));
  const mayAct = (one: Name, party: Name) =>
    relations.lies(one, party, on) || (one.entry?.kind === 'office' && relations.lies(party, one, on));
  const isFor = (one: Name) =>
    delegates.some((delegate) => mayAct(one, delegate)) ||
    terms.from.some(
      ({ party, through, as }) =>
        one === through || mayAct(one, party) || (as !== undefined && mayAct(one, as)),
    );
  if (isFor(actor)) return true;
  // A group is theirs when everyone in it is.
  const members = actor.entry?.kind === 'group' ? relations.members(actor, on) : [];
  return members.length > 0 && members.every(isFor);
}

/**
 * Whether a promisor, the office it promises as, or who speaks for it holds a power. An office of the promisor is not
 * enough: its holder decides, and may decide otherwise.
 */
function hasPower(
  { judging, on }: Judgement,
  { party, through, as }: Bound,
  { name, power }: PowerHolder,
): boolean {
  const { relations } = judging.world;
  const kind = name.entry?.kind;
  return [party, as, through].some((one) => {
    if (one === undefined) return false;
    if (power === undefined || kind === 'group' || kind === 'office') return relations.lies(one, name, on);
    return one === name;
  });
}

function strangerFinding(
  world: World,
  { entry, terms }: PromiseStanding,
  sentence: Sentence,
  actor: Name,
): Finding {
  const promisors = terms.from.map(({ party }) => party);
  return {
    code: 'not-theirs',
    message: `In ${id(entry.name)}, ${list(promisors)} ${promise(promisors)} what ${id(actor)} does.`,
    help:
      `If ${id(actor)} is part or a member of ${promisors.length > 1 ? 'one of ' : ''}${list(promisors)}, or acts for it, say so where it is declared, or write ` +
      `\`delegated @${entry.name.text} by @${terms.from[0].party.text} to @${actor.text}\`. If somebody else does the deed, declare it ` +
      'with the doer first, as in `deed ?giver hands over ?thing`.',
    place: placeOf(world, entry, sentence),
    related: declared(actor),
  };
}

function powerFinding(
  { judging, on }: Judgement,
  { entry, terms }: PromiseStanding,
  sentence: Sentence,
  { act, target }: PromisedAct,
  holders: readonly PowerHolder[],
): Finding {
  const promisors = terms.from.map(({ party }) => party);
  const names = [...new Set(holders.map(({ name }) => name))];
  const withHolders = (name: Name): string => {
    const persons = judging.world.relations.holders(name, on);
    return persons.length > 0 ? `${id(name)} (${list(persons)} on ${humanRange(on, on)})` : id(name);
  };
  const whose =
    names.length > 0
      ? `the power to ${act} it lies with ${joinWords(names.map(withHolders))}`
      : `nobody has the power to ${act} it`;
  const office = names.find((name) => name.entry?.kind === 'office');
  const as = office
    ? ` If it was promised in that office, write \`as @${office.text}\` after the promisor.`
    : '';
  return {
    code: 'not-theirs',
    message: `In ${id(entry.name)}, ${list(promisors)} ${promise(promisors)} that ${id(target)} will be ${ACT_KEYWORDS[act]}, but ${whose}.`,
    help: `Whether it will be is not the promisor’s to say.${as} If the promisor has the power, say so in ${id(target)}: \`may ${act} @${terms.from[0].party.text}\`.`,
    place: placeOf(judging.world, entry, sentence),
    related: holders.length > 0 ? powerPlaces(holders) : declared(target),
  };
}

/** The verb for who promises. */
function promise(promisors: readonly Name[]): string {
  return promisors.length === 1 ? 'promises' : 'promise';
}

function powerPlaces(holders: readonly PowerHolder[]): RelatedPlace[] {
  // Those whose consent it needs stand below the power.
  const told = holders.filter(({ name, power }) => !power || power.holder === name);
  return told.map(({ name, power, block }) =>
    power
      ? { place: { block, ...span(power) }, message: `${id(name)} is given the power here` }
      : { place: headerPlace(block), message: `${id(name)} has the power as a party to this promise` },
  );
}

function span({ start, end }: Power): { readonly start: number; readonly end: number } {
  return { start, end };
}

function declared({ entry, ...name }: Name): RelatedPlace[] {
  return entry ? [{ place: headerPlace(entry.block), message: `\`@${name.text}\` is declared here` }] : [];
}

/** A sentence stands in its promise, or in what amended it. */
function placeOf(world: World, entry: PromiseEntry, sentence: Sentence): Place {
  const isIn = (terms: PromiseEntry['terms'] | undefined) =>
    terms?.undertakings.some(({ ways }) => ways.some((way) => way.sentence === sentence)) ?? false;
  const { block } = isIn(entry.terms)
    ? entry
    : (world.actsOn(entry).find(({ terms }) => isIn(terms)) ?? entry);
  return { block, start: sentence.start, end: sentence.end };
}

function headerPlace(block: Block): Place {
  const { text } = block.source;
  const end = text.indexOf('\n', block.start);
  return { block, start: 0, end: (end < 0 ? text.length : Math.min(end, block.end)) - block.start };
}

function id(name: Name): string {
  return `\`@${name.text}\``;
}

function list(names: readonly Name[]): string {
  return joinWords([...new Set(names)].map(id));
}
