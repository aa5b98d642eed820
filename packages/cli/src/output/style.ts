import type { Io, Output } from '../io.ts';

export type Colour = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan';

/** Puts a colour on a text, or leaves it as it is. */
export type Style = (colour: Colour | undefined, text: string) => string;

const ON: Record<Colour, string> = {
  bold: '1',
  dim: '2',
  red: '31',
  green: '32',
  yellow: '33',
  blue: '34',
  magenta: '35',
  cyan: '36',
};

/** What nothing is coloured with. */
export const plain: Style = (_colour, text) => text;

/** Whether to colour what goes to an output: `--no-color`, then FORCE_COLOR, NO_COLOR, and whether a person reads it. */
export function wantsColour(io: Io, output: Output, noColor: boolean): boolean {
  if (noColor) return false;
  const { FORCE_COLOR, NO_COLOR, TERM } = io.env;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR) return false;
  return output.isTerminal && TERM !== 'dumb';
}

/** The style for an output, with or without colours. */
export function styleFor(colours: boolean): Style {
  if (!colours) return plain;
  return (colour, text) => {
    if (colour === undefined || text === '') return text;
    const off = colour === 'bold' || colour === 'dim' ? '22' : '39';
    return `\u001b[${ON[colour]}m${text}\u001b[${off}m`;
  };
}
