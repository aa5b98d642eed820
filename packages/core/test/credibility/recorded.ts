import { type PartyRecord, type RecordQuestion, recordOf } from '../../src/credibility/record.ts';
import type { Judgement } from '../../src/lifecycle/judge.ts';
import { judged } from '../query/judged.ts';

/** A question with names as text. */
export interface Asked {
  readonly party?: string;
  readonly to?: string;
  readonly holder?: string;
  readonly tags?: readonly string[];
  readonly threats?: boolean;
}

export interface Recorded {
  readonly judgement: Judgement;
  readonly question: RecordQuestion;
  readonly record: PartyRecord;
}

/** The record of a party of a small ledger, on a day. */
export function recorded(text: string, on: string, asked: Asked): Recorded {
  const { ledger, judgement } = judged(text, on);
  const name = (text: string | undefined) => (text === undefined ? undefined : ledger.find(text)!.name!);
  const question: RecordQuestion = {
    party: name(asked.party),
    to: name(asked.to),
    holder: name(asked.holder),
    tags: asked.tags,
    threats: asked.threats,
  };
  return { judgement, question, record: recordOf(judgement, question) };
}

/** Promises of one day each, with how they end. */
export function promises(
  endings: readonly ('kept' | 'broken' | 'late' | 'open' | 'released' | 'lapsed' | 'ended')[],
  { from = 'anna', to = 'ben', tag = '', start = 0 } = {},
): string {
  return endings
    .map((ending, index) => {
      const id = `${from}-${start + index}`;
      const header = `2026-01-01 promise @${id} "${id}"${tag && ` #${tag}`}\n  from @${from}\n  to @${to}\n`;
      const will = `  will @${from} lends item ${id} to @${to}\n  by 2026-01-10\n`;
      const deed = (day: string) => `${day} event\n  did @${from} lends item ${id} to @${to}\n`;
      switch (ending) {
        case 'kept':
          return header + will + deed('2026-01-10');
        case 'late':
          return header + will + deed('2026-01-15');
        case 'broken':
          return `${header + will}2026-01-10 checked @${id} by @${to}\n  found nothing\n`;
        case 'open':
          return header + will.replace('2026-01-10', '2030-01-01');
        case 'released':
          return `${header + will}2026-01-10 released @${id} by @${to}\n`;
        case 'ended':
          return `${header + will}  may end @${from}\n2026-01-10 ended @${id} by @${from}\n`;
        default:
          return `${header}  if @${to} asks for item ${id}\n${will}`;
      }
    })
    .join('');
}

export const PARTIES = 'party @anna "Anna"\nparty @ben "Ben"\nparty @cleo "Cleo"\n';
