import type { PostRole, VillageType } from '../../vocabulary.ts';
import type { PostingRules, VillageDemand } from '../posting-rules.ts';
import { article2, article3Procedure, article3Qualifications, article5 } from './jiangjin-2021.clauses.ts';

const everyone: PostRole[] = ['first_secretary', 'team_member'];
const leadUnit = '帮扶集团牵头单位';
const districtDepartments = '区委组织部、区农业农村委（区乡村振兴局）';
/** For those whom the city has sent, Article 5 refers to the city's own rules. */
const sentByDistrict = '区级选派的第一书记和工作队员';

type Demand = VillageDemand['firstSecretary'];

function demandOf(
  villageType: VillageType,
  firstSecretary: Demand,
  team: Demand,
  ground: VillageDemand['ground'],
): VillageDemand {
  return { villageType, firstSecretary, team, ground };
}

/** Articles 2, 3 and 5. */
export const posting: PostingRules = {
  qualifications: [
    {
      code: 'full_party_member',
      title: '第一书记必须是中共正式党员',
      roles: ['first_secretary'],
      strength: 'required',
      test: { kind: 'full_party_member' },
      ground: article3Qualifications.party,
    },
    {
      code: 'party_years',
      title: '第一书记党龄1年以上',
      roles: ['first_secretary'],
      strength: 'required',
      test: { kind: 'party_years', minimum: 1 },
      ground: article3Qualifications.party,
    },
    {
      code: 'work_years',
      title: '第一书记工作经历2年以上',
      roles: ['first_secretary'],
      strength: 'required',
      test: { kind: 'work_years', minimum: 2 },
      ground: article3Qualifications.party,
    },
    {
      code: 'staff_kind',
      title: '不得是退休、临聘、借用、工勤人员和中小学教师',
      roles: everyone,
      strength: 'required',
      test: {
        kind: 'staff_kind',
        excluded: ['retired', 'temporary', 'seconded', 'manual_worker', 'school_teacher'],
      },
      ground: article3Qualifications.barred,
    },
    {
      code: 'basic_conditions',
      title: '政治素质、工作能力和作风',
      roles: everyone,
      strength: 'required',
      test: {
        kind: 'judgement',
        question: '政治素质、工作能力、事业心和责任感、作风是否符合基本条件？',
      },
      ground: article3Qualifications.basic,
    },
    {
      code: 'health',
      title: '身体条件',
      roles: everyone,
      strength: 'required',
      test: { kind: 'judgement', question: '是否具备正常履职的身体条件？' },
      ground: article3Qualifications.basic,
    },
    {
      code: 'health_check',
      title: '选派前体检',
      roles: everyone,
      strength: 'required',
      test: { kind: 'judgement', question: '选派前所在单位是否已组织体检？' },
      ground: article3Procedure.healthCheck,
    },
    {
      code: 'source',
      title: '人选来源',
      roles: everyone,
      strength: 'in_principle',
      test: {
        kind: 'judgement',
        question:
          '是否为区级机关优秀干部、年轻干部，国有企业、事业单位优秀人员，或者从领导岗位上调整下来、尚未退休的干部？',
      },
      ground: article3Qualifications.source,
    },
    {
      code: 'member_party_preferred',
      title: '工作队员优先选派党员',
      roles: ['team_member'],
      strength: 'preferred',
      test: { kind: 'party_member' },
      ground: article3Qualifications.memberParty,
    },
    {
      code: 'rural_experience',
      title: '有农村工作经验或涉农专业特长的优先',
      roles: everyone,
      strength: 'preferred',
      test: { kind: 'judgement', question: '是否有农村工作经验或涉农方面专业技术特长？' },
      ground: article3Qualifications.source,
    },
  ],
  // “第一书记或工作队” leaves it to the district which of the two; types that the notice does not name are 其他类型村.
  demand: [
    demandOf('lifted_from_poverty', 'required', 'required', article2.lifted),
    demandOf('demonstration', 'as_needed', 'as_needed', article2.demonstrationAndKey),
    demandOf('key_assistance', 'as_needed', 'as_needed', article2.demonstrationAndKey),
    demandOf('weak_party_organisation', 'required', 'none', article2.weak),
    demandOf('red_village', 'required', 'none', article2.red),
    demandOf('relocation_settlement', 'as_needed', 'as_needed', article2.other),
    demandOf('consolidation', 'as_needed', 'as_needed', article2.other),
    demandOf('other', 'as_needed', 'as_needed', article2.other),
  ],
  // 队员 not fewer than 2, and the first secretary leads them.
  teamSize: { kind: 'stated', value: { minimum: 3 }, ground: article2.team },
  minimumTerm: { kind: 'stated', value: { years: 2 }, ground: article5.term },
  handOverOverlap: { kind: 'stated', value: { required: true }, ground: article5.term },
  selection: {
    kind: 'stated',
    value: {
      steps: [
        { code: 'propose', organ: '派出单位', act: 'propose', condition: null },
        { code: 'lead_unit_consent', organ: leadUnit, act: 'consent', condition: null },
        { code: 'file', organ: districtDepartments, act: 'file', condition: null },
        { code: 'decide', organ: '派出单位党委（党组）', act: 'decide', condition: null },
      ],
    },
    ground: article3Procedure.selection,
  },
  earlyChange: {
    kind: 'stated',
    value: {
      reasons: ['身体原因', '家庭原因', '其他不宜驻村的原因'],
      steps: [
        { code: 'unit_request', organ: '派出单位', act: 'propose', condition: sentByDistrict },
        { code: 'lead_unit_consent', organ: leadUnit, act: 'consent', condition: sentByDistrict },
        { code: 'district_check', organ: districtDepartments, act: 'pre_check', condition: sentByDistrict },
        {
          code: 'city_approval',
          organ: '市委组织部、市农业农村委、市乡村振兴局',
          act: 'approve',
          condition: sentByDistrict,
        },
      ],
      successorRequired: true,
    },
    ground: article5.earlyChange,
  },
};
