/**
 * Finds circles in a graph: for each set of nodes that lead back to themselves, one circle, in the order of its edges.
 * Iterative, so that long chains are no matter.
 *
 * @param starts the nodes to begin with, in the order that decides which circle is found
 * @param next the nodes that a node leads to
 */
export function findCircles<Node>(starts: Iterable<Node>, next: (node: Node) => readonly Node[]): Node[][] {
  const circles: Node[][] = [];
  /** Where a node stands on the path, or -1 when it is done with. */
  const at = new Map<Node, number>();
  for (const start of starts) {
    if (at.has(start)) continue;
    const path: Node[] = [start];
    const edges: Node[][] = [[...next(start)]];
    at.set(start, 0);
    while (path.length > 0) {
      const node = edges[path.length - 1].shift();
      if (node === undefined) {
        at.set(path.pop()!, -1);
        edges.pop();
        continue;
      }
      const place = at.get(node);
      if (place === undefined) {
        at.set(node, path.length);
        path.push(node);
        edges.push([...next(node)]);
      } else if (place >= 0) circles.push(path.slice(place));
    }
  }
  return onePerKnot(circles);
}

/** Of circles that share a node, the first. */
function onePerKnot<Node>(circles: Node[][]): Node[][] {
  const seen = new Set<Node>();
  return circles.filter((circle) => {
    if (circle.some((node) => seen.has(node))) return false;
    for (const node of circle) seen.add(node);
    return true;
  });
}
