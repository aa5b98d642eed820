import type { Report } from '../diagnostic/diagnostic.ts';
import type { Condition, Deadline, Limits } from '../ledger/condition.ts';
import type {
  ActEntry,
  Bound,
  ConditionLine,
  DeedEntry,
  Entry,
  EventEntry,
  LimitEntry,
  Stake,
  Terms,
  Vouchers,
} from '../ledger/entry.ts';
import { ACT_KEYWORDS, isPromise } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Many } from '../ledger/many.ts';
import type { Name } from '../ledger/name.ts';
import type { Sentence } from '../ledger/sentence.ts';
import { BITS, bitOf, kindName, listKinds } from './kinds.ts';
import { declaration, mentionPlace, mentionPlaces } from './places.ts';
import type { CheckEntry } from './rule.ts';

const { party, person, office, group, thing, source, promise, threat, request, deal, alleged } = BITS;
const ACTOR = party | person | office | group;
const PROMISE = promise | threat;
const SPEAKER = ACTOR | source;

/** Each field takes names of certain kinds; what is declared under a name is of one. */
export const wrongKind: CheckEntry = (entry, ledger, report) => {
  checkVouchers(entry, entry, ledger, report);
  switch (entry.kind) {
    case 'party':
    case 'person':
      expectKind(entry.partOf, party | group, 'part of', entry, ledger, report);
      break;
    case 'thing':
      expectKind(entry.partOf, thing, 'part of', entry, ledger, report);
      break;
    case 'office':
      expectKind(entry.of, party, 'of', entry, ledger, report);
      for (const { who } of entry.holders) expectKind(who, person | party, 'holder', entry, ledger, report);
      break;
    case 'group':
      expectKind(entry.within, group, 'within', entry, ledger, report);
      for (const { who } of entry.members)
        expectKind(who, party | person | office | thing, 'member', entry, ledger, report);
      break;
    case 'source':
      expectKind(entry.by, ACTOR, 'by', entry, ledger, report);
      for (const relayed of entry.relays) expectKind(relayed, source, 'relays', entry, ledger, report);
      break;
    case 'ledger':
      expectKind(entry.settings.rater, ACTOR, 'rater', entry, ledger, report);
      expectKind(entry.settings.keeper, ACTOR, 'keeper', entry, ledger, report);
      break;
    case 'deed':
      checkDeed(entry, ledger, report);
      break;
    case 'limit':
      checkLimit(entry, ledger, report);
      break;
    case 'deal':
      for (const name of entry.between) expectKind(name, ACTOR, 'between', entry, ledger, report);
      checkTerms(entry.terms, entry, ledger, report);
      break;
    case 'promise':
    case 'threat':
    case 'request':
      checkTerms(entry.terms, entry, ledger, report);
      break;
    case 'event':
    case 'alleged':
      checkEvent(entry, ledger, report);
      break;
    case 'act':
      checkAct(entry, ledger, report);
      break;
    default:
      checkRemark(entry, ledger, report);
  }
};

/** Entries that say something about another one. */
function checkRemark(entry: Entry, ledger: Ledger, report: Report): void {
  switch (entry.kind) {
    case 'checked':
    case 'rated':
      expectKind(entry.promise, PROMISE, entry.kind, entry, ledger, report);
      expectKind(entry.by, ACTOR, 'by', entry, ledger, report);
      break;
    case 'notified':
    case 'consulted':
      expectKind(entry.who, ACTOR, entry.kind, entry, ledger, report);
      expectKind(
        entry.promise,
        PROMISE | deal,
        entry.kind === 'notified' ? 'of' : 'on',
        entry,
        ledger,
        report,
      );
      expectKind(entry.by, ACTOR, 'by', entry, ledger, report);
      break;
    case 'accepted':
      expectKind(entry.target, alleged, 'accepted', entry, ledger, report);
      expectKind(entry.by, ACTOR, 'by', entry, ledger, report);
      break;
    case 'refused':
      expectKind(entry.target, request, 'refused', entry, ledger, report);
      expectKind(entry.by, ACTOR, 'by', entry, ledger, report);
      break;
    case 'retracted':
      expectSaid(entry.target, entry, ledger, report);
      expectKind(entry.by, SPEAKER, 'by', entry, ledger, report);
      break;
    case 'claim':
      if (typeof entry.by === 'object') expectKind(entry.by, SPEAKER, 'by', entry, ledger, report);
      checkStakes(entry.stakes, entry, ledger, report);
      break;
    case 'response':
      for (const name of entry.to) expectSaid(name, entry, ledger, report);
      checkBounds(entry.from, 'from', entry, ledger, report);
      break;
    case 'choice':
      for (const name of entry.for) expectKind(name, ACTOR, 'for', entry, ledger, report);
      for (const name of entry.with) expectKind(name, ACTOR, 'with', entry, ledger, report);
      for (const name of entry.on) expectKind(name, PROMISE | deal, 'on', entry, ledger, report);
  }
}

