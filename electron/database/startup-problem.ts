import Sqlite from 'better-sqlite3';
import * as z from 'zod';

/** Why the database could not be opened. Whatever the reason, nothing in the data directory has been lost. */
export const startupProblemSchema = z.object({
  kind: z.enum([
    'locked',
    'corrupt',
    'newer_version',
    'foreign_file',
    'schema_altered',
    'migration_failed',
    'disk',
  ]),
  /** Chinese: what is wrong and what to do. */
  message: z.string(),
  /** Stable code for support, e.g. `corrupt.quick_check` or `disk.ENOSPC`. */
  detail: z.string(),
});
export type StartupProblem = Readonly<z.infer<typeof startupProblemSchema>>;

/** Thrown by `openDatabase` when one of its checks fails. */
export class StartupError extends Error {
  readonly problem: StartupProblem;

  constructor(problem: StartupProblem, options?: ErrorOptions) {
    super(problem.message, options);
    this.name = 'StartupError';
    this.problem = problem;
  }
}

export const locked = (cause?: unknown) =>
  new StartupError(
    {
      kind: 'locked',
      message: '另一个驻村考评程序正在使用这个数据文件夹。请先关闭那个程序，再重试。',
      detail: 'locked',
    },
    { cause },
  );

const advice =
  '程序没有改动任何文件。请从备份恢复；没有备份时，请保留整个数据文件夹，不要删除其中的文件，并联系管理员。';

/** @param what Chinese, how the damage shows itself, without a full stop */
export const corrupt = (detail: string, what: string, cause?: unknown) =>
  new StartupError(
    { kind: 'corrupt', message: `${what}。${advice}`, detail: `corrupt.${detail}` },
    { cause },
  );

export const newerVersion = (found: number, known: number) =>
  new StartupError({
    kind: 'newer_version',
    message: `数据库由更新版本的驻村考评保存（数据结构第 ${found} 版，本程序只能使用到第 ${known} 版）。请安装新版本的程序后再打开，数据不受影响。`,
    detail: `newer_version.${found}`,
  });

export const foreignFile = (applicationId: number) =>
  new StartupError({
    kind: 'foreign_file',
    message:
      '数据文件夹里的数据库文件属于别的程序，不是驻村考评的数据库，程序没有改动它。请换一个数据文件夹；如果这里原来是驻村考评的数据，请从备份恢复。',
    detail: `foreign_file.${applicationId}`,
  });

export const schemaAltered = (version: number) =>
  new StartupError({
    kind: 'schema_altered',
    message: `数据库的表结构被别的工具改动过，与驻村考评第 ${version} 版的结构不一致。为免算错或写坏数据，程序没有打开它，也没有改动它。请从备份恢复，并查明是谁用什么工具改动的。`,
    detail: `schema_altered.${version}`,
  });

export const migrationFailed = (version: number, cause: unknown) =>
  new StartupError(
    {
      kind: 'migration_failed',
      message: `把数据库升级到第 ${version} 版时出错。数据库已退回升级前的样子，内容没有丢失。请重试；仍不行时请继续使用原来版本的程序，并联系管理员。`,
      detail: `migration_failed.${version}`,
    },
    { cause },
  );

function disk(code: string, cause: unknown): StartupError {
  const message = /ENOSPC|FULL|EDQUOT/.test(code)
    ? '磁盘空间不足，数据库没有打开，已有内容不受影响。请清理磁盘后重试。'
    : /EACCES|EPERM|EROFS|READONLY|CANTOPEN|SQLITE_PERM|SQLITE_AUTH/.test(code)
      ? '没有读写数据文件夹的权限，数据库没有打开。请检查这个文件夹及其中文件的权限（或磁盘是否只读）后重试。'
      : '读写数据文件夹时出错，数据库没有打开。请检查磁盘或移动存储设备是否连接正常后重试。';
  return new StartupError({ kind: 'disk', message, detail: `disk.${code}` }, { cause });
}

/** Tells a full, failing, protected or damaged disk from a programming error, which is returned as it is. */
export function asStartupError(error: unknown): unknown {
  if (error instanceof StartupError) return error;
  if (error instanceof Sqlite.SqliteError) {
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code))
      return corrupt('read', '数据库文件已损坏，无法读取', error);
    if (/^SQLITE_(BUSY|LOCKED)/.test(error.code)) return locked(error);
    if (/^SQLITE_(FULL|IOERR|CANTOPEN|READONLY|PERM|AUTH)/.test(error.code)) return disk(error.code, error);
    return error;
  }
  const code = systemErrorCode(error);
  return code === undefined ? error : disk(code, error);
}

/** The code of an error of the operating system, e.g. `ENOSPC`. */
function systemErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
