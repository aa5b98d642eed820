import { accessSync, constants, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** Where a site is written before it takes its place. */
export interface Stage {
  readonly place: string;
  /** Whether it lies in the folder of the site, since nothing can be written beside that. */
  readonly isInside: boolean;
}

/** A stage is named by the process that writes it. Where the folder is a disk of its own, no file moves there from beside it. */
export function stageOf(folder: string): Stage {
  return canTakePlace(folder)
    ? { place: `${folder}.troth-${process.pid}`, isInside: false }
    : { place: path.join(folder, `.troth-${process.pid}`), isInside: true };
}

/** Where the last site lies while the new one takes its place. */
export function asideOf(folder: string): string {
  return `${folder}.troth-${process.pid}.old`;
}

/** Removes the stages in a site of processes that were ended while they wrote. */
export function removeWithin(folder: string): void {
  remove(folder, '.troth-');
}

/** Removes what such processes left beside a site: only once that is whole, since the last site may be among it. */
export function removeBeside(folder: string): void {
  const { dir, base } = path.parse(folder);
  remove(dir, `${base}.troth-`);
}

function remove(folder: string, start: string): void {
  try {
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(start)) continue;
      const [, writer] = /^(\d+)(?:\.old)?$/.exec(name.slice(start.length)) ?? [];
      if (writer === undefined || isRunning(Number(writer))) continue;
      rmSync(path.join(folder, name), { recursive: true, force: true });
    }
  } catch {
    // What cannot be removed takes room, and nothing else.
  }
}

function canTakePlace(folder: string): boolean {
  if (!existsSync(folder)) return true;
  const parent = path.dirname(folder);
  if (statSync(folder).dev !== statSync(parent).dev) return false;
  try {
    accessSync(parent, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
