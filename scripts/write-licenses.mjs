// Writes the licenses of what is bundled from other packages, each with its text: most of them ask for that.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

/**
 * Writes one file with the licenses of all packages that files come from.
 *
 * @param inputs files, relative to the root of the repository; those of this project are passed over
 */
export function writeLicenses(inputs, target) {
  const packages = new Set(inputs.flatMap((input) => packageOf(input) ?? []));
  const texts = [...packages].sort().map(licenseOf);
  writeFileSync(target, `Parts of these programs are part of this one.\n\n${texts.join('\n')}`);
}

/** The folder of the package that a file is part of, such as `node_modules/@hono/node-server`. */
function packageOf(input) {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input.replaceAll('\\', '/'))?.[0];
}

function licenseOf(folder) {
  const at = path.join(root, folder);
  const { name, version, license } = JSON.parse(readFileSync(path.join(at, 'package.json'), 'utf8'));
  const file = readdirSync(at).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? `\n${readFileSync(path.join(at, file), 'utf8').trim()}\n` : '';
  return `----- ${name} ${version}: ${license}\n${text}`;
}
