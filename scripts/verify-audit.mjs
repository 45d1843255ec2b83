/** `npm run verify-audit -- --data DIR`: checks the audit chain of a data folder; see electron/verify-audit.ts. */
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { at, handOver, main, toolNode } from './lib/project.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const { code } = await handOver(toolNode(), [
    at('out', 'main', 'verify-audit.js'),
    ...process.argv.slice(2),
  ]);
  return code;
});
