import type { Entry, Vouchers } from '../../ledger/entry.ts';
import { acceptanceFor, isDisputed } from '../../lifecycle/acceptance.ts';
import type { Prospects } from '../ahead/prospects.ts';
import type { Conflict, ConflictKind } from '../conflict.ts';
import type { Component } from '../future/component.ts';

/** Whether one of the promises, a deed or a rule between them rests on a disputed fact (evidence.md: Dispute). */
export function restsOnDispute(
  prospects: Prospects,
  component: Component,
  { promises, citations, kind }: Pick<Conflict, 'promises' | 'citations' | 'kind'>,
): boolean {
  const { acceptance } = prospects.judgement.judging.world;
  const isRuleDisputed = (entry: Entry) =>
    rulesIn(entry, kind).some((rule) => isDisputed(acceptanceFor(acceptance, entry), rule, entry));
  return (
    promises.some((promise) => prospects.standingOf(promise)?.standing.includes('disputed')) ||
    citations.some(({ entry }) => isRuleDisputed(entry)) ||
    component.past.some(
      ({ occurrence }) => occurrence.disputed && citations.some(({ entry }) => entry === occurrence.entry),
    )
  );
}

/** What a declaration says that a conflict of a kind may rest on; a line may have evidence of its own. */
function rulesIn(entry: Entry, kind: ConflictKind): readonly Vouchers[] {
  switch (entry.kind) {
    case 'limit':
      return [entry];
    case 'group':
      return [
        entry,
        ...(entry.size ? [entry.size.vouchers] : []),
        ...entry.members.map(({ vouchers }) => vouchers),
      ];
    case 'deed':
      return [
        entry,
        ...(kind === 'deed against duty' ? [] : entry.oncePer.map(({ vouchers }) => vouchers)),
        ...(kind === 'once only' ? [] : entry.excludes.map(({ vouchers }) => vouchers)),
      ];
    default:
      return [];
  }
}
