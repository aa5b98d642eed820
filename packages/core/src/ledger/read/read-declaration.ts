import type { EntryRule } from '../../syntax/grammar.ts';
import { MENTION, WORD } from '../../syntax/lexer.ts';
import { word } from '../../syntax/words.ts';
import type { GroupEntry, OfficeEntry, PartyEntry, SourceEntry, Tenure, ThingEntry } from '../entry.ts';
import type { Name } from '../name.ts';
import type { DateValue } from '../values/date-value.ts';
import { appendedAll, NONE } from '../values/list.ts';
import { reportRest } from './read-condition.ts';
import { readDateToken } from './read-date.ts';
import { base, below, eachField, type Field, raw, readDateAlone } from './read-fields.ts';
import { readHeader } from './read-header.ts';
import { readName, readNames, readText, reportNoName } from './read-values.ts';
import type { Reading } from './reading.ts';

const FROM = word('from');
const UNTIL = word('until');
const ABOUT = word('about');

export function readParty(reading: Reading, rule: EntryRule, from: number): PartyEntry {
  const header = readHeader(reading, from);
  let sort: string | undefined;
  let partOf: Name | undefined;
  let url: string | undefined;
  const formerly: string[] = [];
  const vouchers = eachField(reading, rule, (field) => {
    if (field.rule.name === 'kind') sort = raw(reading, field);
    else if (field.rule.name === 'url') url = raw(reading, field);
    else if (field.rule.name === 'formerly') formerly.push(readText(reading, field, 'formerly') ?? '');
    else partOf = readName(reading, field, 'What it is part of');
  });
  const kind = rule.keyword === 'person' ? 'person' : 'party';
  return { kind, ...base(reading, header, vouchers), sort, partOf, formerly, url };
}

export function readThing(reading: Reading, rule: EntryRule, from: number): ThingEntry {
  const header = readHeader(reading, from);
  let sort: string | undefined;
  let partOf: Name | undefined;
  const vouchers = eachField(reading, rule, (field) => {
    if (field.rule.name === 'kind') sort = raw(reading, field);
    else partOf = readName(reading, field, 'What it is part of');
  });
  return { kind: 'thing', ...base(reading, header, vouchers), sort, partOf };
}

export function readOffice(reading: Reading, rule: EntryRule, from: number): OfficeEntry {
  const header = readHeader(reading, from);
  let of: Name | undefined;
  const holders: Tenure[] = [];
  const vouchers = eachField(reading, rule, (field) => {
    if (field.rule.name === 'of') of = readName(reading, field, 'The party an office belongs to');
    else {
      const tenure = readTenure(reading, field, 'The holder of an office');
      if (tenure) holders.push(tenure);
    }
  });
  return { kind: 'office', ...base(reading, header, vouchers), of, holders };
}

/** From when, until when and who else, where that is said in other words than the field takes. */
function tenureHelp(field: string, rest: string): string | undefined {
  const [, word = '', date] = /^(?:(since|to|till|through|-)\s+)?(\p{Nd}\S*)/u.exec(rest) ?? [];
  if (date) return `Write \`${word === '' || word === 'since' ? 'from' : 'until'} ${date}\`.`;
  const other = /^(?:,|and)\s*(@\S+)/.exec(rest)?.[1];
  return other && `Each has a line of its own: \`${field} ${other.replace(/,$/, '')}\`.`;
}

/** `@person [from DATE] [until DATE]` */
function readTenure(reading: Reading, field: Field, what: string): Tenure | undefined {
  const { lexer } = reading;
  const vouchers = below(reading, field);
  const isNamed = lexer.kinds[field.from] === MENTION;
  if (!isNamed) reportNoName(reading, field.from, field.to, what);
  let from: DateValue | undefined;
  let until: DateValue | undefined;
  let token = field.from + 1;
  while (token < field.to) {
    if (reading.isWord(token, FROM) && !from) from = readDateToken(reading, token + 1, field.to, '`from`');
    else if (reading.isWord(token, UNTIL) && !until)
      until = readDateToken(reading, token + 1, field.to, '`until`');
    else {
      reportRest(reading, token, field.to, tenureHelp(field.rule.name, reading.textOf(token, field.to)));
      break;
    }
    token += 2;
  }
  return isNamed ? { who: reading.mention(field.from), from, until, vouchers } : undefined;
}