function checkAct(entry: ActEntry, ledger: Ledger, report: Report): void {
  const withdrawable = entry.act === 'withdraw' || entry.act === 'amend' ? request : 0;
  expectKind(entry.target, PROMISE | deal | withdrawable, ACT_KEYWORDS[entry.act], entry, ledger, report);
  for (const name of entry.by) expectKind(name, ACTOR, 'by', entry, ledger, report);
  expectKind(entry.to, ACTOR, 'to', entry, ledger, report);
  if (entry.only?.kind === 'quantity') expectKind(entry.only.group, group, QUANTITY, entry, ledger, report);
  else if (entry.only?.kind === 'name') expectKind(entry.only, ACTOR | thing, 'only', entry, ledger, report);
  if (entry.terms) checkTerms(entry.terms, entry, ledger, report);
}

function checkEvent(entry: EventEntry, ledger: Ledger, report: Report): void {
  const { lines, outside } = entry;
  for (let i = 0; i < lines.length; i++) {
    checkSentence(lines[i].sentence, entry, ledger, report);
    if (lines[i].ownEvidence) checkVouchers(lines[i], entry, ledger, report);
  }
  for (let i = 0; i < outside.length; i++)
    expectKind(outside[i].promise, PROMISE, 'outside', entry, ledger, report);
}

function checkDeed(entry: DeedEntry, ledger: Ledger, report: Report): void {
  if (entry.sentence) checkSentence(entry.sentence, entry, ledger, report);
  for (const wording of entry.also) checkSentence(wording, entry, ledger, report);
  for (const { sentence } of entry.excludes) checkSentence(sentence, entry, ledger, report);
  for (const { sentence } of entry.undoneBy) checkSentence(sentence, entry, ledger, report);
}

function checkLimit(entry: LimitEntry, ledger: Ledger, report: Report): void {
  for (const sentence of entry.on) checkSentence(sentence, entry, ledger, report);
}

function checkTerms(terms: Terms, entry: Entry, ledger: Ledger, report: Report): void {
  checkBounds(terms.from, 'from', entry, ledger, report);
  checkBounds(terms.to, 'to', entry, ledger, report);
  const { conditions, unless, undertakings, powers } = terms;
  for (let i = 0; i < conditions.length; i++) checkConditions(conditions[i].ways, entry, ledger, report);
  checkConditions(unless, entry, ledger, report);
  if (terms.many) checkMany(terms.many, entry, ledger, report);
  for (let i = 0; i < undertakings.length; i++) {
    const { ways } = undertakings[i];
    for (let j = 0; j < ways.length; j++) {
      checkSentence(ways[j].sentence, entry, ledger, report);
      checkLimits(ways[j].limits, entry, ledger, report);
      checkVouchers(ways[j], entry, ledger, report);
    }
  }
  checkLimits(terms.limits, entry, ledger, report);
  checkStakes(terms.stakes, entry, ledger, report);
  for (let i = 0; i < powers.length; i++) {
    const power = powers[i];
    expectKind(power.holder, ACTOR, `may ${power.act}`, entry, ledger, report);
    if (power.while) checkCondition(power.while, entry, ledger, report);
    if (power.needs)
      for (const name of power.needs.of) expectKind(name, ACTOR, 'needs', entry, ledger, report);
    for (const notice of power.notice) expectKind(notice.to, ACTOR, 'notice', entry, ledger, report);
    for (const name of power.consult) expectKind(name, ACTOR, 'consult', entry, ledger, report);
  }
  expectKind(terms.partOf, deal, 'part of', entry, ledger, report);
  for (const name of terms.insteadOf) expectKind(name, PROMISE, 'instead of', entry, ledger, report);
  for (const name of terms.repairOf) expectKind(name, PROMISE, 'repair of', entry, ledger, report);
  for (const name of terms.answers) expectKind(name, request, 'answers', entry, ledger, report);
}

