import { type Conflicts, conflictGraphs } from '@troth/core';
import type { Page } from './conflict-block.ts';
import { conflictMermaid } from './conflict-mermaid.ts';
import { conflictSvg } from './conflict-svg.ts';
import { conflictBlocks, conflictCount } from './conflict-text.ts';
import { dayHeading } from './promise-words.ts';
import { plain } from './style.ts';

/** A picture of what cannot all be kept. The text says the same for those who cannot see it. */
export function conflictPicture(
  format: 'svg' | 'mermaid',
  { ledger, judgement }: Pick<Page, 'ledger' | 'judgement'>,
  found: Conflicts,
): string {
  const graphs = conflictGraphs(judgement, found);
  const day = dayHeading(judgement);
  const count = conflictCount(found, plain);
  const incomplete =
    found.incomplete === undefined ? undefined : `The search did not finish: ${found.incomplete}`;
  if (format === 'mermaid')
    return conflictMermaid(graphs, [`${day}: ${count}`, ...(incomplete === undefined ? [] : [incomplete])]);
  const description = conflictBlocks({ ledger, judgement, width: 100, style: plain }, found).join('\n');
  return conflictSvg(graphs, { day, found: count, incomplete, description: description.trim() || count });
}
