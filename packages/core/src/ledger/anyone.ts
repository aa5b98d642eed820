import type { Name } from './name.ts';
import type { Reading } from './read/reading.ts';

/** `anyone`, `anyone outside @g`, `anyone but @x`: any party, person, office or group but those named. */
export interface Anyone {
  readonly kind: 'anyone';
  /** Whoever lies within one of these is left out. */
  readonly outside: readonly Name[];
  /** These themselves are left out. */
  readonly but: readonly Name[];
}

/** How messages and selections write it. */
export function anyoneText({ outside, but }: Anyone): string {
  const list = (names: readonly Name[]) => names.map((name) => `@${name.text}`).join(', ');
  const left = outside.length > 0 ? ` outside ${list(outside)}` : '';
  return `anyone${left}${but.length > 0 ? ` but ${list(but)}` : ''}`;
}

/** Whether a ledger says `anyone` at all. */
export function saysAnyone(reading: Reading): boolean {
  for (const { meant } of reading.specials()) if (meant?.kind === 'anyone') return true;
  return false;
}
