import { quotationsFrom } from './quotation.ts';

/** Words of the notice of 30 September 2021, quoted. A test holds every quotation against the notice. */
const quote = quotationsFrom('江岸通知');

export const article1 = quote(
  '第一条',
  '江岸区继续向对口帮扶的黄陂区王家河街道、木兰乡19个重点乡村选派第一书记和工作队驻村帮扶。',
);

export const article2 = quote(
  '第二条',
  '选派第一书记和工作队的村，队长由第一书记兼任，工作队人数不得少于3人。',
);

export const article3 = {
  firstSecretary: quote('第三条', '第一书记必须是中共正式党员，具有1年以上党龄和2年以上工作经历'),
  member: quote('第三条', '工作队员应当优先选派中共党员。'),
  rank: quote('第三条', '驻村工作队长一般由科级领导干部或四级主任科员以上及相当层次职级干部担任。'),
  source: quote(
    '第三条',
    '注重从区内机关优秀干部、年轻干部，国有企业、事业单位优秀人员和以往因年龄原因从领导岗位上调整下来、尚未退休且具备正常履职身体条件的干部中选派，有农村工作经验或涉农方面专业技术特长的优先选派。',
  ),
};

export const article4 = quote(
  '第四条',
  '着力做好“强组织固根基、稳脱贫防返贫、兴产业助发展、抓治理促和谐、办实事解难题、转作风优服务”等六个方面重点工作，既要主动作为，又不包办代替。',
);

export const article5 = {
  term: quote('第五条', '第一书记和工作队员任期一般不少于2年，到期轮换、压茬交接。'),
  dailyManagement: quote(
    '第五条',
    '狠抓日常管理，全面落实考勤、请销假、工作报告、纪律约束、召回等制度，定期或不定期开展调研督导、明察暗访。',
  ),
  assessment: quote(
    '第五条',
    '对驻村第一书记和工作队长、工作队员、工作队、派出单位帮扶成效进行年度考核，将驻村工作情况纳入派出单位年度综合考核内容。',
  ),
  praise: quote('第五条', '全区将结合年度考核和日常管理情况，对表现突出的单位和个人进行通报表扬。'),
};

export const article6 = {
  detachment: quote(
    '第六条',
    '驻村工作期间，第一书记和工作队员原人事关系、工资和福利待遇不变，不承担派出单位工作',
  ),
  subsidies: quote(
    '第六条',
    '参照区级党政机关市内公务出行差旅费标准对驻村工作队员给予补助，伙食费按实际住村天数每人每天100元，交通费每人每月400元包干使用，按照实际住村天数给予每人每天通信补助5元（工资中含有通信补贴的，不得重复安排）',
  ),
  funds: quote(
    '第六条',
    '各派出单位每年筹措帮扶资金不少于3万元，并按照驻村人员每人每年不低于2万元的标准安排驻村工作经费，列入部门预算。',
  ),
};

export const article7 = {
  leader: quote('第七条', '主要负责人到驻点村调研指导驻村帮扶工作每年不少于1次'),
  deputy: quote('第七条', '分管负责人到驻点村协调解决驻村帮扶工作中存在的困难和问题每年不少于2次。'),
};
