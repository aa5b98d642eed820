import type { Evidence } from '../ledger/entry.ts';
import type { Name } from '../ledger/name.ts';
import { type Chain, chainsOf, continuations, isOut, type Speaker } from '../lifecycle/chain.ts';
import { hasEvidence, type Statement, statementsOf } from './statement.ts';
import { supposeRetracted, type Vantage } from './vantage.ts';
import { type Weight, weigh } from './weight.ts';

/** A statement with a report that goes back to a source or party, and what it would weigh without that source. */
export interface Resting {
  readonly statement: Statement;
  readonly stance: Evidence['stance'];
  /** From the source that reports it, through others, to the source or party. */
  readonly path: readonly Speaker[];
  readonly weight: Weight;
  /** Had the source been retracted by the day one knows by; or, if it is, had it not been. Undefined of a party. */
  readonly otherwise: Weight | undefined;
}

/** What rests on a source's or a party's word, file by file in the order of the lines. */
export function restingOn(vantage: Vantage, name: Name): Resting[] {
  const isSource = name.entry?.kind === 'source';
  const isRetracted = vantage.acceptance.retracted.has(name);
  const other = isSource ? supposeRetracted(vantage, name, !isRetracted) : undefined;
  const carriers = carriersOf(vantage, name);
  const leadsThere = ({ source, via }: Evidence) =>
    carriers.has(source) || via.some((one) => typeof one !== 'string' && carriers.has(one));
  const resting: Resting[] = [];
  for (const entry of vantage.ledger.entries()) {
    if (!hasEvidence(entry, ({ evidence }) => evidence.some(leadsThere))) continue;
    for (const statement of statementsOf(entry)) {
      const found = firstPath(other && isRetracted ? other : vantage, statement, name);
      if (!found) continue;
      const weight = weigh(vantage, statement);
      if (weight.weightless === 'not known') continue;
      resting.push({ statement, ...found, weight, otherwise: other && weigh(other, statement) });
    }
  }
  return resting;
}

/** A name and all sources that reprint it, or reprint one that does. */
function carriersOf({ ledger }: Vantage, name: Name): Set<Name> {
  const reprints = new Map<Name, Name[]>();
  for (const entry of ledger.entriesOf('source')) {
    if (entry.kind !== 'source' || !entry.name) continue;
    for (const original of entry.relays) {
      const list = reprints.get(original);
      if (list) list.push(entry.name);
      else reprints.set(original, [entry.name]);
    }
  }
  const carriers = new Set<Name>([name]);
  for (const carrier of carriers) for (const reprint of reprints.get(carrier) ?? []) carriers.add(reprint);
  return carriers;
}

function firstPath(
  vantage: Vantage,
  statement: Statement,
  name: Name,
): Pick<Resting, 'stance' | 'path'> | undefined {
  for (const evidence of statement.vouchers.evidence) {
    const path = isOut(vantage, evidence) ? pathTo(vantage, statement, evidence, name) : undefined;
    if (path) return { stance: evidence.stance, path };
  }
  return undefined;
}

/** The speakers from a report's source to a name, nearest first; undefined where its chain does not lead there. */
function pathTo(
  vantage: Vantage,
  statement: Statement,
  evidence: Evidence,
  name: Name,
): readonly Speaker[] | undefined {
  if (evidence.source === name) return [name];
  const seen = new Set<Name>([evidence.source]);
  const open: { before: readonly Speaker[]; chain: Chain }[] = chainsOf(vantage, statement, evidence).map(
    (chain) => ({ before: [], chain }),
  );
  for (let next = 0; next < open.length; next++) {
    const { before, chain } = open[next];
    const { speakers, end } = chain;
    const at = speakers.indexOf(name);
    if (at >= 0) return [...before, ...speakers.slice(0, at + 1)];
    if (end.kind !== 'goes on' || seen.has(end.with)) continue;
    seen.add(end.with);
    const sofar = [...before, ...speakers.slice(0, -1)];
    for (const onward of continuations(vantage, statement, end.with, evidence.stance))
      open.push({ before: sofar, chain: onward });
  }
  return undefined;
}
