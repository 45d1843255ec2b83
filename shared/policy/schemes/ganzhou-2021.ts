import type * as z from 'zod';
import { points } from '../../points.ts';
import type { PostRole } from '../../vocabulary.ts';
import type { Ground } from '../ground.ts';
import {
  type AssessmentTemplate,
  type BallotSection,
  type ItemSection,
  type Scheme,
  schemeSchema,
} from '../scheme.ts';
import {
  article8,
  article14,
  article16,
  article17,
  article20,
  article21,
  restsOn,
} from './ganzhou-2021.clauses.ts';

const example = (note: string): Ground => ({ kind: 'example', note });

const examplePoints = example('办法未规定分值，本分值为示例，由县（市、区）驻村工作领导小组确定。');
const exampleGroup = example(
  '办法未规定测评主体、权重和最低票数，此处为示例，由县（市、区）驻村工作领导小组确定。',
);
const exampleOptions = example(
  '办法未规定测评票各等次的折算分，此处为示例，由县（市、区）驻村工作领导小组确定。',
);
const exampleThresholds = example('办法未规定等次分数线，此处为示例，由县（市、区）驻村工作领导小组确定。');
const wordsByIdentity = (regulation: string) =>
  example(`办法未规定等次名称，此处依${regulation}的等次名称设置。`);

/** Whole points as the scheme stores them. */
const whole = (count: number) => points(count * 100);
/** Whole percent as the scheme stores them. */
const percent = (count: number) => count * 100;

function presence(): ItemSection {
  return {
    source: 'items',
    code: 'presence',
    title: '到岗到位',
    maximum: whole(30),
    ground: restsOn(article20.dimensions),
    maximumGround: examplePoints,
    items: [
      {
        code: 'days_on_site',
        title: '吃住在村与驻村天数',
        guidance:
          '是否吃住在村；工作日是否在村工作；平均每月驻村是否不少于 20 天（含因公出差、开会和培训）。',
        maximum: whole(15),
        ground: restsOn(article16.presence),
        maximumGround: examplePoints,
      },
      {
        code: 'leave_discipline',
        title: '请销假与工作纪律',
        guidance:
          '离村是否提前请假并履行书面请销假手续；考勤、工作报告、纪律约束等制度执行情况；有无脱岗通报。',
        maximum: whole(10),
        ground: restsOn(article17),
        maximumGround: examplePoints,
      },
      {
        code: 'detachment',
        title: '与原单位工作脱钩',
        guidance: '驻村期间是否仍承担原单位工作。',
        maximum: whole(5),
        ground: restsOn(article16.detachment),
        maximumGround: examplePoints,
      },
    ],
  };
}

/** Points of the six duties; they differ by role and total 40. */
type DutyPoints = Record<keyof typeof article8, number>;

function duties(maxima: DutyPoints): ItemSection {
  const duty = (code: string, key: keyof DutyPoints, title: string, guidance: string) => ({
    code,
    title,
    guidance,
    maximum: whole(maxima[key]),
    ground: restsOn(article8[key]),
    maximumGround: examplePoints,
  });
  return {
    source: 'items',
    code: 'duties',
    title: '工作职责落实',
    maximum: whole(40),
    ground: restsOn(article20.dimensions),
    maximumGround: examplePoints,
    items: [
      duty(
        'consolidation',
        'consolidation',
        '巩固拓展脱贫攻坚成果',
        '“三类”监测对象动态监测与帮扶；教育、医疗、住房和安全饮水等政策落实；产业、就业和易地搬迁后续扶持。',
      ),
      duty(
        'party_organisation',
        'partyOrganisation',
        '建强村党组织',
        '村“两委”班子建设；后备力量培育和年轻党员发展；党支部标准化规范化信息化建设；党的组织生活。',
      ),
      duty('prosperity', 'prosperity', '推进强村富民', '乡村产业发展；农村集体经济壮大；农民增收致富。'),
      duty(
        'governance',
        'governance',
        '提升治理水平',
        '自治、法治、德治相结合的治理体系；村务运行规范；矛盾纠纷化解。',
      ),
      duty(
        'construction',
        'construction',
        '推动乡村建设',
        '人居环境整治和“厕所革命”；基础设施条件；公共服务水平。',
      ),
      duty('service', 'service', '为民办事服务', '联系走访群众；解决“急难愁盼”问题；对困难人群的关爱服务。'),
    ],
  };
}

