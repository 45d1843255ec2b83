import type * as z from 'zod';
import { type Scheme, schemeSchema } from '../scheme.ts';
import { gradeWordsByRegulation } from './grade-words.ts';
import { annual } from './jiangjin-2021.annual.ts';
import { assessment } from './jiangjin-2021.assessment.ts';
import { duties } from './jiangjin-2021.duties.ts';
import { money } from './jiangjin-2021.money.ts';
import { posting } from './jiangjin-2021.posting.ts';
import { presence } from './jiangjin-2021.presence.ts';
import { recall } from './jiangjin-2021.recall.ts';

/**
 * 《江津区向重点镇村持续选派驻村第一书记和工作队的实施意见》 as data. It says who is sent where and how they are
 * assessed; of recall it says one sentence (Article 7), so who proposes and who decides is unspecified.
 */
export const jiangjin2021: Scheme = schemeSchema.parse({
  code: 'jiangjin-2021',
  title: '江津区向重点镇村持续选派驻村第一书记和工作队的实施意见',
  shortTitle: '江津意见',
  documentNumber: '江津委办发〔2021〕24号',
  issuer: '中共重庆市江津区委办公室',
  issuedOn: '2021-09-10',
  gradeWords: gradeWordsByRegulation('意见'),
  posting,
  presence,
  duties,
  money,
  recall,
  assessment,
  annual,
} satisfies z.input<typeof schemeSchema>);
