import path from 'node:path';
import { isTooLong } from './file-name.ts';
import { isBelow, realOf } from './is-below.ts';
import type { LedgerFolder } from './ledger-folder.ts';

/** Names that Windows keeps for devices, whatever they end in. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Why a path cannot be written to, as a sentence; or where it is. */
export type WritablePath =
  | { readonly kind: 'place'; readonly absolute: string }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Where a path leads that somebody wants to write to: only to a `*.troth` file in the folder or in a folder below it
 * that is there, never along `..`, through a hidden folder, or through a link that leads out.
 */
export function writablePath({ root, only }: LedgerFolder, written: string): WritablePath {
  const parts = written.split('/');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not get into a file name
  if (/[\\:\u0000-\u001f]/.test(written) || parts.some((part) => part === '' || part.startsWith('.')))
    return refused(`${JSON.stringify(written)} is no path below the folder`);
  if (parts.some(isTooLong)) return refused('the name is too long for a file');
  if (parts.some((part) => DEVICE.test(part))) return refused('the name means a device on some systems');
  if (!written.endsWith('.troth')) return refused('the name of a ledger file ends in .troth');
  if (parts.includes('node_modules'))
    return refused('node_modules is passed over, so nothing is written there');
  if (only !== undefined && written !== only) return refused(`only ${only} is served`);
  const absolute = path.join(root, ...parts);
  const folder = realOf(path.dirname(absolute));
  if (folder === undefined) return refused(`there is no folder ${parts.slice(0, -1).join('/')}`);
  const real = realOf(absolute) ?? path.join(folder, path.basename(absolute));
  if (!isBelow(root, folder) || !isBelow(root, real)) return refused(`${written} leads out of the folder`);
  return { kind: 'place', absolute };
}

function refused(message: string): WritablePath {
  return { kind: 'refused', message };
}
