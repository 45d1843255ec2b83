import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { asStartupError, StartupError } from '../../../electron/database/startup-problem.ts';

const sqlite = (code: string) => new Sqlite.SqliteError('from SQLite', code);
const system = (code: string) => Object.assign(new Error('from the system'), { code, syscall: 'open' });

test.each([
  [sqlite('SQLITE_CORRUPT'), 'corrupt.read', '损坏'],
  [sqlite('SQLITE_NOTADB'), 'corrupt.read', '损坏'],
  [sqlite('SQLITE_BUSY'), 'locked', '正在使用'],
  [sqlite('SQLITE_FULL'), 'disk.SQLITE_FULL', '空间不足'],
  [sqlite('SQLITE_READONLY'), 'disk.SQLITE_READONLY', '权限'],
  [sqlite('SQLITE_IOERR_WRITE'), 'disk.SQLITE_IOERR_WRITE', '读写数据文件夹时出错'],
  [system('ENOSPC'), 'disk.ENOSPC', '空间不足'],
  [system('EACCES'), 'disk.EACCES', '权限'],
  [system('EIO'), 'disk.EIO', '读写数据文件夹时出错'],
])('%s becomes a problem that says what to do', (error, detail, words) => {
  const startup = asStartupError(error);
  if (!(startup instanceof StartupError)) throw new Error('Not a startup error');
  expect(startup.problem).toMatchObject({ detail, message: expect.stringContaining(words) });
  expect(startup.cause).toBe(error);
});

test.each([new TypeError('a mistake of ours'), sqlite('SQLITE_ERROR'), sqlite('SQLITE_CONSTRAINT'), 'text'])(
  '%s stays what it is: a mistake of the program is not blamed on the disk',
  (error) => {
    expect(asStartupError(error)).toBe(error);
  },
);
