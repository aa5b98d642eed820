/** What the figures were taken on, and which peers are there. */
import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

/**
 * The first line of a program's `--version`, or undefined if it is not installed.
 * @param {string} command
 * @returns {string | undefined}
 */
export function versionOf(command) {
  const result = spawnSync(command, ['--version'], { encoding: 'utf8' });
  if (result.error !== undefined || result.status !== 0) return undefined;
  return (result.stdout || result.stderr).split('\n')[0].trim();
}

/**
 * Facts a reader needs to compare figures; nothing that names the machine.
 * @param {readonly string[]} versions of the programs measured
 * @returns {string[]} lines of a Markdown list
 */
export function machineFacts(versions) {
  const processors = cpus();
  return [
    `- ${processors[0]?.model.trim() ?? 'unknown processor'}, ${processors.length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`,
    `- ${process.platform} ${process.arch}, Node ${process.versions.node}`,
    ...versions.map((version) => `- ${version}`),
  ];
}
