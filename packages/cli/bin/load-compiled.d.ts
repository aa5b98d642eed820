import type { Script } from 'node:vm';

export function loadCompiled(url: URL): {
  readonly exports: Record<string, unknown>;
  readonly script: Script;
};

export function compiledPath(filename: string): string;
