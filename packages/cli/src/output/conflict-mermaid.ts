import { type ConflictGraph, printable } from '@troth/core';
import { verdictOn } from './conflict-layout.ts';
import { mermaidText } from './picture-text.ts';

/**
 * The graphs as Mermaid text, in the smallest part of its language: a flowchart of quoted labels. What the picture says
 * besides stands in comments.
 */
export function conflictMermaid(graphs: readonly ConflictGraph[], remarks: readonly string[]): string {
  const lines = [...remarks.map((remark) => `%% ${printable(remark.replace(/\s+/g, ' '))}`), 'flowchart LR'];
  graphs.forEach((graph, index) => {
    lines.push(...graphLines(graph, `c${index + 1}`));
  });
  if (graphs.length === 0) lines.push(`  none["${label([remarks[0] ?? 'no conflicts'])}"]`);
  return `${lines.join('\n')}\n`;
}

function graphLines(graph: ConflictGraph, key: string): string[] {
  const rule = `${key}rule`;
  const promise = (index: number) => `${key}p${index + 1}`;
  const lines = [`  ${rule}{{"${label([verdictOn(graph), graph.summary, graph.why])}"}}`];
  graph.promises.forEach(({ id, title, text, fits }, index) => {
    lines.push(`  ${promise(index)}["${label([title ? `${id} ${title}` : id, text, fits])}"]`);
    lines.push(`  ${promise(index)} --- ${rule}`);
  });
  graph.bound.forEach(({ title, note, bothWays, promises }, index) => {
    const key2 = `${key}b${index + 1}`;
    lines.push(`  ${key2}(["${label([title, note, bothWays ? 'bound both ways' : ''])}"])`);
    for (const place of promises) lines.push(`  ${key2} -->|is bound by| ${promise(place)}`);
  });
  graph.lifters.forEach(({ title, acts }, index) => {
    const key3 = `${key}w${index + 1}`;
    lines.push(`  ${key3}(["${label([title, ...acts.map(({ text }) => text)])}"])`);
    for (const place of new Set(acts.map(({ promise: to }) => to)))
      lines.push(`  ${key3} -.->|can lift| ${promise(place)}`);
  });
  return lines;
}

/** Lines of a label. */
function label(texts: readonly string[]): string {
  return texts.filter(Boolean).map(mermaidText).join('<br>');
}
