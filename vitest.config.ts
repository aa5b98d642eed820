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
    include: ['packages/*/test/**/*.test.ts', 'scripts/test/**/*.test.ts'],
    passWithNoTests: false,
    setupFiles: ['./scripts/test/property-seed.ts'],
  },
});
