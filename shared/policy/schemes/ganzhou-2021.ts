import type * as z from 'zod';
import { type Scheme, schemeSchema } from '../scheme.ts';
import { annual } from './ganzhou-2021.annual.ts';
import { assessment } from './ganzhou-2021.assessment.ts';
import { duties } from './ganzhou-2021.duties.ts';
import { money } from './ganzhou-2021.money.ts';
import { posting } from './ganzhou-2021.posting.ts';
import { presence } from './ganzhou-2021.presence.ts';
import { recall } from './ganzhou-2021.recall.ts';
import { gradeWordsByRegulation } from './grade-words.ts';

/**
 * 《赣州市驻村第一书记和工作队选派管理办法（试行）》 as data. What the notice does not give is marked as an example or
 * as unspecified: it names the dimensions of the assessment (Article 20), for instance, but no points or cut-offs.
 */
export const ganzhou2021: Scheme = schemeSchema.parse({
  code: 'ganzhou-2021',
  title: '赣州市驻村第一书记和工作队选派管理办法（试行）',
  shortTitle: '赣州办法',
  documentNumber: '赣市办字〔2021〕19号',
  issuer: '中共赣州市委办公室、赣州市人民政府办公室',
  issuedOn: null,
  gradeWords: gradeWordsByRegulation('办法'),
  posting,
  presence,
  duties,
  money,
  recall,
  assessment,
  annual,
} satisfies z.input<typeof schemeSchema>);
