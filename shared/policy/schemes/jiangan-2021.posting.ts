import type { PostingRules } from '../posting-rules.ts';
import { article1, article2, article3, article5 } from './jiangan-2021.clauses.ts';
import { unspecified } from './quotation.ts';

/** Parts one, two, three and five. 重点乡村 is the one kind of village that the notice knows. */
export const posting: PostingRules = {
  qualifications: [
    {
      code: 'full_party_member',
      title: '第一书记必须是中共正式党员',
      roles: ['first_secretary'],
      strength: 'required',
      test: { kind: 'full_party_member' },
      ground: article3.firstSecretary,
    },
    {
      code: 'party_years',
      title: '第一书记党龄1年以上',
      roles: ['first_secretary'],
      strength: 'required',
      test: { kind: 'party_years', minimum: 1 },
      ground: article3.firstSecretary,
    },
    {
      code: 'work_years',
      title: '第一书记工作经历2年以上',
      roles: ['first_secretary'],
      strength: 'required',
      test: { kind: 'work_years', minimum: 2 },
      ground: article3.firstSecretary,
    },
    {
      code: 'rank',
      title: '工作队长的职务层次',
      roles: ['first_secretary'],
      strength: 'in_principle',
      test: {
        kind: 'judgement',
        question: '是否为科级领导干部，或者四级主任科员以上及相当层次职级干部？',
      },
      ground: article3.rank,
    },
    {
      code: 'member_party_preferred',
      title: '工作队员优先选派党员',
      roles: ['team_member'],
      strength: 'preferred',
      test: { kind: 'party_member' },
      ground: article3.member,
    },
    {
      code: 'source',
      title: '人选来源',
      roles: ['first_secretary', 'team_member'],
      strength: 'preferred',
      test: {
        kind: 'judgement',
        question:
          '是否为区内机关优秀干部、年轻干部，国有企业、事业单位优秀人员，或者从领导岗位上调整下来、尚未退休且具备正常履职身体条件的干部？',
      },
      ground: article3.source,
    },
    {
      code: 'rural_experience',
      title: '有农村工作经验或涉农专业特长的优先',
      roles: ['first_secretary', 'team_member'],
      strength: 'preferred',
      test: { kind: 'judgement', question: '是否有农村工作经验或涉农方面专业技术特长？' },
      ground: article3.source,
    },
  ],
  demand: [{ villageType: 'key_assistance', firstSecretary: 'required', team: 'required', ground: article1 }],
  teamSize: { kind: 'stated', value: { minimum: 3 }, ground: article2 },
  minimumTerm: { kind: 'stated', value: { years: 2 }, ground: article5.term },
  handOverOverlap: { kind: 'stated', value: { required: true }, ground: article5.term },
  selection: unspecified('通知要求先定村、再定人，没有规定提名、审核、确定和备案的步骤。'),
  earlyChange: unspecified('通知没有规定任期未满时调整的理由、审批步骤和接替人选。'),
};
