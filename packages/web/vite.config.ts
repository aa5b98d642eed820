import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const core = fileURLToPath(new URL('../core/src/index.ts', import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Every address below the page is relative to its `base` element, so that it can be put under any path.
  base: './',
  plugins: [svelte()],
  resolve: { alias: { '@troth/core': core } },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    // The policy of the server lets nothing be loaded from within the text of a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // In one file: the styles of a view that did not come would not be asked for again with it.
    cssCodeSplit: false,
    reportCompressedSize: false,
    // The licenses of what is bundled, which ask to come along with it.
    license: { fileName: 'licenses.md' },
    // How long a plugin took is nothing that someone who builds Troth can act on.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
