import { parseArgs } from 'node:util';
import { didYouMean, Problem } from '@troth/server';
import type { Call, Command, Option } from './command.ts';
import type { Io } from './io.ts';

const HELP: Option = { name: 'help', help: 'show this help' };

/** Reads the arguments of a command; undefined where they ask for its help. Throws a {@link Problem}. */
export async function readCall(command: Command, args: readonly string[], io: Io): Promise<Call | undefined> {
  const options = [...command.options, HELP];
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      options.map((option) => [
        option.name,
        { type: option.value ? 'string' : 'boolean', ...shortOf(option) },
      ]),
    ),
    strict: false,
    tokens: true,
  });
  const operands: string[] = [];
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = options.find(({ name }) => name === token.name);
    if (!option) throw await unknownOption(command, token.rawName, options);
    const value = checkValue(option, token.value, token.inlineValue);
    values.set(option.name, [...(values.get(option.name) ?? []), value]);
  }
  if (values.has(HELP.name)) return undefined;
  checkOperands(command, operands);
  checkRepeated(options, values);
  return {
    io,
    operands,
    has: (name) => values.has(name),
    value: (name) => values.get(name)?.at(-1),
    values: (name) => values.get(name) ?? [],
  };
}

function shortOf(option: Option): { short?: string } {
  if (option === HELP) return { short: 'h' };
  if (option.name === 'quiet') return { short: 'q' };
  return option.short ? { short: option.short } : {};
}

function checkValue(option: Option, value: string | undefined, inline: boolean | undefined): string {
  if (!option.value) {
    if (inline) throw new Problem(`--${option.name} takes no value`);
    return '';
  }
  // `--on --json` forgot the day; a value that starts with a dash is written --on=-x.
  if (value === undefined || value === '' || (!inline && /^-./.test(value)))
    throw new Problem(`--${option.name} needs a value: --${option.name} ${option.value}`);
  return value;
}

function checkRepeated(options: readonly Option[], values: ReadonlyMap<string, readonly string[]>): void {
  for (const { name, value, repeatable } of options) {
    if (!value || repeatable) continue;
    const given = new Set(values.get(name));
    if (given.size > 1) throw new Problem(`--${name} is given more than once: ${[...given].join(', ')}`);
  }
}

function checkOperands(command: Command, operands: readonly string[]): void {
  if (command.most !== undefined && operands.length > command.most)
    throw new Problem(`unexpected argument: ${operands[command.most]}`, [usage(command)]);
}

async function unknownOption(
  command: Command,
  rawName: string,
  options: readonly Option[],
): Promise<Problem> {
  const hint = didYouMean(
    rawName,
    options.map(({ name }) => `--${name}`),
  );
  return new Problem(`troth ${command.name} has no option ${rawName}${hint}`, [
    `Its options are listed by: troth ${command.name} --help`,
  ]);
}

/** How a command is called, in one line. */
export function usage(command: Command): string {
  return `Usage: troth ${command.name} ${command.operands}${command.options.length > 0 ? ' [options]' : ''}`;
}
