import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { at, run, toolNode } from './project.mjs';

/** However much goes wrong, a step ends after this long, in milliseconds. */
const stepLimit = 25 * 60_000;

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */
/** @typedef {{ name: string, group: string, needsBuild: boolean, run: () => Promise<Tally> }} Step */

const reports = at('.cache', 'test-reports');

/** All steps of `npm test` in their order. A filter names a step or a group. */
export const steps = [
  command('lint', 'lint', [
    at('node_modules', '@biomejs', 'biome', 'bin', 'biome'),
    'check',
    '--error-on-warnings',
  ]),
  ...['shared', 'electron', 'renderer', 'tests', 'scripts'].map((part) =>
    command(`types:${part}`, 'types', [
      at('node_modules', 'typescript', 'bin', 'tsc'),
      '-p',
      `tsconfig.${part}.json`,
    ]),
  ),
  vitest('unit', false),
  vitest('integration', false),
  vitest('exploits', true),
  vitest('electron-shell', true),
  endToEnd(),
];

/**
 * A check that passes or fails as a whole counts as one test.
 *
 * @param {string} name
 * @param {string} group
 * @param {readonly string[]} args
 * @returns {Step}
 */
function command(name, group, args) {
  return {
    name,
    group,
    needsBuild: false,
    run: async () => {
      const { code } = await run(toolNode(), args, { timeout: stepLimit });
      return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
    },
  };
}

/**
 * @param {string} project
 * @param {boolean} needsBuild
 * @returns {Step}
 */
function vitest(project, needsBuild) {
  const report = `${reports}/${project}.json`;
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  return {
    name: project,
    group: project,
    needsBuild,
    run: () =>
      counted(report, [at('node_modules', 'vitest', 'vitest.mjs'), ...args], {}, (content) => ({
        passed: content.numPassedTests,
        failed: content.numFailedTests,
        skipped: content.numPendingTests + content.numTodoTests,
      })),
  };
}

/** @returns {Step} */
function endToEnd() {
  const report = `${reports}/e2e.json`;
  const args = [at('node_modules', '@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'];
  return {
    name: 'e2e',
    group: 'e2e',
    needsBuild: true,
    run: () =>
      counted(report, args, { PLAYWRIGHT_JSON_OUTPUT_FILE: report }, ({ stats }) => ({
        passed: stats.expected + stats.flaky,
        failed: stats.unexpected,
        skipped: stats.skipped,
      })),
  };
}

/**
 * Runs a test runner and reads its counts from its own report. A runner that fails without a failing test (it could
 * not load a file, or something was thrown outside of any test), that leaves no report or that ran nothing counts as
 * one failure, so that nothing goes missing silently.
 *
 * @param {string} report
 * @param {readonly string[]} args
 * @param {Record<string, string>} env
 * @param {(content: any) => Tally} read
 * @returns {Promise<Tally>}
 */
async function counted(report, args, env, read) {
  mkdirSync(reports, { recursive: true });
  rmSync(report, { force: true });
  const { code } = await run(toolNode(), args, { env, timeout: stepLimit });
  let tally = { passed: 0, failed: 0, skipped: 0 };
  try {
    tally = read(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    // No report: counted below.
  }
  const ranNothing = tally.passed + tally.failed === 0;
  if (tally.failed === 0 && (code !== 0 || ranNothing)) tally.failed = 1;
  return tally;
}
