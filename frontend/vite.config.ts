import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [
    {
      // The styles of what loads late are one sheet, which views/lazy.tsx asks for, so chunks need nothing but the import.
      name: 'bare-imports',
      transform: {
        filter: { id: /vite\/preload-helper/ },
        handler: () => 'export const __vitePreload = (load) => load();',
      },
    },
  ],
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/graphql': 'http://127.0.0.1:8000', '/api': 'http://127.0.0.1:8000' },
    // The console takes its examples from cypher/.
    fs: { allow: ['..'] },
  },
  build: {
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1100,
    // Two pages: the second is large, and loads only where it is opened. A third is built by itself (vite.console.config.ts).
    rolldownOptions: {
      input: ['index.html', 'graphiql/index.html'],
      onLog: (level, log, tell) => {
        // React's "use client" means nothing in a page that is all client.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log);
      },
      output: {
        // Few chunks, which compress better: what both pages share, the first view, the evidence, the other views, files.
        codeSplitting: {
          groups: [
            { name: 'shared', test: /preload-helper/, priority: 5 },
            { name: 'page', test: /src\/main\.tsx/, priority: 4 },
            { name: 'places', test: /src\/state\/placing\.ts/, priority: 3.5 },
            { name: 'evidence', test: /src\/(views\/evidence|api\/loadSelected)\.ts/, priority: 3 },
            { name: 'saving', test: /src\/views\/saving\.ts/, priority: 2 },
            { name: 'views', test: /src\/views\/others\.ts/, priority: 1 },
          ],
        },
      },
    },
  },
  test: { include: ['tests/**/*.test.ts'] },
});
