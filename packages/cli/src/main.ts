import { existsSync } from 'node:fs';
import path from 'node:path';
import { didYouMean, Problem } from '@troth/server';
import manifest from '../package.json' with { type: 'json' };
import { readCall } from './arguments.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './command-list.ts';
import { commandHelp, generalHelp } from './help.ts';
import { type Io, processIo } from './io.ts';

/**
 * Answers one call of `troth` and gives its exit status: 0 sound, 1 findings of error level, 2 could not run. Never
 * ends the process itself, so that all output is written.
 */
export async function main(args: readonly string[], io: Io = processIo()): Promise<number> {
  try {
    return await answer(args, io);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    io.err.write(`troth: ${[error.message, ...error.details].join('\n')}\n`);
    return 2;
  }
}

async function answer(args: readonly string[], io: Io): Promise<number> {
  const [first, ...rest] = args;
  if (first === undefined) {
    io.err.write(help(io));
    return 2;
  }
  if (first === '--version' || first === '-V' || first === '-v') return print(io, `${manifest.version}\n`);
  if (first === '--help' || first === '-h') return print(io, help(io));
  if (first === 'help') return print(io, help(io, rest[0] && findCommand(rest[0], io)));
  const command = findCommand(first, io);
  const call = await readCall(command, rest, io);
  if (!call) return print(io, help(io, command));
  const run = await command.load();
  return run(call);
}

function print(io: Io, text: string): number {
  io.out.write(text);
  return 0;
}

function help(io: Io, command?: Command | ''): string {
  return command ? commandHelp(command, io.columns) : generalHelp(io.columns);
}

function findCommand(name: string, io: Io): Command {
  const found = COMMANDS.find((command) => command.name === name);
  if (found) return found;
  const details = ['The commands are listed by: troth --help'];
  const option = didYouMean(`--${name.replace(/^-+/, '')}`, ['--help', '--version'], 1);
  if (name.startsWith('-') && option !== '')
    throw new Problem(`there is no option ${name}${option}`, details);
  if (name.startsWith('-'))
    throw new Problem(`the command comes first, then its options: troth check ${name}`, details);
  const hint = didYouMean(
    name,
    COMMANDS.map((command) => command.name),
  );
  if (hint === '' && existsSync(path.resolve(io.folder, name)))
    throw new Problem(`a command comes first: troth check ${name}`, details);
  throw new Problem(`there is no command ${name}${hint || option}`, details);
}
