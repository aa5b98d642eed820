import manifest from '../package.json' with { type: 'json' };

/** Answers one call of `troth` and gives its exit status: 0 sound, 1 findings, 2 could not run. */
export function main(args: readonly string[]): number {
  if (args[0] === '--version') {
    process.stdout.write(`${manifest.version}\n`);
    return 0;
  }
  process.stderr.write('Usage: troth --version\n');
  return 2;
}
