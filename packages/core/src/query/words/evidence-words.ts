import type { RootRange, Witness } from '../../evidence/roots.ts';
import type { Side, WeighedReport, Weight, Weightless } from '../../evidence/weight.ts';
import type { Entry } from '../../ledger/entry.ts';
import { listText, titleOf } from './name-text.ts';

/**
 * Who says so, in one sentence without a full stop: `2 sources, 1 root: The Post, from “officials”, unnamed; denied by 1
 * source, 1 root: The Ministry`.
 */
export function weightText({ statement, weightless, supports, denies, mentions }: Weight): string {
  if (weightless === 'not known') return 'not known by then';
  if (statement.vouchers.evidence.length === 0) return 'no source vouches for it';
  const parts: string[] = [];
  if (supports.reports.length > 0) parts.push(sideText(supports));
  if (denies.reports.length > 0) parts.push(`denied by ${sideText(denies)}`);
  if (mentions.reports.length > 0) parts.push(`mentioned by ${sideText(mentions)}`);
  return parts.join('; ') || 'none of its sources was out by then';
}

/** `2 sources, 1 root: The Post, from “officials”, unnamed` */
function sideText({ sources, roots, witnesses, reports }: Side): string {
  const count = `${counted(sources, 'source')}, ${rootsText(roots)}`;
  if (witnesses.length > 0) return `${count}: ${witnesses.map(witnessText).join('; ')}`;
  const why = rootlessText(reports);
  return why === '' ? count : `${count}: ${why}`;
}

/** `1 root`, `1..3 roots`, `no root` */
export function rootsText({ low, high }: RootRange): string {
  if (high === 0) return 'no root';
  return low === high ? counted(low, 'root') : `${low}..${high} roots`;
}

function witnessText({ name, speakers }: Witness): string {
  if (speakers.length === 0) return titleOf(name);
  return `${titleOf(name)}, from ${listText(speakers.map((one) => `“${one}”`))}, unnamed`;
}

function rootlessText(reports: readonly WeighedReport[]): string {
  const parts: string[] = [];
  if (sourcesOf(reports, 'retracted') > 0) parts.push('retracted');
  const circular = sourcesOf(reports, 'circular');
  if (circular === 1) parts.push('it goes round in a circle');
  if (circular > 1) parts.push('they rest on nothing but each other');
  const hanging = sourcesOf(reports, 'rests on what is retracted');
  if (hanging > 0) parts.push(`what ${hanging === 1 ? 'it rests' : 'they rest'} on is retracted`);
  return parts.join('; ');
}

function sourcesOf(reports: readonly WeighedReport[], why: WeighedReport['why']): number {
  return new Set(reports.filter((one) => one.why === why).map(({ evidence }) => evidence.source)).size;
}

/** Why a statement counts for nothing, as a sentence without a full stop. */
export function weightlessText(weightless: Weightless, entry: Entry): string {
  switch (weightless) {
    case 'not known':
      return 'it was not known by then';
    case 'retracted':
      return 'it is retracted';
    case 'alleged':
      return 'it is alleged, and nobody has accepted it';
    case 'alleged, its acceptance fallen':
      return 'it is alleged, and its acceptance does not count';
    case 'not counted':
      return `a ${entry.kind} is shown with its author and never counted`;
    case 'not supported':
      return 'no source supports it';
    case 'not supported any more':
      return 'every source that supports it is retracted';
    case 'left out as disputed':
      return 'it is disputed, and what is disputed is left out';
  }
}

/** Why a report counts for nothing. */
export function reportWhyText(why: NonNullable<WeighedReport['why']>): string {
  switch (why) {
    case 'retracted':
      return 'retracted';
    case 'rests on what is retracted':
      return 'what it rests on is retracted';
    case 'circular':
      return 'it goes round in a circle to no root';
  }
}

function counted(count: number, word: string): string {
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}
