/** What the disk says about a file, in a sentence; null where the error is about something else. */
export function storageProblem(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
      return '磁盘空间不够，文件没有写成。请清理数据文件夹所在的磁盘，然后点“继续”。';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EBUSY':
      return '数据文件夹里的“exports”文件夹不能写入，或里面的文件正被别的程序打开。请关闭它们，然后点“继续”。';
    case 'ENAMETOOLONG':
      return '文件名连同文件夹太长。请缩短文件名格式后重新开始一批，或把数据文件夹移到较短的路径。';
    default:
      return null;
  }
}
