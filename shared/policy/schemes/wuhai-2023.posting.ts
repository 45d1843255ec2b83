import { type PostRole, villageTypes } from '../../vocabulary.ts';
import type { PostingRules } from '../posting-rules.ts';
import { unspecified } from './quotation.ts';
import { management, selection } from './wuhai-2023.clauses.ts';

const everyone: PostRole[] = ['first_secretary', 'team_member'];

/** 选派条件与范围, and the term under 管理考核. */
export const posting: PostingRules = {
  qualifications: [
    {
      code: 'full_party_member',
      title: '第一书记必须是中共正式党员',
      roles: ['first_secretary'],
      strength: 'required',
      test: { kind: 'full_party_member' },
      ground: selection.party,
    },
    {
      code: 'party_years',
      title: '第一书记党龄1年以上',
      roles: ['first_secretary'],
      strength: 'required',
      test: { kind: 'party_years', minimum: 1 },
      ground: selection.party,
    },
    {
      code: 'work_years',
      title: '第一书记工作经历2年以上',
      roles: ['first_secretary'],
      strength: 'required',
      test: { kind: 'work_years', minimum: 2 },
      ground: selection.party,
    },
    {
      code: 'rank',
      title: '第一书记的职务层次',
      roles: ['first_secretary'],
      strength: 'in_principle',
      test: { kind: 'judgement', question: '是否为科级干部或科级后备干部？' },
      ground: selection.scope,
    },
    {
      code: 'source',
      title: '人选来源',
      roles: everyone,
      strength: 'in_principle',
      test: {
        kind: 'judgement',
        question:
          '是否为区级及以上机关优秀干部、年轻干部，国有企业、事业单位优秀人员，或者从领导岗位上调整下来、尚未退休的干部？',
      },
      ground: selection.source,
    },
    {
      code: 'member_party_preferred',
      title: '工作队员优先选派党员',
      roles: ['team_member'],
      strength: 'preferred',
      test: { kind: 'party_member' },
      ground: selection.party,
    },
    {
      code: 'rural_experience',
      title: '有农村工作经验或涉农专业特长的优先',
      roles: everyone,
      strength: 'preferred',
      test: { kind: 'judgement', question: '是否有农村工作经验或涉农方面专业技术特长？' },
      ground: selection.source,
    },
  ],
  // All 19 villages are given both; the deck makes no difference by type.
  demand: villageTypes.map((villageType) => ({
    villageType,
    firstSecretary: 'required',
    team: 'required',
    ground: selection.scope,
  })),
  teamSize: { kind: 'stated', value: { minimum: 3 }, ground: selection.scope },
  minimumTerm: { kind: 'stated', value: { years: 2 }, ground: management.term },
  handOverOverlap: { kind: 'stated', value: { required: true }, ground: management.term },
  selection: {
    kind: 'stated',
    value: {
      steps: [
        { code: 'propose', organ: '派出单位组织（人事）部门', act: 'propose', condition: null },
        // 严格把关 stands in a sentence of its own; it can only mean before the decision.
        {
          code: 'pre_check',
          organ: '区委组织部会同农牧水务、乡村振兴等部门',
          act: 'pre_check',
          condition: null,
        },
        { code: 'file', organ: '区驻村工作管理机构', act: 'file', condition: null },
        { code: 'decide', organ: '派出单位党委（党组）', act: 'decide', condition: null },
      ],
    },
    ground: selection.procedure,
  },
  earlyChange: unspecified('材料没有规定任期未满个别调整的理由和审批程序。'),
};
