// `npm run docs:images`: takes the pictures of the page that README.md shows, from the first example as built.
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from './chromium.mjs';
import { root } from './run.mjs';

const VIEWS = [
  { name: 'overview', address: '', height: 900 },
  { name: 'conflict', address: 'conflict/hand-over+protection', height: 900 },
];

const child = spawn(
  process.execPath,
  [path.join(root, 'packages/cli/bin/troth.js'), 'serve', 'examples/prison-deal', '--port', '0', '--quiet'],
  { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
);
const address = await new Promise((found) => {
  child.stdout.on('data', (part) => {
    const said = /http:\S+/.exec(String(part))?.[0];
    if (said) found(said);
  });
});
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments() });
try {
  for (const { name, address: way, height } of VIEWS) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await browser.newPage({ viewport: { width: 1200, height }, colorScheme });
      await page.goto(address + way);
      await page.locator('main h2').first().waitFor();
      // What is measured before it is drawn, such as the width of a drawing, has come by then.
      await page.waitForTimeout(500);
      const file = path.join(root, `docs/images/${name}-${colorScheme}.png`);
      await page.screenshot({ path: file });
      process.stdout.write(`${path.relative(root, file)}\n`);
      await page.close();
    }
  }
} finally {
  await browser.close();
  child.kill();
}
