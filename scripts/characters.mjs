/** `npm run characters`: prints which Chinese characters the fonts of the program can print. */
import { ensureInstalled } from './lib/install.mjs';
import { at, handOver, main, toolNode } from './lib/project.mjs';

await main(async () => {
  await ensureInstalled();
  const report = at('scripts', 'characters', 'report.ts');
  return (await handOver(toolNode(), [report, ...process.argv.slice(2)])).code;
});