function checkMany({ each, whenever }: Many, entry: Entry, ledger: Ledger, report: Report): void {
  for (const one of each) expectKind(one.group, group, 'each', entry, ledger, report);
  if (whenever) checkConditions([whenever], entry, ledger, report);
}

function checkBounds(
  bounds: readonly Bound[],
  field: string,
  entry: Entry,
  ledger: Ledger,
  report: Report,
): void {
  for (let i = 0; i < bounds.length; i++) {
    const bound = bounds[i];
    expectKind(bound.party, ACTOR, field, entry, ledger, report);
    if (bound.through) expectKind(bound.through, person, 'through', entry, ledger, report);
    if (bound.as) expectKind(bound.as, office, 'as', entry, ledger, report);
  }
}

function checkStakes(stakes: readonly Stake[], entry: Entry, ledger: Ledger, report: Report): void {
  for (let i = 0; i < stakes.length; i++) {
    expectKind(stakes[i].party, ACTOR, 'stake', entry, ledger, report);
    checkVouchers(stakes[i], entry, ledger, report);
  }
}

function checkConditions(
  lines: readonly ConditionLine[],
  entry: Entry,
  ledger: Ledger,
  report: Report,
): void {
  for (let i = 0; i < lines.length; i++) {
    checkCondition(lines[i].condition, entry, ledger, report);
    checkLimits(lines[i].limits, entry, ledger, report);
    checkVouchers(lines[i], entry, ledger, report);
  }
}

function checkCondition(condition: Condition, entry: Entry, ledger: Ledger, report: Report): void {
  if (condition.kind === 'state') return;
  checkSentence(condition.sentence, entry, ledger, report);
  if (condition.kind === 'absence') checkDeadline(condition.by, entry, ledger, report);
}

function checkLimits(limits: Limits, entry: Entry, ledger: Ledger, report: Report): void {
  checkDeadline(limits.by, entry, ledger, report);
  checkDeadline(limits.starting, entry, ledger, report);
  if (limits.until?.kind === 'condition') checkCondition(limits.until.condition, entry, ledger, report);
  else checkDeadline(limits.until, entry, ledger, report);
}

function checkDeadline(deadline: Deadline | undefined, entry: Entry, ledger: Ledger, report: Report): void {
  if (deadline?.kind === 'after') checkCondition(deadline.condition, entry, ledger, report);
}

/** What stands for the field in messages about `3 of @g`, and `2 tonnes of @wheat`. */
const QUANTITY = 'a quantity';
const AMOUNT = 'an amount';

function checkSentence(sentence: Sentence, entry: Entry, ledger: Ledger, report: Report): void {
  const list = sentence.arguments;
  for (let i = 0; i < list.length; i++) {
    const argument = list[i];
    if (argument.kind === 'quantity')
      expectKind(argument.group, group, QUANTITY, entry, ledger, report, sentence);
    else if (argument.kind === 'amount')
      expectKind(argument.of, thing | group, AMOUNT, entry, ledger, report, sentence);
  }
}

