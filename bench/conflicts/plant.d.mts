/** The types of plant.mjs, for tests written in TypeScript. */
export interface Instance {
  readonly text: string;
  readonly on: number;
  readonly planted: readonly (readonly string[])[];
}

export const SPARSE_NAMES: readonly string[];
export const DENSE_NAMES: readonly string[];
export function plantSparse(family: string, promises: number, planted: number, seed: number): Instance;
export function plantDense(family: string, promises: number, seed: number): Instance;
