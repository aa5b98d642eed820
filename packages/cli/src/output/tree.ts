import type { Style } from './style.ts';
import { wrap } from './wrap.ts';

/** Something with what hangs on it: its own lines, those after the first dim, and what is below. */
export interface TreeNode {
  readonly lines: readonly string[];
  readonly below: readonly TreeNode[];
}

/** However deep it is, a line of a tree has room for so many columns. */
const LEAST = 24;

/** A tree as text: what hangs on something stands below it, joined by lines. */
export function drawTree(root: TreeNode, width: number, style: Style, indent = '  '): string[] {
  const drawn: string[] = [];
  const waiting: { node: TreeNode; lead: string; follow: string }[] = [
    { node: root, lead: indent, follow: indent },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, lead, follow } = next;
    const stem = node.below.length > 0 ? '│ ' : '  ';
    const room = Math.max(LEAST, width - follow.length - stem.length);
    node.lines.forEach((line, index) => {
      for (const [at, part] of wrap(line, room).entries()) {
        const before = index === 0 && at === 0 ? lead : follow + stem;
        drawn.push(style('dim', before) + style(index === 0 ? undefined : 'dim', part));
      }
    });
    const children = node.below.map((child, place) => {
      const isLast = place === node.below.length - 1;
      return {
        node: child,
        lead: `${follow}${isLast ? '└─ ' : '├─ '}`,
        follow: `${follow}${isLast ? '   ' : '│  '}`,
      };
    });
    waiting.push(...children.reverse());
  }
  return drawn;
}
