import type * as z from 'zod';
import { type Scheme, schemeSchema } from '../scheme.ts';
import { example } from './example-template.ts';
import { annual } from './hongshan-2023.annual.ts';
import { assessment } from './hongshan-2023.assessment.ts';
import { duties } from './hongshan-2023.duties.ts';
import { money } from './hongshan-2023.money.ts';
import { posting } from './hongshan-2023.posting.ts';
import { presence } from './hongshan-2023.presence.ts';
import { recall } from './hongshan-2023.recall.ts';

/**
 * 洪山区《关于严格落实驻村工作管理制度的通知》 as data. Of grades the notice knows only the word 不合格 (Article 10);
 * the other words, the points and the cut-offs are examples and marked so.
 */
export const hongshan2023: Scheme = schemeSchema.parse({
  code: 'hongshan-2023',
  title: '区乡村振兴局关于严格落实驻村工作管理制度的通知',
  shortTitle: '洪山通知',
  documentNumber: '洪乡振发〔2023〕3号',
  issuer: '武汉市洪山区乡村振兴局',
  issuedOn: null,
  gradeWords: [
    {
      identities: ['civil_servant', 'public_institution', 'enterprise'],
      words: {
        excellent: '优秀',
        competent: '合格',
        basically_competent: '基本合格',
        incompetent: '不合格',
      },
      ground: example(
        '通知第十条只写明“不合格”一个等次，没有按身份区分；其余等次名称与之对应，为示例，由区乡村振兴局确定。',
      ),
    },
  ],
  posting,
  presence,
  duties,
  money,
  recall,
  assessment,
  annual,
} satisfies z.input<typeof schemeSchema>);
