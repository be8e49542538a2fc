import { defineConfig } from 'vitest/config';

export default defineConfig({
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/graphql': 'http://127.0.0.1:8000' },
  },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1100,
    // Two pages: the second is large, and loads only where it is opened.
    rolldownOptions: {
      input: ['index.html', 'graphiql/index.html'],
      onLog: (level, log, tell) => {
        // React's "use client" means nothing in a page that is all client.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log);
      },
    },
  },
  test: { include: ['tests/**/*.test.ts'] },
});