function recognition(): BallotSection {
  return {
    source: 'ballots',
    code: 'recognition',
    title: '群众认可度',
    maximum: whole(30),
    ground: restsOn(article20.dimensions),
    maximumGround: examplePoints,
    options: [
      { grade: 'excellent', value: whole(100) },
      { grade: 'competent', value: whole(80) },
      { grade: 'basically_competent', value: whole(60) },
      { grade: 'incompetent', value: whole(0) },
    ],
    optionsGround: exampleOptions,
    groups: [
      { group: 'village_cadres', weight: percent(20), minimumValid: 3, ground: exampleGroup },
      { group: 'party_delegates', weight: percent(20), minimumValid: 5, ground: exampleGroup },
      { group: 'villager_delegates', weight: percent(30), minimumValid: 8, ground: exampleGroup },
      { group: 'township_party_committee', weight: percent(15), minimumValid: 3, ground: exampleGroup },
      { group: 'dispatching_unit', weight: percent(10), minimumValid: 2, ground: exampleGroup },
      { group: 'county_departments', weight: percent(5), minimumValid: 2, ground: exampleGroup },
    ],
  };
}

function annualTemplate(role: PostRole, title: string, dutyPoints: DutyPoints): AssessmentTemplate {
  return {
    code: `annual_${role}`,
    title,
    roles: [role],
    sections: [presence(), duties(dutyPoints), recognition()],
    thresholds: [
      { grade: 'excellent', minimum: whole(90) },
      { grade: 'competent', minimum: whole(75) },
      { grade: 'basically_competent', minimum: whole(60) },
      { grade: 'incompetent', minimum: whole(0) },
    ],
    thresholdGround: exampleThresholds,
    rounding: { point: 'section', mode: 'half_up' },
  };
}

/**
 * 《赣州市驻村第一书记和工作队选派管理办法（试行）》 as data. The notice names the dimensions (Article 20) and the
 * duties (Article 8) but no points, weights, minimum ballots or cut-offs: those are examples and marked so.
 */
export const ganzhou2021: Scheme = schemeSchema.parse({
  code: 'ganzhou-2021',
  title: '赣州市驻村第一书记和工作队选派管理办法（试行）',
  shortTitle: '赣州办法',
  documentNumber: '赣市办字〔2021〕19号',
  issuer: '中共赣州市委办公室、赣州市人民政府办公室',
  issuedOn: null,
  gradeWords: [
    {
      identities: ['civil_servant'],
      words: {
        excellent: '优秀',
        competent: '称职',
        basically_competent: '基本称职',
        incompetent: '不称职',
      },
      ground: wordsByIdentity('《公务员考核规定》'),
    },
    {
      identities: ['public_institution', 'enterprise'],
      words: {
        excellent: '优秀',
        competent: '合格',
        basically_competent: '基本合格',
        incompetent: '不合格',
      },
      ground: wordsByIdentity('《事业单位工作人员考核规定》'),
    },
  ],
  annual: {
    templates: [
      annualTemplate('first_secretary', '第一书记年度考核', {
        consolidation: 8,
        partyOrganisation: 8,
        prosperity: 6,
        governance: 6,
        construction: 6,
        service: 6,
      }),
      annualTemplate('team_member', '工作队员年度考核', {
        consolidation: 8,
        partyOrganisation: 5,
        prosperity: 7,
        governance: 6,
        construction: 6,
        service: 8,
      }),
    ],
    excellentQuota: {
      ratio: null,
      rounding: 'floor',
      pool: 'identity',
      ground: restsOn(article20.excellentRatio),
    },
    effects: [
      {
        text: '个人年度考核结果等同于在派出单位的年度考核等次。',
        ground: restsOn(article20.sameAsUnitGrade),
      },
      {
        text: '优秀等次比例可适当提高，不占派出单位指标。',
        ground: restsOn(article20.excellentRatio),
      },
      {
        text: '工作队年度考核结果等同于派出单位的年度定点帮扶成效，供派出单位领导班子年度考核参考。',
        ground: restsOn(article21.teamAndUnit),
      },
      {
        text: '市级以上检查发现一次无故脱岗，全市通报；发现两次以上，予以召回并问责。',
        ground: restsOn(article21.absence),
      },
    ],
    approvingOrgan: { name: '县（市、区）驻村工作领导小组', ground: restsOn(article14) },
  },
} satisfies z.input<typeof schemeSchema>);
