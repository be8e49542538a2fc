import { defineConfig } from 'vite';

/**
 * The console, built after the page into the same folder: it draws with parts of the page's code, and a chunk that both
 * shared would be loaded, and run, by either.
 */
export default defineConfig({
  build: {
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 0,
    emptyOutDir: false,
    copyPublicDir: false,
    chunkSizeWarningLimit: 700,
    rolldownOptions: { input: 'cypher/index.html', output: { entryFileNames: 'assets/cypher-[hash].js' } },
  },
});
