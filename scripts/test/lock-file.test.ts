import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface LockedPackage {
  readonly link?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

const lockFile = new URL('../../package-lock.json', import.meta.url);
const locked: Record<string, LockedPackage> = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
const installed = Object.entries(locked).filter(
  ([place, entry]) => place.startsWith('node_modules/') && !entry.link,
);

test('the lock file names no download address', () => {
  expect(installed.filter(([, entry]) => entry.resolved).map(([place]) => place)).toEqual([]);
});

test('the lock file holds a checksum of every package', () => {
  expect(installed.filter(([, entry]) => !entry.integrity).map(([place]) => place)).toEqual([]);
});

test('the lock file holds the optional packages of every platform', () => {
  const names = new Set(Object.keys(locked).map((place) => place.split('node_modules/').at(-1)));
  const missing = installed.flatMap(([place, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => !names.has(name))
      .map((name) => `${name}, wanted by ${place}`),
  );
  expect(missing).toEqual([]);
});
