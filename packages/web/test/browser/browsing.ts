import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser of the tests can be reached (scripts/test/browser.ts). */
    browser: string;
  }
}

let connected: Promise<Browser> | undefined;

afterAll(async () => {
  await (await connected)?.close();
  connected = undefined;
});

/** A ledger that is served as `troth serve` does it. */
export interface Served {
  readonly address: string;
  readonly folder: string;
  /** Stops the server; the function that it gives starts it again at the same address. */
  readonly stop: () => Promise<() => Promise<void>>;
}

/** What is served: an example by its name, or files. */
type Content = string | Readonly<Record<string, string>>;

/** A folder with these files, or a copy of an example, that lasts as long as the test. */
export function ledgerFolder(content: Content): string {
  const folder = makeFolder(content);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function makeFolder(content: Content): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'troth-page-'));
  if (typeof content === 'string') cpSync(path.join(root, 'examples', content), folder, { recursive: true });
  else
    for (const [name, text] of Object.entries(content)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
  return folder;
}

/** Serves an example by its name, or these files, as long as the test lasts. */
export async function served(content: Content, options: readonly string[] = []): Promise<Served> {
  const folder = ledgerFolder(content);
  let child = startServer(folder, options);
  onTestFinished(() => stop(child));
  const address = await addressOf(child);
  const again = async () => {
    child = startServer(folder, ['--port', new URL(address).port, ...options]);
    await addressOf(child);
  };
  return {
    address,
    folder,
    stop: async () => {
      await stop(child);
      return again;
    },
  };
}

/** Serves an example, or these files, for all tests of a file, which only read. */
export function servedForAll(content: Content): { readonly address: string } {
  let address = '';
  let child: ChildProcess;
  const folder = makeFolder(content);
  beforeAll(async () => {
    child = startServer(folder, ['--read-only']);
    address = await addressOf(child);
  });
  afterAll(async () => {
    await stop(child);
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get address() {
      return address;
    },
  };
}

function startServer(folder: string, options: readonly string[]): ChildProcess {
  const command = path.join(root, 'packages/cli/bin/troth.js');
  const port = options.includes('--port') ? [] : ['--port', '0'];
  const args = [command, 'serve', folder, ...port, '--quiet', ...options];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, fail) => {
    let said = '';
    child.stdout!.on('data', (part: Buffer) => {
      said += part;
      const address = /http:\S+/.exec(said)?.[0];
      if (address) found(address);
    });
    child.on('exit', () => fail(new Error(`troth serve ended: ${said}`)));
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((stopped) => {
    child.on('exit', () => stopped());
    if (child.exitCode !== null) stopped();
    child.kill();
  });
}

/** A tab of the browser. What its console complains of fails the test when it ends. */
export async function openTab(options: BrowserContextOptions = {}): Promise<Page> {
  connected ??= chromium.connect(inject('browser'));
  const context = await (await connected).newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  onTestFinished(async () => {
    await context.close();
    expect(complaints.filter((text) => !expected.some((one) => text.includes(one)))).toEqual([]);
  });
  const expected: string[] = [];
  mayComplain.set(page, expected);
  page.setDefaultTimeout(10_000);
  return page;
}

const mayComplain = new WeakMap<Page, string[]>();

/** What the console of a tab may say, since the test brings it about. */
export function expectComplaint(page: Page, part: string): void {
  mayComplain.get(page)!.push(part);
}

/** Everything that axe finds wrong with what is shown, in brief. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Read into the page by the tools of the browser, past its policy.
  await page.evaluate(axe);
  const results = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] })',
  )) as unknown as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** What a reader hears or reads of the main part: its text with spaces folded. */
export async function mainText(page: Page): Promise<string> {
  return (await page.locator('main').innerText()).replace(/\s+/g, ' ');
}
