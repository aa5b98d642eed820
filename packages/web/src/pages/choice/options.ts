/** What can be done about a choice, in words for its page. */
export const OPTIONS = ['continue', 'condition', 'renegotiate', 'leave'] as const;

export type ChoiceOption = (typeof OPTIONS)[number];

export const OPTION_WORDS: Readonly<Record<ChoiceOption, string>> = {
  continue: 'Go on as before',
  condition: 'Let them perform first',
  renegotiate: 'Ask for new terms',
  leave: 'Leave',
};

/** The sign of an option in drawings, so that colour is never the only one. */
export const OPTION_LETTERS: Readonly<Record<ChoiceOption, string>> = {
  continue: 'G',
  condition: 'F',
  renegotiate: 'N',
  leave: 'L',
};

/** The words of an input: those that are chances are shown as such. */
export const CHANCES: readonly string[] = ['chance', 'blocked', 'accepted', 'false-alarm'];

/** The setting of an address that stands for an input. */
export const inputSetting = (input: string): string => `in-${input}`;

/** The inputs that an address sets in place of the ledger's. */
export function settingsOf(query: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) =>
      name.startsWith('in-') ? [[name.slice(3), value]] : [],
    ),
  );
}

/** From where to where an input can be moved on its slider. */
export function sliderRange(input: {
  readonly low: number | null;
  readonly high: number | null;
  readonly used: number | null;
  readonly least: number | null;
  readonly most: number | null;
  readonly open: 'low' | 'high' | null;
}): { readonly min: number; readonly max: number; readonly step: number } {
  const value = Math.max(Math.abs(input.high ?? 0), Math.abs(input.used ?? 0), 0.5);
  const rough = value * 2;
  const min = input.least ?? Math.min(0, (input.low ?? 0) - value);
  const max = input.most ?? Math.ceil(rough);
  const step = max - min <= 1 ? 0.01 : max - min <= 10 ? 0.05 : 0.5;
  return {
    min: input.open === 'low' && input.least !== null ? min + step : min,
    max: input.open === 'high' && input.most !== null ? max - step : max,
    step,
  };
}