function checkVouchers(vouchers: Vouchers, entry: Entry, ledger: Ledger, report: Report): void {
  const { evidence } = vouchers;
  for (let i = 0; i < evidence.length; i++) {
    expectKind(evidence[i].source, source, 'source', entry, ledger, report);
    const { via } = evidence[i];
    for (let j = 0; j < via.length; j++) {
      const speaker = via[j];
      if (typeof speaker === 'object') expectKind(speaker, SPEAKER, 'via', entry, ledger, report);
    }
  }
}

/** Reports a name under which something else is declared than the field takes; unknown names are another rule's. */
function expectKind(
  name: Name | undefined,
  allowed: number,
  field: string,
  entry: Entry,
  ledger: Ledger,
  report: Report,
  sentence?: Sentence,
): void {
  if (name === undefined || name.entry === undefined || (bitOf(name.entry.kind) & allowed) !== 0) return;
  reportKind(name, allowed, field, entry, ledger, report, sentence);
}

/** Reports a party, person or thing where something is answered or taken back: such an entry gives a name, and says nothing. */
function expectSaid(name: Name | undefined, entry: Entry, ledger: Ledger, report: Report): void {
  if (name?.entry === undefined || (bitOf(name.entry.kind) & (party | person | thing)) === 0) return;
  const isResponse = entry.kind === 'response';
  report({
    code: 'wrong-kind',
    message: `\`@${name.text}\` is ${kindName(name.entry.kind)}, and only what somebody said or did can be ${isResponse ? 'answered' : 'retracted'}.`,
    help: `Write the id of the entry or source that is ${isResponse ? 'answered' : 'taken back'}; one that has none takes it after its keyword, as \`event @visit\`.`,
    place: mentionPlace(ledger, entry.block, name, isResponse ? 'to' : undefined),
    related: declaration(ledger, name),
  });
}

function reportKind(
  name: Name,
  allowed: number,
  field: string,
  entry: Entry,
  ledger: Ledger,
  report: Report,
  sentence: Sentence | undefined,
): void {
  const { kind } = name.entry!;
  const inSentence = field === QUANTITY || field === AMOUNT;
  const onLine = inSentence || field === 'through' || field === 'as' ? undefined : field;
  const place =
    (sentence &&
      mentionPlaces(ledger, entry.block, name).find(
        ({ start, end }) => start >= sentence.start && end <= sentence.end,
      )) ??
    mentionPlace(ledger, entry.block, name, onLine);
  const takes = inSentence ? `${field} is of` : `\`${field}\` takes`;
  report({
    code: 'wrong-kind',
    message: `\`@${name.text}\` is ${kindName(kind)}, and ${takes} ${listKinds(allowed)}.`,
    help: helpFor(name, allowed, field),
    place,
    related: declaration(ledger, name),
  });
}

function helpFor(name: Name, allowed: number, field: string): string {
  const { kind } = name.entry!;
  if (field === 'as' || field === 'through')
    return `Write the party first: \`@party through @person as @office\`, each where it belongs.`;
  if (field === QUANTITY)
    return isPromise(name.entry) || kind === 'deal'
      ? `Where it stands is asked as \`@${name.text} is kept\`, or of one of several as \`any of @${name.text} is kept\`.`
      : `A number of people or things is counted in a group: declare \`group @name "…"\`, or name \`@${name.text}\` alone.`;
  if ((allowed & PROMISE) !== 0 && kind === 'request')
    return 'A request is no promise yet: name the promise that answers it.';
  if ((allowed & PROMISE) !== 0) return 'Write the name of the promise it is about.';
  if ((allowed & deal) !== 0 && (BITS[kind] & PROMISE) !== 0)
    return 'Write the name of a deal; a promise replaces another with `instead of` and makes it good with `repair of`.';
  if (field === 'each')
    return `List the members of a group, and write \`each ?m of @group\`; one party alone is named without \`each\`.`;
  if (allowed === source)
    return 'Declare where it was published, as `source @name "Title"`, and name that here.';
  return `Write the name of ${listKinds(allowed)}, or declare \`@${name.text}\` as one.`;
}
