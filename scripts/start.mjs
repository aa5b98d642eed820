// `npm start`: installs and builds what is missing, then serves the first example and opens it, until it is stopped.
import process from 'node:process';
import { buildIfNeeded } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { say } from './run.mjs';

const example = 'examples/prison-deal';

async function start() {
  if (!installIfNeeded() || !(await buildIfNeeded())) return 1;
  say(`troth serve ${example} --open`);
  // In this process, so that whatever stops this stops the server.
  const { main } = await import('../packages/cli/dist/command/program.js');
  return main(['serve', example, '--open', ...process.argv.slice(2)]);
}

process.exitCode = await start();
