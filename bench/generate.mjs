#!/usr/bin/env node
/** node bench/generate.mjs troth|ledger|beancount N [-o FILE] [--seed S]: a ledger of N dated entries. */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { generateBeancount, generateLedger } from './journals.mjs';
import { generateTroth } from './troth-ledger.mjs';

export { generateBeancount, generateLedger, generateTroth };

/** Each kind of ledger and the function that makes it; hledger reads what ledger reads. */
export const GENERATORS = { troth: generateTroth, ledger: generateLedger, beancount: generateBeancount };

const USAGE = 'usage: node bench/generate.mjs troth|ledger|beancount N [-o FILE] [--seed S]\n';

function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { output: { type: 'string', short: 'o' }, seed: { type: 'string', default: '1' } },
  });
  const generator = Object.entries(GENERATORS).find(([kind]) => kind === positionals[0])?.[1];
  const count = Number(positionals[1]);
  if (generator === undefined || !Number.isInteger(count) || count < 1) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  const text = generator(count, Number(values.seed));
  if (values.output === undefined) process.stdout.write(text);
  else writeFileSync(values.output, text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
