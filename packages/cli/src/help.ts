import { usage } from './arguments.ts';
import type { Command, Example, Option } from './command.ts';
import { COMMANDS } from './command-list.ts';
import { cell, layOut } from './output/columns.ts';
import { plain } from './output/style.ts';
import { widthOf } from './output/terminal-width.ts';
import { wrap } from './output/wrap.ts';

/** What `troth --help` prints. */
export function generalHelp(columns: number | undefined): string {
  const width = widthOf(columns);
  const lines = [
    ...wrap('Troth is a ledger for promises: who promised what to whom, where it stands, and why.', width),
    '',
    'Usage: troth COMMAND [LEDGER…] [options]',
    '',
    'Commands',
    ...pairs(
      COMMANDS.map((command) => [command.name, command.summary]),
      width,
    ),
    '',
    ...wrap(
      'LEDGER is a file, a folder (all *.troth files in it and below) or - for standard input; without one, the ' +
        'folder you are in.',
      width,
    ),
    '',
    'Examples',
    ...examples(
      [
        { line: 'troth init promises', does: 'start a ledger' },
        { line: 'troth check promises', does: 'what is wrong with it, and where its promises stand' },
        { line: 'troth show @bike promises', does: 'how one promise came to stand where it does' },
      ],
      width,
    ),
    '',
    ...wrap(
      'The exit status is 0 if all is sound, 1 if errors were found, and 2 if the command could not run.',
      width,
    ),
    'More about a command: troth COMMAND --help. The version: troth --version.',
  ];
  return `${lines.join('\n')}\n`;
}

/** What `troth COMMAND --help` prints. */
export function commandHelp(command: Command, columns: number | undefined): string {
  const width = widthOf(columns);
  const options = [...command.options, { name: 'help', help: 'show this help' }];
  const lines = [
    ...wrap(`troth ${command.name}: ${command.summary}`, width),
    '',
    usage(command),
    '',
    ...command.about.flatMap((paragraph) => [...wrap(paragraph, width), '']),
    'Options',
    ...pairs(
      options.map((option) => [signature(option), option.help]),
      width,
    ),
    '',
    'Examples',
    ...examples(command.examples, width),
  ];
  return `${lines.join('\n')}\n`;
}

function signature({ name, value, short }: Option): string {
  if (name === 'help') return '-h, --help';
  if (name === 'quiet') return '-q, --quiet';
  const long = value ? `--${name} ${value}` : `--${name}`;
  return short ? `-${short}, ${long}` : long;
}

function pairs(rows: readonly (readonly [left: string, right: string])[], width: number): string[] {
  return layOut(
    rows.map(([left, right]) => [cell(left), cell(right)]),
    width,
    plain,
    2,
  );
}

/** What to type is never broken: it stands alone on its line where there is little room. */
function examples(list: readonly Example[], width: number): string[] {
  const longest = Math.max(...list.map(({ line }) => line.length));
  if (longest <= width * 0.45)
    return pairs(
      list.map(({ line, does }) => [line, does]),
      width,
    );
  return list.flatMap(({ line, does }) => [
    `  ${line}`,
    ...wrap(does, width - 6).map((part) => `      ${part}`),
  ]);
}
