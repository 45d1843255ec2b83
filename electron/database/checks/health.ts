import type { Handle } from '../connection.ts';
import { corrupt } from '../startup-problem.ts';

/**
 * Reads every page and row once. Cheaper than {@link checkIntegrity}: does not hold indexes against their tables.
 *
 * @throws StartupError `corrupt`
 */
export function quickCheck(handle: Handle): void {
  reportOf(handle, 'quick_check', '数据库文件已损坏');
}

/**
 * Reads every page, row and index entry.
 *
 * @throws StartupError `corrupt`
 */
export function checkIntegrity(handle: Handle): void {
  reportOf(handle, 'integrity_check', '数据库文件已损坏');
}

/**
 * Looks for records that point to records which are not there.
 *
 * @throws StartupError `corrupt`
 */
export function checkForeignKeys(handle: Handle): void {
  const broken: unknown = handle.prepare('PRAGMA foreign_key_check').pluck().get();
  if (broken !== undefined) {
    throw corrupt(`foreign_key_check.${String(broken)}`, '数据库里有记录缺少它所依据的记录');
  }
}

function reportOf(handle: Handle, check: 'quick_check' | 'integrity_check', what: string): void {
  const first: unknown = handle.prepare(`PRAGMA ${check}(1)`).pluck().get();
  if (first !== 'ok') throw corrupt(check, what, new Error(String(first)));
}
