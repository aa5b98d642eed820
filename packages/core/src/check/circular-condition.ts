import type { RelatedPlace } from '../diagnostic/diagnostic.ts';
import { type DealEntry, isPromise, type PromiseEntry, type Terms } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Name } from '../ledger/name.ts';
import { byPlace } from '../ledger/order.ts';
import type { Place } from '../text/block.ts';
import { findCircles } from './circles.ts';
import { hasStateCondition, stateConditions } from './conditions.ts';
import { mentionPlace } from './places.ts';
import type { CheckLedger } from './rule.ts';

/** Where a promise stands never depends on where it stands itself: not by its conditions, nor by what it replaces or repairs. */
export const circularCondition: CheckLedger = (ledger, report) => {
  const { mentions } = ledger;
  const dependent: PromiseEntry[] = [];
  for (const kind of ['promise', 'threat'] as const) {
    const promises = ledger.entriesOf(kind) as readonly PromiseEntry[];
    for (let i = 0; i < promises.length; i++) {
      const { name, terms } = promises[i];
      // What is in a circle is mentioned by another of it, unless through their deal.
      if (mentions[name.index] < 2 && !terms.partOf) continue;
      if (dependsOnOthers(terms)) dependent.push(promises[i]);
    }
  }
  if (dependent.length === 0) return;
  const partsOf = dealParts(ledger);
  const next = (promise: PromiseEntry) => edgesOf(promise, partsOf).map(({ to }) => to);
  for (const circle of findCircles(dependent.sort(byPlace), next)) {
    const first = circle.indexOf([...circle].sort(byPlace)[0]);
    const inOrder = [...circle.slice(first), ...circle.slice(0, first)];
    const lines = inOrder.map((promise, index) =>
      lineOf(promise, inOrder[(index + 1) % inOrder.length], partsOf, ledger),
    );
    const chain = [...inOrder, inOrder[0]].map((promise) => `\`@${promise.name.text}\``);
    report({
      code: 'circular-condition',
      message:
        inOrder.length === 1
          ? `Where ${chain[0]} stands depends on where it stands itself.`
          : `Where ${chain[0]} stands depends on itself: ${chain.join(' → ')}.`,
      help: 'Let one of them depend on what is done instead, as `if @anna pays 100 EUR to @ben`, or remove one of the lines.',
      place: lines[0].place,
      related: lines.slice(1),
    });
  }
};

interface Edge {
  readonly to: PromiseEntry;
  readonly place: Place | undefined;
  readonly name: Name;
  readonly field: string | undefined;
}

/** Whether terms name promises or deals whose state matters to where the promise stands. */
export function dependsOnOthers(terms: Terms): boolean {
  return terms.insteadOf.length > 0 || terms.repairOf.length > 0 || hasStateCondition(terms);
}

function edgesOf(promise: PromiseEntry, partsOf: ReadonlyMap<Name, readonly PromiseEntry[]>): Edge[] {
  const edges: Edge[] = [];
  const add = (name: Name, place: Place | undefined, field: string | undefined) => {
    if (isPromise(name.entry)) edges.push({ to: name.entry, place, name, field });
    else for (const part of partsOf.get(name) ?? []) edges.push({ to: part, place, name, field });
  };
  const { block, terms } = promise;
  for (const { promise: name, start, end } of stateConditions(terms))
    add(name, { block, start, end }, undefined);
  for (const name of terms.insteadOf) add(name, undefined, 'instead of');
  for (const name of terms.repairOf) add(name, undefined, 'repair of');
  return edges;
}

function lineOf(
  promise: PromiseEntry,
  next: PromiseEntry,
  partsOf: ReadonlyMap<Name, readonly PromiseEntry[]>,
  ledger: Ledger,
): RelatedPlace {
  const edge = edgesOf(promise, partsOf).find(({ to }) => to === next)!;
  const through = edge.name === next.name ? '' : `, a promise of \`@${edge.name.text}\``;
  return {
    place: edge.place ?? mentionPlace(ledger, promise.block, edge.name, edge.field),
    message: `\`@${promise.name.text}\` depends on \`@${next.name.text}\`${through}`,
  };
}

function dealParts(ledger: Ledger): Map<Name, PromiseEntry[]> {
  const parts = new Map<Name, PromiseEntry[]>();
  const deals = ledger.entriesOf('deal') as DealEntry[];
  if (deals.length === 0) return parts;
  for (const promise of ledger.entriesOf('promise', 'threat')) {
    if (!isPromise(promise) || promise.terms.partOf?.entry?.kind !== 'deal') continue;
    const list = parts.get(promise.terms.partOf);
    if (list) list.push(promise);
    else parts.set(promise.terms.partOf, [promise]);
  }
  return parts;
}
