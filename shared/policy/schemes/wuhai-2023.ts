import type * as z from 'zod';
import { type Scheme, schemeSchema } from '../scheme.ts';
import { gradeWordsByRegulation } from './grade-words.ts';
import { annual } from './wuhai-2023.annual.ts';
import { assessment } from './wuhai-2023.assessment.ts';
import { duties } from './wuhai-2023.duties.ts';
import { money } from './wuhai-2023.money.ts';
import { posting } from './wuhai-2023.posting.ts';
import { presence } from './wuhai-2023.presence.ts';
import { recall } from './wuhai-2023.recall.ts';

/**
 * 乌海市《驻村干部的派驻与管理》 as data. It is a slide deck without a document number, cited by the headings of its
 * slides. It counts days (200 a year, 15 running, 30 in a year) and says little of assessment.
 */
export const wuhai2023: Scheme = schemeSchema.parse({
  code: 'wuhai-2023',
  title: '驻村干部的派驻与管理（乌海市）',
  shortTitle: '乌海材料',
  documentNumber: '无文号（2023年3月22日汇报材料）',
  issuer: '乌海市（材料没有写明制发单位）',
  issuedOn: '2023-03-22',
  gradeWords: gradeWordsByRegulation('材料'),
  posting,
  presence,
  duties,
  money,
  recall,
  assessment,
  annual,
} satisfies z.input<typeof schemeSchema>);
