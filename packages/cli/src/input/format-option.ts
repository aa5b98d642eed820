import { didYouMean, Problem } from '@troth/server';
import type { Call } from '../command.ts';

/** What an answer can be printed as. */
const FORMATS = ['text', 'json', 'svg', 'mermaid'] as const;
export type Format = (typeof FORMATS)[number];

/** What a call asks to print: `--format`, else `--json`, else text. Throws a {@link Problem} for anything else. */
export function formatOf(call: Call, formats: readonly Format[] = FORMATS): Format {
  const written = call.value('format');
  if (written === undefined) return call.has('json') ? 'json' : 'text';
  const format = formats.find((one) => one === written);
  if (format && format !== 'json' && call.has('json'))
    throw new Problem(`--json and --format ${format} ask for two different answers`, [
      'Give one of them; --json is short for --format json.',
    ]);
  if (format) return format;
  throw new Problem(`--format ${written}: there is no such format${didYouMean(written, formats)}`, [
    `Formats: ${formats.join(', ')}`,
  ]);
}
