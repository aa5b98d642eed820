import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { troth } from './troth.ts';

/*
 * Runs a page of the docs. Its fenced blocks are taken in order:
 *
 *   ```troth file=NAME      writes the block to the file NAME
 *   ```troth append=NAME    adds an empty line and the block to it
 *   ```console              `$ troth …` (or `$ npx troth …`) runs a command, `$ echo $?` prints its exit status;
 *                           the lines that follow are the whole of what it printed
 *
 * Other blocks are left alone. UPDATE_DOCS=1 writes what was printed into the page.
 */

interface FencedBlock {
  /** What follows the opening fence: `troth file=a.troth`. */
  readonly info: string;
  readonly lines: readonly string[];
  /** The line number of the opening fence, counted from 1. */
  readonly line: number;
}

interface World {
  /** Where commands run and files are written. */
  readonly folder: string;
  readonly today: string;
}

/** The page, and the page as it would be with what the commands print today. */
export interface DocRun {
  readonly written: string;
  readonly printed: string;
  readonly commands: number;
}

/** Runs the blocks of a page; with UPDATE_DOCS=1 brings the page up to date first. */
export async function runDoc(page: string, world: World): Promise<DocRun> {
  const written = readFileSync(page, 'utf8');
  const lines: string[] = [];
  const state = { status: 0, commands: 0 };
  let rest = written.split('\n');
  for (let block = firstBlock(rest); block; block = firstBlock(rest)) {
    lines.push(...rest.slice(0, block.line));
    if (block.info === 'console') lines.push(...(await runConsole(block, world, state)));
    else {
      writeBlock(block, world);
      lines.push(...block.lines);
    }
    rest = rest.slice(block.line + block.lines.length);
    lines.push(rest[0] ?? '');
    rest = rest.slice(1);
  }
  const printed = [...lines, ...rest].join('\n');
  if (process.env.UPDATE_DOCS !== '1') return { written, printed, commands: state.commands };
  writeFileSync(page, printed);
  return { written: printed, printed, commands: state.commands };
}

function firstBlock(lines: readonly string[]): FencedBlock | undefined {
  const start = lines.findIndex((line) => line.startsWith('```'));
  if (start < 0) return undefined;
  const end = lines.findIndex((line, index) => index > start && line === '```');
  if (end < 0) throw new Error(`the block \`${lines[start]}\` has no end`);
  return { info: (lines[start] ?? '').slice(3), lines: lines.slice(start + 1, end), line: start + 1 };
}

function writeBlock({ info, lines }: FencedBlock, { folder }: World): void {
  const [, how, name = ''] = /^troth (file|append)=(\S+)$/.exec(info) ?? [];
  if (how === undefined) return;
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  const before = how === 'append' && existsSync(file) ? `${readFileSync(file, 'utf8')}\n` : '';
  writeFileSync(file, `${before}${lines.join('\n')}\n`);
}

async function runConsole(
  { lines }: FencedBlock,
  { folder, today }: World,
  state: { status: number; commands: number },
): Promise<string[]> {
  const answer: string[] = [];
  for (const line of lines.filter((one) => one.startsWith('$ '))) {
    answer.push(line);
    if (line === '$ echo $?') {
      answer.push(String(state.status));
      continue;
    }
    const [, text] = /^\$ (?:npx )?troth(?: (.*))?$/.exec(line) ?? [];
    if (text === undefined) throw new Error(`cannot run \`${line}\``);
    const args = [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
    const { status, out, err } = await troth(args, { folder, today });
    state.status = status;
    state.commands += 1;
    const shown = `${out}${err}`.replace(/\n$/, '');
    if (shown !== '') answer.push(...shown.split('\n'));
  }
  return answer;
}
