import { defineConfig } from 'vitest/config';

/** Each project is a folder of tests; `npm test` runs them one after another. */
function project(
  name: string,
  settings: { readonly testTimeout?: number; readonly hookTimeout?: number } = {},
) {
  return {
    test: {
      name,
      include: [`tests/${name}/**/*.test.ts`],
      environment: 'node' as const,
      // better-sqlite3 is a native module and some tests start worker threads: real processes, not threads.
      pool: 'forks' as const,
      // The built bundle is loaded by Node itself, as a shell does.
      server: { deps: { external: [/\/out\/main\//] } },
      ...settings,
    },
  };
}

export default defineConfig({
  test: {
    projects: [
      project('unit'),
      project('integration', { testTimeout: 60_000, hookTimeout: 60_000 }),
      project('exploits', { testTimeout: 60_000, hookTimeout: 60_000 }),
      project('electron-shell', { testTimeout: 60_000, hookTimeout: 60_000 }),
    ],
  },
});