export function readGroup(reading: Reading, rule: EntryRule, from: number): GroupEntry {
  const header = readHeader(reading, from);
  let size: GroupEntry['size'];
  let within: Name | undefined;
  const members: Tenure[] = [];
  const vouchers = eachField(reading, rule, (field) => {
    if (field.rule.name === 'size') {
      size = readSize(reading, field) ?? size;
    } else if (field.rule.name === 'within') within = readName(reading, field, 'The group it lies within');
    else {
      const tenure = readTenure(reading, field, 'A member');
      if (tenure) members.push(tenure);
    }
  });
  return { kind: 'group', ...base(reading, header, vouchers), size, within, members };
}

/** `size N`, `about N`, `N..M`, `N..` */
function readSize(reading: Reading, field: Field): GroupEntry['size'] {
  const vouchers = below(reading, field);
  const about = reading.isWord(field.from, ABOUT);
  const token = about ? field.from + 1 : field.from;
  const number =
    token + 1 === field.to && reading.lexer.kinds[token] === WORD
      ? reading.numbers.find(reading.lexer.values[token])
      : null;
  const low = number && number.low.scale === 0 && !number.unit ? Number(number.low.digits) : -1;
  const high = !number?.high ? Infinity : number.high.scale === 0 ? Number(number.high.digits) : -1;
  if (low < 0 || high < low || (about && high === Infinity)) {
    reading.report({
      code: 'bad-size',
      message: `\`${reading.textOf(field.from, field.to)}\` is not a size of a group.`,
      help: 'Write a number, `about 30`, a range from low to high as `2..9`, or an open one as `200..`.',
      place: reading.place(field.from, field.to),
    });
    return undefined;
  }
  if (!about) return { low, high, vouchers };
  const spread = Math.max(1, Math.ceil(high / 10));
  return { low: Math.max(0, low - spread), high: high + spread, vouchers };
}

/** An author is shown in the words of the ledger, and those do not lead to whom a name stands for. */
function readAuthor(reading: Reading, field: Field): string {
  if (reading.lexer.kinds[field.from] === MENTION) {
    const id = reading.textOf(field.from, field.from + 1);
    reading.report({
      code: 'text-expected',
      message: `\`author\` takes who wrote it in words, and \`${id}\` is a name.`,
      help: `Write \`author "…"\` with the words. Who published it stands after \`by\`, as \`by ${id}\`.`,
      place: reading.place(field.from, field.to),
    });
  }
  return raw(reading, field);
}

export function readSource(reading: Reading, rule: EntryRule, from: number): SourceEntry {
  const header = readHeader(reading, from);
  let published: DateValue | undefined;
  let by: Name | undefined;
  const texts: Record<string, string | undefined> = {};
  let relays: readonly Name[] = NONE;
  const vouchers = eachField(reading, rule, (field) => {
    const name = field.rule.name;
    if (name === 'published') {
      published = readDateAlone(reading, field, '`published`');
    } else if (name === 'by') by = readName(reading, field, 'Who published it');
    else if (name === 'relays') relays = appendedAll(relays, readNames(reading, field, 'A source'));
    else texts[name] = name === 'author' ? readAuthor(reading, field) : raw(reading, field);
  });
  const { author, url, archived, file, sha256 } = texts;
  return {
    kind: 'source',
    ...base(reading, header, vouchers),
    published,
    by,
    author,
    url,
    archived,
    file,
    sha256,
    relays,
  };
}
