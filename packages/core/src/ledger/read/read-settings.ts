import type { EntryRule } from '../../syntax/grammar.ts';
import type { LedgerEntry, Settings } from '../entry.ts';
import { appended, NONE } from '../values/list.ts';
import { isZone } from '../values/time-zone.ts';
import { NO_WEIGHING } from '../weighing.ts';
import { base, eachField, type Field, raw, readDateAlone } from './read-fields.ts';
import { readHeader } from './read-header.ts';
import { readChoice, readName } from './read-values.ts';
import { readWeighing } from './read-weighing.ts';
import type { Reading } from './reading.ts';

/** Reads `ledger "title"` with the settings of the whole ledger. */
export function readLedgerEntry(reading: Reading, rule: EntryRule, from: number): LedgerEntry {
  const header = readHeader(reading, from);
  const settings: { -readonly [K in keyof Settings]: Settings[K] } = {
    format: 1,
    on: undefined,
    known: undefined,
    zone: undefined,
    includes: NONE,
    rater: undefined,
    keeper: undefined,
    silence: undefined,
    weighing: NO_WEIGHING,
  };
  const vouchers = eachField(reading, rule, (field) => readSetting(reading, settings, field));
  return { kind: 'ledger', ...base(reading, header, vouchers), settings };
}

function readSetting(
  reading: Reading,
  settings: { -readonly [K in keyof Settings]: Settings[K] },
  field: Field,
): void {
  const name = field.rule.name;
  const text = raw(reading, field);
  switch (name) {
    case 'format':
      if (text !== '1') reportBadFormat(reading, field, text);
      return;
    case 'on':
    case 'known': {
      settings[name] = readDateAlone(reading, field, `\`${name}\``);
      return;
    }
    case 'zone':
      if (isZone(text)) settings.zone = text;
      else reportBadZone(reading, field, text);
      return;
    case 'include':
      settings.includes = appended(settings.includes, {
        path: text,
        start: reading.startOf(field.from),
        end: reading.endOf(field.to - 1),
      });
      return;
    case 'rater':
    case 'keeper':
      settings[name] = readName(reading, field, `The ${name}`);
      return;
    case 'silence':
      settings.silence = readChoice(reading, field, 'silence', ['unknown', 'broken'] as const);
      return;
    default:
      settings.weighing = readWeighing(reading, settings.weighing, field);
  }
}

function reportBadFormat(reading: Reading, field: Field, text: string): void {
  reading.report({
    code: 'bad-format',
    message: `This version of Troth reads format 1, and the ledger says it is format ${text}.`,
    help: 'Write `format 1`, or use a version of Troth that reads this format.',
    place: reading.place(field.from, field.to),
  });
}

function reportBadZone(reading: Reading, field: Field, text: string): void {
  reading.report({
    code: 'bad-zone',
    message: `\`${text}\` is not a time zone.`,
    help: 'Write a name of the IANA time zone database, such as `Europe/Paris` or `UTC`.',
    place: reading.place(field.from, field.to),
  });
}
