import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import {
  antdStyleSheet,
  assetsFromRoot,
  noRuntimeStyles,
  woff2Only,
} from './renderer/styles/antd-style-sheet.plugin.ts';

const root = import.meta.dirname;
/** Fixed, so that the page's hot-reload socket can be named in the development content security policy. */
const developmentPort = Number(process.env.DESK_DEVELOPMENT_PORT ?? 5175);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      sourcemap: true,
      rolldownOptions: {
        input: {
          main: resolve(root, 'electron/main.ts'),
          'browser-host': resolve(root, 'electron/browser-host.ts'),
          'verify-audit': resolve(root, 'electron/verify-audit.ts'),
          'render-worker': resolve(root, 'electron/documents/render.worker.ts'),
          'fonts-worker': resolve(root, 'electron/documents/house-fonts/find-fonts.worker.ts'),
          'pdf-worker': resolve(root, 'electron/archive/file-check/read-pdf.worker.ts'),
          'backup-worker': resolve(root, 'electron/database/backup.worker.ts'),
          'import-worker': resolve(root, 'electron/roster/import/read-table.worker.ts'),
          'attendance-worker': resolve(root, 'electron/presence/import/read-attendance.worker.ts'),
          'tally-worker': resolve(root, 'electron/assessment/ballots/read-tally.worker.ts'),
          'scores-worker': resolve(root, 'electron/assessment/scoring/import/read-scores.worker.ts'),
        },
        output: {
          entryFileNames: '[name].js',
          // Beside the entries: a module finds its neighbours from `import.meta.dirname` whichever chunk it is in.
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload script is one CommonJS file and can require nothing but `electron`.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve(root, 'electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), antdStyleSheet(), noRuntimeStyles(), woff2Only(), assetsFromRoot()],
    server: {
      host: '127.0.0.1',
      port: developmentPort,
      strictPort: true,
      // The page is served by the shell on its own origin; only the hot-reload socket goes to vite directly.
      hmr: { protocol: 'ws', host: '127.0.0.1', clientPort: developmentPort },
    },
    build: {
      outDir: 'out/renderer',
      // Not only Electron's own: the browser host serves browsers that are some versions behind.
      target: 'chrome120',
      minify: true,
      // Inlined data: addresses would need exceptions in the content security policy.
      assetsInlineLimit: 0,
      rolldownOptions: { input: resolve(root, 'renderer/index.html') },
    },
  },
});
