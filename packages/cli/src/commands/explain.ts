import { CODES } from '@troth/core';
import type { Call } from '../command.ts';

export function explain(call: Call): number {
  call.io.out.write(`${Object.keys(CODES).join('\n')}\n`);
  return 0;
}
