// Installs dependencies when the ones present are not those of the lock file.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, runNpm, say } from './run.mjs';

/** Installs if needed; false when that failed. The build is left to the caller, so lifecycle scripts do not run. */
export function installIfNeeded() {
  if (isInstalled()) return true;
  say('Installing dependencies (npm ci)');
  return runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund']) === 0;
}

/** True when every package of the lock file that this machine needs is present in that version. */
export function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (!place.startsWith('node_modules/')) return true;
    if (!present[place]) return entry.optional === true || entry.peer === true;
    return present[place].version === entry.version && existsSync(path.join(root, place));
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
