import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '@troth/server';
import type { Call } from '../command.ts';
import { writeFiles } from './write-files.ts';

/** Writes a file as a whole or not at all, over the one that is there. Throws a {@link Problem}. */
export function writeOver(call: Call, out: string, text: string): void {
  const absolute = path.resolve(call.io.folder, out);
  if (existsSync(absolute) && !statSync(absolute).isFile())
    throw new Problem(`${out} is no file, but is there already`);
  if (absolute.endsWith('.troth'))
    throw new Problem(`${out} would lie among the files of a ledger; give another name`);
  const read = existsSync(absolute) ? readFileSync(absolute) : undefined;
  writeFiles([{ absolute, shown: out, text, read }]);
}
