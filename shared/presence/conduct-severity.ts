import * as z from 'zod';

/**
 * Kinds of penalty, in the words that the decisions themselves use; the words are stored as they are. Administrative
 * ones first, by weight, then those of the Party.
 */
export const penaltySeverities = [
  '警告',
  '记过',
  '记大过',
  '降低岗位等级',
  '降级',
  '撤职',
  '开除',
  '党内警告',
  '党内严重警告',
  '撤销党内职务',
  '留党察看',
  '开除党籍',
  '其他处分',
] as const;
export const penaltySeveritySchema = z.enum(penaltySeverities, { error: '请从列出的处分种类中选择' });
export type PenaltySeverity = z.infer<typeof penaltySeveritySchema>;
