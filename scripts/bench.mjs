/** `npm run bench`: measures the built program and prints ratios within one run. Arguments name benchmarks to run. */
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { at, handOver, main, toolNode } from './lib/project.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const benchmarks = at('tests', 'benchmarks', 'run.ts');
  return (await handOver(toolNode(), ['--expose-gc', benchmarks, ...process.argv.slice(2)])).code;
});
