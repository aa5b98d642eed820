import { Problem } from '@troth/server';
import type { Call } from '../command.ts';

/** The address that a site is published at, ending with `/`; undefined where none is given. Throws a {@link Problem}. */
export function baseAddress(call: Call): string | undefined {
  const given = call.value('base');
  if (given === undefined) return undefined;
  const address = URL.canParse(given) ? new URL(given) : undefined;
  if (!address || !/^https?:$/.test(address.protocol))
    throw new Problem(`--base ${given}: an address such as https://example.org/promises/ is asked for`);
  if (address.search || address.hash || address.username)
    throw new Problem(`--base ${given}: an address without ?, # and name is asked for`);
  return address.href.endsWith('/') ? address.href : `${address.href}/`;
}
