import { defineConfig } from 'vitest/config';

/** Each project is a folder of tests; `npm test` runs them one after another. */
const project = (name: string) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    environment: 'node' as const,
    // better-sqlite3 is a native module and some tests start worker threads: real processes, not threads.
    pool: 'forks' as const,
    // The built bundle is loaded by Node itself, as a shell does.
    server: { deps: { external: [/\/out\/main\//] } },
    // Only against a test that hangs: how fast a machine is proves nothing here.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

export default defineConfig({
  test: { projects: ['unit', 'integration', 'exploits', 'electron-shell'].map(project) },
});
