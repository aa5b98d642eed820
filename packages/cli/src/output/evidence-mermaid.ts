import { type EvidenceNode, evidenceGraph, type VoucherReport } from '@troth/core';
import { evidenceWords } from './evidence-words.ts';
import { mermaidText } from './picture-text.ts';

const OPEN = { statement: '["', named: '(["', unnamed: '>"' } as const;
const CLOSE = { statement: '"]', named: '"])', unnamed: '"]' } as const;

/** Who says so as a Mermaid flowchart: from what is said to those it goes back to; roots have a thick border. */
export function evidenceMermaid(report: VoucherReport): string {
  const { nodes, edges, left } = evidenceGraph(report);
  const words = evidenceWords(report);
  const lines = [
    ...words.map((line) => `%% ${mermaidText(line)}`),
    'flowchart LR',
    `  accTitle: ${mermaidText(`Who says so: ${report.title ?? report.id}`)}`,
    ...nodes.map((node) => `  n${node.index}${OPEN[node.kind]}${labelOf(node)}${CLOSE[node.kind]}`),
    ...edges.map(({ from, to, label }) => `  n${from} -->${label === null ? '' : `|${label}|`} n${to}`),
  ];
  if (left > 0) lines.push(`  more["and ${left} more"]`);
  const roots = nodes.filter(({ root }) => root).map(({ index }) => `n${index}`);
  if (roots.length > 0) lines.push('  classDef root stroke-width:4px', `  class ${roots.join(',')} root`);
  const gone = nodes.filter(({ retracted }) => retracted).map(({ index }) => `n${index}`);
  if (gone.length > 0)
    lines.push('  classDef retracted stroke-dasharray:4 4', `  class ${gone.join(',')} retracted`);
  return `${lines.join('\n')}\n`;
}

function labelOf({ kind, id, text, root, retracted }: EvidenceNode): string {
  const first = kind === 'unnamed' ? `“${text}”, unnamed` : text;
  const notes = [id !== null && id !== text ? id : '', root ? 'root' : '', retracted ? 'retracted' : ''];
  return [first, notes.filter(Boolean).join(', ')].filter(Boolean).map(mermaidText).join('<br>');
}
