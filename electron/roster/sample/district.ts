/*
 * The posts of 江岸区 as its notice of 30 September 2021 gives them: the annex table and the funding table of 2022.
 * Both are kept as they were printed, differences in names included; they hold no names of people.
 */

export const annexTitle = '江岸区对口帮扶黄陂区王家河街道、木兰乡重点乡村驻村工作力量安排一览表';
export const annexRemark = '备注：派出单位中排序第一的单位为牵头单位。';

export interface AnnexTownship {
  /** As its cell reads, the number of villages included. */
  readonly cell: string;
  /** Villages in their order, each with its units. */
  readonly villages: readonly (readonly [village: string, units: string])[];
}

export const annexTownships: readonly AnnexTownship[] = [
  {
    cell: '王家河 街道 (8个村)',
    villages: [
      ['唐保社村', '谌家矶街道(1人)、区公安分局(2人)'],
      ['涝溪河村', '车站街道(1人)、区文旅局(1人)、区统计局(1人)'],
      ['大陂村', '丹水池街道(1人)、区财政局(1人)、团区委(1人)'],
      ['万寿寺村', '劳动街道(1人)、区审计局(1人)、区法院(1人)'],
      ['大雨尖村', '后湖街道(1人)、区检察院(1人)、区档案馆(1人)'],
      ['李寨村', '区税务局(2人)、区行政审批局(1人)'],
      ['龙泉村', '球场街道(1人)、区市场监管局(1人)、江岸社保处(1人)'],
      ['应咀村', '新村街道(1人)、区科经局(1人)、区房管局(1人)'],
    ],
  },
  {
    cell: '木兰乡 (11个村)',
    villages: [
      ['桥店村', '区城管局(2人)、区生态环境分局(1人)'],
      ['马鞍寨村', '花桥街道(1人)、区机关事务中心(1人)、区委党校(1人)'],
      ['旋峰寺村', '西马街道(1人)、区总工会(1人)、区建设局(1人)'],
      ['姚湾村', '四唯街道(1人)、区应急局(1人)、开发区管委会(1人)'],
      ['富家寨村', '永清街道(1人)、区教育局(2人)'],
      ['白石庙村', '一元街道(1人)、区商务局(1人)、区民政局(1人)'],
      ['甲山村', '塔子湖街道(1人)、区卫健局(1人)、区金融局(1人)'],
      ['七里冲村', '台北街道(1人)、区水务局(1人)、区司法局(1人)'],
      ['王湾村', '大智街道(1人)、区直机关工委(1人)、区人资局(1人)'],
      ['柳畈村', '二七街道(1人)、区园林局(1人)、区发改局(1人)'],
      ['磨盘村', '区退役军人事务局(1人)、区国资公司(1人)、区建投公司(1人)'],
    ],
  },
];

export const fundingTitle = '江岸区2022年财政衔接推进乡村振兴补助资金安排分配情况';
export const fundingYear = 2022;

/** Units of the funding table in its order; those not listed in `fundingPairs` send one person. */
export const fundingUnits: readonly string[] = [
  '谌家矶街道',
  '区公安分局',
  '车站街道',
  '区文旅局',
  '区统计局',
  '丹水池街道',
  '区财政局',
  '区团委',
  '劳动街道',
  '区审计局',
  '区法院',
  '后湖街道',
  '区检察院',
  '区档案馆',
  '区税务局',
  '区行政审批局',
  '球场街道',
  '区市场监管局',
  '江岸区社保处',
  '新村街道',
  '区科经局',
  '区房管局',
  '区城管局',
  '区生态环境局',
  '花桥街道',
  '去机关事务中心',
  '区委党校',
  '西马街道',
  '区总工会',
  '区建设局',
  '四唯街道',
  '区应急局',
  '开发区管委会',
  '永清街道',
  '区教育局',
  '一元街道',
  '区商务局',
  '区民政局',
  '塔子湖街道',
  '区卫健局',
  '区金融局',
  '台北街道',
  '区水务局',
  '区司法局',
  '大智街道',
  '区直机关工委',
  '区人资局',
  '二七街道',
  '区园林局',
  '区发改局',
  '区退役军人局',
  '区国资公司',
  '区建投公司',
];

/** Units that send two people. */
export const fundingPairs: ReadonlySet<string> = new Set(['区公安分局', '区税务局', '区城管局', '区教育局']);

/** 万元 for each unit and for each person a year (江岸区通知第六条). */
export const fundsPerUnit = 3;
export const fundsPerPerson = 2;

/** The five units that the two tables name differently: funding table → annex table. */
export const unitDecisions: readonly { readonly name: string; readonly sameAs: string }[] = [
  { name: '区团委', sameAs: '团区委' },
  { name: '江岸区社保处', sameAs: '江岸社保处' },
  { name: '区生态环境局', sameAs: '区生态环境分局' },
  { name: '去机关事务中心', sameAs: '区机关事务中心' },
  { name: '区退役军人局', sameAs: '区退役军人事务局' },
];
