import * as z from 'zod';

/**
 * What became of a file that somebody holds, against the register:
 *
 * - `unchanged`: byte for byte a registered file;
 * - `resaved`: other bytes, but on every page the same text at the same place and the same drawings;
 * - `changed`: it bears the number of a registered file and differs from it;
 * - `unknown_number`: it bears a number under which the reader finds nothing in the register;
 * - `preview`: made by this program to be looked at, never registered;
 * - `foreign`: it bears no register number;
 * - `unreadable`: no PDF, damaged, locked, or too costly to read.
 */
export const fileVerdicts = [
  'unchanged',
  'resaved',
  'changed',
  'unknown_number',
  'preview',
  'foreign',
  'unreadable',
] as const;
export const fileVerdictSchema = z.enum(fileVerdicts);
export type FileVerdict = z.infer<typeof fileVerdictSchema>;
export const fileVerdictLabels: Record<FileVerdict, string> = {
  unchanged: '未改动',
  resaved: '内容相同',
  changed: '已改动',
  unknown_number: '查无此号',
  preview: '预览稿',
  foreign: '外来文件',
  unreadable: '不能读取',
};
