import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Tests run from source, so a stale build cannot matter.
    alias: {
      '@troth/core': fileURLToPath(new URL('./packages/core/src/index.ts', import.meta.url)),
      '@troth/server': fileURLToPath(new URL('./packages/server/src/index.ts', import.meta.url)),
      '@troth/import': fileURLToPath(new URL('./packages/import/src/index.ts', import.meta.url)),
    },
  },
  test: {
    passWithNoTests: false,
    // A machine that does much else is slow; a test that hangs is found all the same.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    setupFiles: ['./scripts/test/property-seed.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'code',
          include: ['packages/*/test/**/*.test.ts', 'scripts/test/**/*.test.ts'],
          exclude: ['packages/web/test/browser/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          include: ['packages/web/test/browser/**/*.test.ts'],
          // Builds the page, and starts the one browser that these tests share.
          globalSetup: ['./scripts/test/browser.ts'],
        },
      },
    ],
  },
});
