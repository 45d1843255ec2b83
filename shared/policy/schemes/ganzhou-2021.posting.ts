import type { VillageType } from '../../vocabulary.ts';
import type { PostingRules, VillageDemand } from '../posting-rules.ts';
import { article2, article4, article5, article6, article7, article18 } from './ganzhou-2021.clauses.ts';
import { unspecified } from './quotation.ts';

const withTeam = (villageType: VillageType): VillageDemand => ({
  villageType,
  firstSecretary: 'required',
  team: 'required',
  ground: article2,
});
const secretaryOnly = (villageType: VillageType): VillageDemand => ({
  villageType,
  firstSecretary: 'required',
  team: 'none',
  ground: article2,
});

/** Articles 2, 4 to 7 and 18. */
export const posting: PostingRules = {
  qualifications: [
    {
      code: 'full_party_member',
      title: '第一书记必须是中共正式党员',
      roles: ['first_secretary'],
      strength: 'required',
      test: { kind: 'full_party_member' },
      ground: article6.firstSecretary,
    },
    {
      code: 'party_years',
      title: '第一书记党龄1年以上',
      roles: ['first_secretary'],
      strength: 'required',
      test: { kind: 'party_years', minimum: 1 },
      ground: article6.firstSecretary,
    },
    {
      code: 'work_years',
      title: '第一书记工作经历2年以上',
      roles: ['first_secretary'],
      strength: 'required',
      test: { kind: 'work_years', minimum: 2 },
      ground: article6.firstSecretary,
    },
    {
      code: 'health',
      title: '身体条件',
      roles: ['first_secretary', 'team_member'],
      strength: 'required',
      test: { kind: 'judgement', question: '是否具备正常履职的身体条件？' },
      ground: article4.health,
    },
    {
      code: 'basic_conditions',
      title: '政治素质、工作能力和作风',
      roles: ['first_secretary', 'team_member'],
      strength: 'required',
      test: {
        kind: 'judgement',
        question: '政治素质、工作能力、事业心和责任感、作风是否符合基本条件？',
      },
      ground: article4.all,
    },
    {
      code: 'not_passed_down',
      title: '不得向下级单位转嫁选派任务',
      roles: ['first_secretary', 'team_member'],
      strength: 'required',
      test: { kind: 'judgement', question: '人选是否由承担任务的单位自己选派，没有转嫁给下级单位？' },
      ground: article5.notPassedDown,
    },
    {
      code: 'rank',
      title: '第一书记的职务层次',
      roles: ['first_secretary'],
      strength: 'in_principle',
      test: {
        kind: 'judgement',
        question:
          '市级选派的是否为正科级或正科级后备干部，县级选派的是否为科级或科级后备干部，事业单位、国有企业选派的是否为中层以上管理人员或后备干部？',
      },
      ground: article6.rank,
    },
    {
      code: 'source',
      title: '人选来源',
      roles: ['first_secretary', 'team_member'],
      strength: 'in_principle',
      test: { kind: 'judgement', question: '是否为机关、事业单位、国有企业或高校中的优秀干部、年轻干部？' },
      ground: article5.source,
    },
    {
      code: 'member_party_preferred',
      title: '工作队员优先选派党员',
      roles: ['team_member'],
      strength: 'preferred',
      test: { kind: 'party_member' },
      ground: article6.member,
    },
    {
      code: 'rural_experience',
      title: '有农村工作经验或涉农专业特长的优先',
      roles: ['first_secretary', 'team_member'],
      strength: 'preferred',
      test: { kind: 'judgement', question: '是否有农村工作经验或涉农方面专业技术特长？' },
      ground: article5.source,
    },
  ],
  demand: [
    withTeam('lifted_from_poverty'),
    withTeam('relocation_settlement'),
    withTeam('key_assistance'),
    withTeam('consolidation'),
    secretaryOnly('weak_party_organisation'),
    secretaryOnly('red_village'),
  ],
  teamSize: { kind: 'stated', value: { minimum: 3 }, ground: article7 },
  minimumTerm: { kind: 'stated', value: { years: 2 }, ground: article18.term },
  handOverOverlap: { kind: 'stated', value: { required: true }, ground: article18.term },
  selection: unspecified(
    '办法没有规定选派的提名、审核、确定和备案步骤，只规定人员不足部分报同级党委组织部门和乡村振兴部门同意后由县乡统筹补齐（第七条）。',
  ),
  earlyChange: {
    kind: 'stated',
    value: {
      reasons: ['岗位调整', '身体健康状况', '其他特殊原因'],
      steps: [
        { code: 'unit_request', organ: '派出单位党委（党组）', act: 'propose', condition: null },
        { code: 'township_consent', organ: '派驻乡镇党委', act: 'consent', condition: null },
        {
          code: 'county_approval',
          organ: '县（市、区）驻村工作领导小组',
          act: 'approve',
          condition: null,
        },
        { code: 'city_approval', organ: '市委组织部和市乡村振兴局', act: 'approve', condition: '市派单位' },
      ],
      successorRequired: true,
    },
    ground: article18.earlyChange,
  },
};
