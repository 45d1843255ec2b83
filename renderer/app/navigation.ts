import type { ComponentType } from 'react';
import type { ProcedureName } from '#shared/contract/index.ts';
import {
  AboutIcon,
  AllowanceIcon,
  ArchiveIcon,
  AssessmentIcon,
  AttendanceIcon,
  AuditIcon,
  CalendarIcon,
  CaseIcon,
  CheckRoundIcon,
  ConductIcon,
  DutyIcon,
  FollowUpIcon,
  LeaveIcon,
  MeetingIcon,
  MoneyIcon,
  NominationIcon,
  ObservationIcon,
  OverviewIcon,
  PolicyIcon,
  RosterIcon,
  SignalIcon,
  UploadIcon,
  UsersIcon,
  VillageIcon,
  WhatIfIcon,
} from '../components/icons.tsx';

export interface NavigationEntry {
  readonly label: string;
  readonly to: string;
  /** Shown to those who may call this. */
  readonly procedure: ProcedureName;
  readonly icon: ComponentType;
  /** Words the search also finds it by. */
  readonly words: string;
}

export interface NavigationGroup {
  /** Null: the entries stand alone. */
  readonly label: string | null;
  readonly entries: readonly NavigationEntry[];
}

/** The left navigation, in its order. An entry appears here together with its page, never before. */
export const navigation: readonly NavigationGroup[] = [
  {
    label: null,
    entries: [
      { label: '总览', to: '/', procedure: 'roster.totals', icon: OverviewIcon, words: 'zonglan zl 首页' },
    ],
  },
  {
    label: '台账',
    entries: [
      {
        label: '台账',
        to: '/roster',
        procedure: 'roster.listPostings',
        icon: RosterIcon,
        words: 'taizhang tz 名册 人员',
      },
      {
        label: '村与需求',
        to: '/roster/villages',
        procedure: 'roster.listVillageDemand',
        icon: VillageIcon,
        words: 'cunyuxuqiu cyxq 村类型 缺额 先定村再定人 工作队',
      },
      {
        label: '选派与调整',
        to: '/roster/nominations',
        procedure: 'roster.listNominations',
        icon: NominationIcon,
        words: 'xuanpaiyutiaozheng xpytz 提名 前置审核 备案 个别调整 轮换',
      },
    ],
  },
  {
    label: '日常管理',
    entries: [
      {
        label: '考勤',
        to: '/daily/attendance',
        procedure: 'presence.listAttendance',
        icon: AttendanceIcon,
        words: 'kaoqin kq 驻村 出勤 在岗',
      },
      {
        label: '请假',
        to: '/daily/leave',
        procedure: 'presence.listLeaves',
        icon: LeaveIcon,
        words: 'qingjia qj 销假 审批 接替',
      },
      {
        label: '明查暗访',
        to: '/daily/checks',
        procedure: 'presence.listSpotChecks',
        icon: CheckRoundIcon,
        words: 'mingchaanfang mcaf 检查 脱岗 整改',
      },
      {
        label: '处分与诫勉',
        to: '/daily/conduct',
        procedure: 'presence.listConduct',
        icon: ConductIcon,
        words: 'chufenyujiemian cfyjm 通报 警告',
      },
      {
        label: '情况记录',
        to: '/daily/observations',
        procedure: 'presence.listObservations',
        icon: ObservationIcon,
        words: 'qingkuangjilu qkjl 走访 汇报 谈话 乡镇意见',
      },
      {
        label: '履职登记',
        to: '/daily/duties',
        procedure: 'presence.dutyRegister',
        icon: DutyIcon,
        words: 'lvzhidengji lzdj 走访 例会 汇报 调研',
      },
      {
        label: '驻村补助',
        to: '/daily/allowances',
        procedure: 'presence.allowanceStatement',
        icon: AllowanceIcon,
        words: 'zhucunbuzhu zcbz 生活补助 伙食 交通 通信 发放表',
      },
      {
        label: '工作经费',
        to: '/daily/funds',
        procedure: 'presence.fundStatement',
        icon: MoneyIcon,
        words: 'gongzuojingfei gzjf 资金 拨付 万元',
      },
    ],
  },
  {
    label: '考核与召回',
    entries: [
      {
        label: '考核',
        to: '/assessment',
        procedure: 'assessment.listCycles',
        icon: AssessmentIcon,
        words: 'kaohe kh 年度考核 平时考核 期满考核 评分 ndkh',
      },
      {
        label: '召回线索',
        to: '/recall/signals',
        procedure: 'recall.listSignals',
        icon: SignalIcon,
        words: 'zhaohuixiansuo zhxs 召回 情形 信号',
      },
      {
        label: '召回案件',
        to: '/recall/cases',
        procedure: 'recall.listCases',
        icon: CaseIcon,
        words: 'zhaohuianjian zhaj 立案 审定 退回 不予召回 待我办理',
      },
      {
        label: '审定会议',
        to: '/recall/meetings',
        procedure: 'recall.listMeetings',
        icon: MeetingIcon,
        words: 'shendinghuiyi sdhy 召回 会议纪要 研究 批量',
      },
      {
        label: '跟踪与影响期',
        to: '/recall/follow-ups',
        procedure: 'recall.listFollowUps',
        icon: FollowUpIcon,
        words: 'genzongyuyingxiangqi gzyyxq 召回 诫勉 约谈 限期整改 逾期',
      },
      {
        label: '归档',
        to: '/archive',
        procedure: 'archive.list',
        icon: ArchiveIcon,
        words: 'guidang gd 登记表 文件 批量生成 移交 核对文件 打印不出的字 生僻字 文书设置',
      },
    ],
  },
  {
    label: '制度与系统',
    entries: [
      {
        label: '制度方案',
        to: '/policy',
        procedure: 'policy.listSchemes',
        icon: PolicyIcon,
        words: 'zhidufangan zdfa 办法 条文',
      },
      {
        label: '用户',
        to: '/system/users',
        procedure: 'identity.listUsers',
        icon: UsersIcon,
        words: 'yonghu yh 账号 密码',
      },
      {
        label: '审计',
        to: '/system/audit',
        procedure: 'audit.list',
        icon: AuditIcon,
        words: 'shenji sj 日志 校验',
      },
      {
        label: '关于',
        to: '/system/about',
        procedure: 'system.info',
        icon: AboutIcon,
        words: 'guanyu gy 版本 备份',
      },
    ],
  },
];

/** Steps that the command palette offers besides the navigation. */
export const commands: readonly NavigationEntry[] = [
  {
    label: '导入名册',
    to: '/roster/import',
    procedure: 'roster.inspectImport',
    icon: UploadIcon,
    words: 'daorumingce drmc',
  },
  {
    label: '导入考勤表',
    to: '/daily/attendance/import',
    procedure: 'presence.commitAttendanceImport',
    icon: UploadIcon,
    words: 'daorukaoqinbiao drkqb',
  },
  {
    label: '工作日历',
    to: '/daily/calendar',
    procedure: 'presence.calendar',
    icon: CalendarIcon,
    words: 'gongzuorili gzrl 节假日 调休',
  },
  {
    label: '材料移交',
    to: '/archive/transfers',
    procedure: 'archive.listTransfers',
    icon: ArchiveIcon,
    words: 'cailiaoyijiao clyj 移交清单 回执 人事档案 档案目录',
  },
  {
    label: '方案试算',
    to: '/recall/what-if',
    procedure: 'recall.startWhatIf',
    icon: WhatIfIcon,
    words: 'fanganshisuan fass 比较 两套方案 对照',
  },
];
