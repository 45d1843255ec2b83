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

/**
 * How heavy a penalty is as far as the assessment asks (公务员考核规定 第二十九条 tells 警告 from 记过及以上); `unknown`
 * where the word does not say.
 */
export type PenaltyWeight = 'warning' | 'above_warning' | 'unknown';
export const penaltyWeights: Record<PenaltySeverity, PenaltyWeight> = {
  警告: 'warning',
  记过: 'above_warning',
  记大过: 'above_warning',
  降低岗位等级: 'above_warning',
  降级: 'above_warning',
  撤职: 'above_warning',
  开除: 'above_warning',
  党内警告: 'warning',
  党内严重警告: 'above_warning',
  撤销党内职务: 'above_warning',
  留党察看: 'above_warning',
  开除党籍: 'above_warning',
  其他处分: 'unknown',
};
