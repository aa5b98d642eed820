import type { ChainReport, SideReport, SpeakerReport, StatementReport } from './statement-report.ts';
import type { CarriedReport, VoucherReport } from './voucher-report.ts';

/** Who says so, to be drawn: statements, and those they are had from. */
export interface EvidenceGraph {
  readonly nodes: readonly EvidenceNode[];
  readonly edges: readonly EvidenceEdge[];
  /** How many statements there was no room for. */
  readonly left: number;
}

export interface EvidenceNode {
  /** Its place in the list of nodes. */
  readonly index: number;
  readonly kind: 'statement' | 'named' | 'unnamed';
  readonly id: string | null;
  readonly text: string;
  readonly root: boolean;
  readonly retracted: boolean;
  /** How many steps it is from a statement, by the longest way; statements stand in column 0. */
  readonly column: number;
}

/** From who says it to whom that is had from; from a statement to its sources with their stance. */
export interface EvidenceEdge {
  readonly from: number;
  readonly to: number;
  readonly label: 'supports' | 'denies' | 'mentions' | null;
}

/** Of what rests on one source, so many statements are drawn. */
const MOST = 40;

type Draft = { -readonly [Key in keyof EvidenceNode]: EvidenceNode[Key] };

/**
 * The chains of a report as a graph.
 *
 * ```ts
 * import { dayOf, judge, Ledger, sourceText } from '@troth/core';
 * import { voucherReport } from './voucher-report.ts';
 * const ledger = Ledger.read([sourceText('a.troth', [
 *   'source @paper "The Paper"',
 *   '2026-03-01 event @rain "Rain"',
 *   '  did it rains',
 *   '  source @paper via "a farmer"',
 * ].join('\n'))]);
 * const graph = evidenceGraph(voucherReport(judge(ledger, { on: dayOf(2026, 3, 2) }), 'rain'));
 * graph.nodes.map(({ text, column }) => `${column} ${text}`) // => ['0 Rain', '1 The Paper', '2 a farmer']
 * graph.edges // => [{ from: 0, to: 1, label: 'supports' }, { from: 1, to: 2, label: null }]
 * ```
 */
export function evidenceGraph(report: VoucherReport): EvidenceGraph {
  const builder = new GraphBuilder();
  const carried = report.carries?.statements ?? [];
  for (const statement of report.statements) {
    const sides = [statement.supports, statement.denies, statement.mentions];
    if (carried.length > 0 && sides.every(({ reports }) => reports.length === 0)) continue;
    builder.addStatement(report, statement);
  }
  for (const one of carried.slice(0, MOST)) builder.addCarried(one, report.carries!.retracted);
  return builder.graph(Math.max(0, carried.length - MOST));
}

class GraphBuilder {
  readonly #nodes: Draft[] = [];
  readonly #byKey = new Map<string, Draft>();
  readonly #edges = new Map<string, EvidenceEdge>();

  addStatement({ id, title, text }: VoucherReport, statement: StatementReport): void {
    const shown = statement.line ?? title ?? text;
    const top = this.#node(`statement ${id} ${statement.line ?? ''}`, 'statement', id, shown);
    const sides: readonly (readonly [EvidenceEdge['label'], SideReport])[] = [
      ['supports', statement.supports],
      ['denies', statement.denies],
      ['mentions', statement.mentions],
    ];
    for (const [label, { reports }] of sides) {
      for (const { source, title: name, chains } of reports) {
        this.#join(top, this.#speaker({ id: source, text: name }, undefined), label);
        for (const chain of chains) this.#addChain(chain);
      }
    }
    for (const { chains } of statement.onward) for (const chain of chains) this.#addChain(chain);
  }

  addCarried({ id, line, text, place, stance, path }: CarriedReport, retracted: boolean): void {
    const top = this.#node(`statement ${id ?? place} ${line ?? ''}`, 'statement', id, line ?? text);
    let before: Draft | undefined;
    for (const speaker of path) {
      const node = this.#speaker(speaker, before);
      this.#join(before ?? top, node, before ? null : stance);
      before = node;
    }
    if (before && retracted) before.retracted = true;
  }

  #addChain({ speakers, end, at }: ChainReport): void {
    let before: Draft | undefined;
    for (const speaker of speakers) {
      const node = this.#speaker(speaker, before);
      if (before) this.#join(before, node, null);
      if (speaker.id === at && end === 'root') node.root = true;
      if (speaker.id === at && end === 'retracted') node.retracted = true;
      before = node;
    }
  }

  /** Somebody unnamed is one with nobody that another quotes. */
  #speaker({ id, text }: SpeakerReport, before: Draft | undefined): Draft {
    if (id !== null) return this.#node(id, 'named', id, text);
    return this.#node(`${before?.index} “${text}`, 'unnamed', null, text);
  }

  #node(key: string, kind: EvidenceNode['kind'], id: string | null, text: string): Draft {
    const known = this.#byKey.get(key);
    if (known) return known;
    const index = this.#nodes.length;
    const node: Draft = { index, kind, id, text, root: false, retracted: false, column: 0 };
    this.#nodes.push(node);
    this.#byKey.set(key, node);
    return node;
  }

  #join(from: Draft, to: Draft, label: EvidenceEdge['label']): void {
    const edge = { from: from.index, to: to.index, label };
    this.#edges.set(`${edge.from} ${edge.to} ${label}`, edge);
  }

  graph(left: number): EvidenceGraph {
    const edges = [...this.#edges.values()];
    placeInColumns(this.#nodes, edges);
    return { nodes: this.#nodes, edges, left };
  }
}

/** Puts each node one column after the last of those that lead to it; where they lead in a circle, after the first found. */
function placeInColumns(nodes: readonly Draft[], edges: readonly EvidenceEdge[]): void {
  const next: number[][] = nodes.map(() => []);
  const waits: number[] = nodes.map(() => 0);
  for (const { from, to } of edges) {
    next[from].push(to);
    waits[to]++;
  }
  const placed = new Set<number>();
  const ready = nodes.filter(({ index }) => waits[index] === 0).map(({ index }) => index);
  while (placed.size < nodes.length) {
    const index = ready.shift() ?? nodes.find((node) => !placed.has(node.index))!.index;
    if (placed.has(index)) continue;
    placed.add(index);
    for (const to of next[index]) {
      if (placed.has(to)) continue;
      nodes[to].column = Math.max(nodes[to].column, nodes[index].column + 1);
      if (--waits[to] === 0) ready.push(to);
    }
  }
}
