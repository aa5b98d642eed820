import type { Program, Row } from './integer-program.ts';
import { NumberUnions } from './number-unions.ts';

/** The parts of a program that have no variable in common; the conditions on no variable at all are a part, too. */
export function partsOf({ variables, isWhole, rows, objective }: Program): Program[] {
  const unions = new NumberUnions();
  for (const { columns } of rows)
    for (let index = 1; index < columns.length; index++) unions.join(columns[0], columns[index]);
  const byRoot = new Map<number, { readonly columns: number[]; readonly rows: Row[] }>();
  const partAt = (root: number) => {
    let part = byRoot.get(root);
    if (!part) {
      part = { columns: [], rows: [] };
      byRoot.set(root, part);
    }
    return part;
  };
  const places: number[] = new Array(variables);
  for (let column = 0; column < variables; column++) {
    const { columns } = partAt(unions.root(column));
    places[column] = columns.length;
    columns.push(column);
  }
  for (const row of rows) {
    const { columns } = row;
    const at = columns.length === 0 ? -1 : unions.root(columns[0]);
    partAt(at).rows.push({ ...row, columns: columns.map((column) => places[column]) });
  }
  return [...byRoot.values()].map((part) => {
    const wanted = objective && part.columns.map((column) => objective[column]);
    return {
      variables: part.columns.length,
      isWhole: part.columns.map((column) => isWhole[column]),
      rows: part.rows,
      objective: wanted?.some((one) => one !== 0) ? wanted : undefined,
    };
  });
}
