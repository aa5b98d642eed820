// Finds a Chromium for the tests of the page, and fetches one where the machine has none.
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root, runNode, say } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The Chromium of this machine: what TROTH_CHROMIUM says, one that is installed, or one fetched earlier. */
export async function findChromium() {
  const said = process.env.TROTH_CHROMIUM;
  if (said) return said;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const found = [...onPath, ...PLACES].find((place) => existsSync(place));
  if (found) return found;
  const { chromium } = await import('playwright-core');
  const fetched = chromium.executablePath();
  return existsSync(fetched) ? fetched : undefined;
}

/** Fetches a Chromium if there is none; false when that failed. */
export async function chromiumIfNeeded() {
  if (await findChromium()) return true;
  say('Fetching a Chromium for the tests of the page (TROTH_CHROMIUM=/path/to/one uses another)');
  const cli = path.relative(root, path.join(root, 'node_modules/playwright-core/cli.js'));
  return runNode(cli, ['install', '--no-shell', 'chromium']) === 0;
}

/** What a Chromium is started with. Its sandbox refuses the root user, whom containers often run as. */
export function chromiumArguments() {
  const isRoot = process.getuid?.() === 0;
  return ['--disable-dev-shm-usage', ...(isRoot ? ['--no-sandbox'] : [])];
}
