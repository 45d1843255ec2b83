/**
 * `npm test`: installs and builds what is missing, runs every check and every test, and ends with one line
 * `N passed, N failed`. `npm test -- unit e2e` runs the named steps only; `npm test -- --list` lists them.
 */
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { main, say } from './lib/project.mjs';
import { ensureTestTools } from './lib/system-tools.mjs';
import { steps } from './lib/test-steps.mjs';

const wanted = process.argv.slice(2);

await main(async () => {
  if (wanted.includes('--list')) {
    for (const { name } of steps) say(name);
    return 0;
  }
  const chosen = steps.filter(
    ({ name, group }) => wanted.length === 0 || wanted.includes(name) || wanted.includes(group),
  );
  await ensureInstalled();
  await ensureTestTools();

  const total = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  const summary = [];
  const built = !chosen.some(({ needsBuild }) => needsBuild) || (await build());
  if (!built) total.failed += 1;
  for (const step of chosen) {
    say(`\n── ${step.name}`);
    const startedAt = performance.now();
    const { passed, failed, skipped } = await step.run();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    summary.push(`${failed > 0 ? '✗' : '✓'} ${step.name}: ${passed} passed, ${failed} failed, ${seconds} s`);
  }
  say(`\n${summary.join('\n')}`);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  say(`${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
});

/** A program that does not build is one failure; the tests that need it then fail by themselves. */
async function build() {
  try {
    await ensureBuilt();
    return true;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return false;
  }
}
