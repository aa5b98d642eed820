import { type Day, isoDay } from '../../ledger/values/civil-day.ts';
import { isZone, offsetAt } from '../../ledger/values/time-zone.ts';
import { titleOf } from '../words/name-text.ts';
import { type Change, changesOf, isWritable } from './change-list.ts';
import { type ExportInput, ledgerTitle } from './export-input.ts';
import { promiseAddress } from './page-path.ts';
import { stableUuid } from './stable-uuid.ts';
import { xmlText } from './xml-text.ts';

const SECONDS_OF_DAY = 86_400;

/**
 * The changes of a ledger as an Atom feed (RFC 4287), newest first: what was promised, what happened, what was said and
 * taken back, and what the calendar brought. Each is dated by the day on which a reader could learn of it.
 *
 * @param most how many changes, the newest
 */
export function atomExport(input: ExportInput, most = 100): string {
  const { ledger, base } = input;
  const title = ledgerTitle(input);
  const changes = changesOf(input).filter(({ day }) => isWritable(day));
  const shown = changes.slice(0, most);
  const keeper = ledger.settings.keeper;
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `  <id>${xmlText(base ?? `urn:uuid:${stableUuid(title)}`)}</id>`,
    `  <title>${xmlText(title)}</title>`,
    `  <subtitle>${xmlText('What was promised, what happened, and what changed')}</subtitle>`,
    `  <updated>${timeOf(input, shown[0]?.day ?? input.judgement.on)}</updated>`,
    `  <author><name>${xmlText(keeper ? titleOf(keeper) : title)}</name></author>`,
    '  <generator>Troth</generator>',
    ...(base === undefined
      ? []
      : [
          `  <link rel="self" type="application/atom+xml" href="${xmlText(`${base}feed.xml`)}"/>`,
          `  <link rel="alternate" type="text/html" href="${xmlText(base)}"/>`,
        ]),
    ...shown.flatMap((change) => entryLines(input, title, change)),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}

function entryLines(input: ExportInput, ledger: string, change: Change): string[] {
  const [first] = change.promises;
  const page = first && promiseAddress(input.base, first.name);
  const happened = change.happened === null ? [] : [`When: ${change.happened}`];
  const paragraphs = [...happened, ...change.text].map((text) => `<p>${xmlText(text)}</p>`);
  return [
    '  <entry>',
    `    <id>urn:uuid:${stableUuid(`${ledger}\n${change.key}`)}</id>`,
    `    <title>${xmlText(change.title)}</title>`,
    `    <updated>${timeOf(input, change.day)}</updated>`,
    ...(page === undefined ? [] : [`    <link rel="alternate" type="text/html" href="${xmlText(page)}"/>`]),
    `    <category term="${xmlText(change.kind)}"/>`,
    // Without a page to lead to, an entry must say something (RFC 4287, 4.1.2).
    `    <content type="html">${xmlText(paragraphs.join('') || `<p>${xmlText(change.title)}</p>`)}</content>`,
    '  </entry>',
  ];
}

/** The start of a day in the ledger's zone, as RFC 3339 has it. */
function timeOf({ ledger }: ExportInput, day: Day): string {
  const { zone } = ledger.settings;
  if (zone === undefined || !isZone(zone)) return `${isoDay(day)}T00:00:00Z`;
  // Whole minutes: before 1900 the clocks of a zone were ahead by odd seconds, which RFC 3339 cannot say.
  const seconds = Math.trunc(offsetAtStart(day, zone) / 60) * 60;
  if (seconds === 0) return `${isoDay(day)}T00:00:00Z`;
  const minutes = Math.abs(seconds) / 60;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${isoDay(day)}T00:00:00${seconds < 0 ? '-' : '+'}${hours}:${rest}`;
}

/** The offset of a zone as a day begins. Where the clocks skip midnight, that of the evening before. */
function offsetAtStart(day: Day, zone: string): number {
  const midnight = day * SECONDS_OF_DAY;
  const before = offsetAt(midnight - SECONDS_OF_DAY, zone);
  const after = offsetAt(midnight + SECONDS_OF_DAY, zone);
  return [before, after].find((offset) => offsetAt(midnight - offset, zone) === offset) ?? before;
}
