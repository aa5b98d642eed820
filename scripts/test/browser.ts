import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { buildIfNeeded } from '../build.mjs';
import { chromiumArguments, chromiumIfNeeded, findChromium } from '../chromium.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser of the tests can be reached. */
    browser: string;
  }
}

/** Before the tests of the page: builds it, and starts the one browser that all of them share. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  if (!(await buildIfNeeded())) throw new Error('the page could not be built');
  await chromiumIfNeeded();
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('there is no Chromium; TROTH_CHROMIUM=/path/to/one names one');
  const server = await chromium.launchServer({ executablePath, args: chromiumArguments() });
  provide('browser', server.wsEndpoint());
  return () => server.close();
}
