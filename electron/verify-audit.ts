import { verifyDatabaseFile } from './audit/verify-database-file.ts';
import { say } from './browser-host/terminal.ts';
import { systemClock } from './clock.ts';
import { StartupError } from './database/startup-problem.ts';
import { CommandLineError, readCommandLine } from './launch/command-line.ts';

/**
 * `npm run verify-audit -- --data DIR`: reads the audit chain of a database, open or not, and says what is wrong
 * with it. Ends with 0 when the chain is whole, with 1 otherwise. Writes nothing.
 */
try {
  const { dataDirectory } = readCommandLine(process.argv.slice(2));
  say(`数据文件夹：${dataDirectory}`);
  const { intact, events, head, anchorsChecked, problems } = await verifyDatabaseFile(
    dataDirectory,
    systemClock,
  );
  for (const { message } of problems) say(message);
  if (intact) {
    say(`审计链完整：共 ${events} 条记录，核对了 ${anchorsChecked} 处另存的链首。`);
    say(`链首：第 ${head?.sequence ?? 0} 条 ${head?.hash ?? '（还没有记录）'}`);
  } else {
    say(`审计链不完整：发现 ${problems.length} 处问题。请保留整个数据文件夹，与打印件和备份核对。`);
    process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof StartupError || error instanceof CommandLineError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
