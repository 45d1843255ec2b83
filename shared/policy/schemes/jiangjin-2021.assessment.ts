import { postRoles } from '../../vocabulary.ts';
import type { AssessmentRules } from '../scheme.ts';
import { exampleEligibility, examplePublicity } from './example-eligibility.ts';
import { exampleTemplate } from './example-template.ts';
import { exampleTermDimensions } from './example-term.ts';
import { settled } from './jiangjin-2021.annual.ts';
import { article4, article5, article6 } from './jiangjin-2021.clauses.ts';
import { unspecified } from './quotation.ts';

/** Article 6: half a year for the annual assessment; the end of the term is led by the dispatching unit. */
export const assessment: AssessmentRules = {
  eligibility: exampleEligibility(settled, {
    under_half_year: { ground: article6.annual, outcome: article6.annual },
  }),
  publicityDays: examplePublicity(settled),
  quotaOverride: unspecified('意见规定年度考核单列、优秀等次比例按规定适当提高，没有规定能否超过名额。'),
  sameGradeInUnit: unspecified(
    '意见规定考核结果反馈派出单位，没有规定驻村考核等次是否等同于派出单位的年度考核等次。',
  ),
  dualAssessment: unspecified('意见没有规定工作队的考核结果是否作为派出单位的结果。'),
  regular: { templates: [] },
  term: {
    templates: postRoles.map((object) =>
      exampleTemplate({
        ...settled,
        kind: 'term',
        object,
        dimensions: exampleTermDimensions({
          items: [
            {
              code: 'party_organisation',
              title: '建强村党组织',
              guidance: '任期内村“两委”建设、党支部标准化规范化、党员教育管理的变化。',
              points: 7,
              ground: article4.partyOrganisation,
            },
            {
              code: 'prosperity',
              title: '推进强村富民',
              guidance: '任期内监测帮扶、乡村产业、集体经济和农民收入的变化。',
              points: 7,
              ground: article4.prosperity,
            },
            {
              code: 'governance',
              title: '提升治理水平',
              guidance: '任期内治理体系、村务运行、矛盾纠纷化解的变化。',
              points: 7,
              ground: article4.governance,
            },
            {
              code: 'service',
              title: '为民办事服务',
              guidance: '任期内联系走访、解决“急难愁盼”问题、关爱困难人群的情况。',
              points: 7,
              ground: article4.service,
            },
            {
              code: 'detachment',
              title: '与原单位工作脱钩',
              guidance: '任期内是否仍承担原单位工作。',
              points: 6,
              ground: article4.detachment,
            },
            {
              code: 'discipline',
              title: '纪律作风',
              guidance: '任期内落实纪律规定、尊重当地习俗、遵守村规民约的情况。',
              points: 6,
              ground: article5.discipline,
            },
          ],
          recognition: article6.voices,
        }),
      }),
    ),
    lead: {
      kind: 'stated',
      value: {
        organ: '派出单位',
        together: ['区委组织部', '区农业农村委（区乡村振兴局）', '镇党委'],
      },
      ground: article6.endOfTerm,
    },
    personalFile: { kind: 'stated', value: true, ground: article6.endOfTerm },
  },
};
