import type { LeaveDraft } from '#shared/contract/presence-leave.ts';
import { addDays, type BusinessDate, businessDateSchema } from '#shared/dates.ts';
import type { LeaveKind } from '#shared/vocabulary.ts';
import { systemActor } from '../../database/database.types.ts';
import type { PostingFacts } from '../../roster/posting-facts.ts';
import type { PresenceService } from '../presence.service.ts';

export interface SampleEvents {
  readonly presence: PresenceService;
  readonly people: readonly PostingFacts[];
  readonly today: BusinessDate;
}

/** Made-up leave, inspections, conduct, observations and duties, each entered as a user would enter it. */
export async function recordSampleEvents(sample: SampleEvents): Promise<void> {
  await recordLeaves(sample);
  await recordInspections(sample);
  await recordConductAndNotes(sample);
  await recordDuties(sample);
}

interface SampleLeave {
  /** Place in the roster. */
  readonly person: number;
  /** Days before today on which it starts, and its length in days. */
  readonly ago: number;
  readonly days: number;
  readonly kind: LeaveKind;
  readonly reason: string;
  readonly outcome: 'returned' | 'approved' | 'requested' | 'refused';
}

const sampleLeaves: readonly SampleLeave[] = [
  { person: 2, ago: 61, days: 2, kind: 'personal', reason: '家中有事（示例）', outcome: 'returned' },
  { person: 5, ago: 48, days: 5, kind: 'annual', reason: '年休假（示例）', outcome: 'returned' },
  { person: 9, ago: 40, days: 3, kind: 'sick', reason: '住院检查（示例）', outcome: 'returned' },
  { person: 14, ago: 33, days: 18, kind: 'sick', reason: '手术后休养（示例）', outcome: 'approved' },
  { person: 21, ago: 12, days: 4, kind: 'training', reason: '参加县级轮训（示例）', outcome: 'returned' },
  { person: 28, ago: 6, days: 2, kind: 'personal', reason: '子女入学（示例）', outcome: 'approved' },
  { person: 33, ago: 4, days: 1, kind: 'meeting', reason: '参加推进会（示例）', outcome: 'approved' },
  { person: 40, ago: -3, days: 8, kind: 'annual', reason: '探亲（示例）', outcome: 'requested' },
  { person: 45, ago: -5, days: 2, kind: 'personal', reason: '办理证件（示例）', outcome: 'requested' },
  { person: 50, ago: 20, days: 6, kind: 'personal', reason: '个人事务（示例）', outcome: 'refused' },
];

/** Whether the person at a place of the roster was on leave that day. */
export function onSampleLeave(person: number, today: BusinessDate): (date: BusinessDate) => boolean {
  const taken = sampleLeaves.filter(
    (leave) => leave.person === person && (leave.outcome === 'approved' || leave.outcome === 'returned'),
  );
  return (date) =>
    taken.some(({ ago, days }) => date >= addDays(today, -ago) && date < addDays(today, days - ago));
}

async function recordLeaves({ presence: { leave }, people, today }: SampleEvents): Promise<void> {
  for (const { person, ago, days, kind, reason, outcome } of sampleLeaves) {
    const posting = people[person];
    if (!posting) continue;
    const startDate = addDays(today, -ago);
    const requestedOn = addDays(today, -Math.max(ago + 1, 0));
    const draft: LeaveDraft = {
      postingId: posting.id,
      kind,
      startDate,
      startHalf: 'am',
      endDate: addDays(startDate, days - 1),
      endHalf: 'pm',
      reason,
      destination: '示例市区',
      requestedOn,
      reportedBy: person === 28 ? 'telephone' : 'paper',
      countedAs: 'calendar',
      joined: null,
      joinReason: null,
      approver: null,
    };
    const requested = await leave.request(systemActor, draft);
    if (outcome === 'requested') continue;
    const decided = await leave.decide(systemActor, {
      id: requested.id,
      revision: requested.revision,
      outcome: outcome === 'refused' ? 'refused' : 'approved',
      organ: requested.requiredOrgan ?? '乡镇党委',
      by: '示例签批人',
      decidedOn: requestedOn,
      documentNumber: null,
      consents: [],
      note: outcome === 'refused' ? '防汛期间，暂缓（示例）' : null,
      countedAs: 'calendar',
    });
    if (outcome !== 'returned') continue;
    await leave.recordReturn(systemActor, {
      id: decided.id,
      revision: decided.revision,
      returnedOn: addDays(startDate, days),
      returnedHalf: 'am',
    });
  }
}

async function recordInspections({ presence: { spotChecks }, people, today }: SampleEvents): Promise<void> {
  const finding = (
    person: number,
    kind: 'on_post' | 'unexcused_absence' | 'shortcoming',
    dueIn: number | null,
    from: BusinessDate,
  ) => {
    const posting = people[person];
    if (!posting) return [];
    const detail = {
      on_post: '',
      unexcused_absence: '检查时不在村，未履行请假手续（示例）',
      shortcoming: '工作日志记录不全（示例）',
    }[kind];
    const correctionDueOn = dueIn === null ? null : addDays(from, dueIn);
    return [{ postingId: posting.id, finding: kind, detail, correctionDueOn }];
  };
  const first = addDays(today, -75);
  const second = addDays(today, -38);
  const third = addDays(today, -17);
  const inspections = [
    {
      level: 'city' as const,
      organ: '市驻村工作领导小组办公室（示例）',
      checkedOn: first,
      documentNumber: '示督〔2026〕3号',
      findings: [
        ...finding(19, 'unexcused_absence', 15, first),
        ...finding(20, 'on_post', null, first),
        ...finding(21, 'on_post', null, first),
      ],
    },
    {
      level: 'city' as const,
      organ: '市驻村工作领导小组办公室（示例）',
      checkedOn: second,
      documentNumber: '示督〔2026〕5号',
      findings: [
        ...finding(19, 'unexcused_absence', 15, second),
        ...finding(30, 'unexcused_absence', 20, second),
      ],
    },
    {
      level: 'county' as const,
      organ: '区委组织部（示例）',
      checkedOn: third,
      documentNumber: null,
      findings: [
        ...finding(10, 'shortcoming', 10, third),
        ...finding(11, 'on_post', null, third),
        ...finding(47, 'shortcoming', 30, third),
      ],
    },
  ];
  for (const inspection of inspections)
    await spotChecks.record(systemActor, { ...inspection, despiteWarnings: true });
}

async function recordConductAndNotes({
  presence: { conduct, observations },
  people,
  today,
}: SampleEvents): Promise<void> {
  const penalised = people[41];
  if (penalised) {
    await conduct.record(systemActor, {
      personId: penalised.personId,
      kind: 'penalty',
      severity: '警告',
      decidedOn: addDays(today, -52),
      effectiveUntil: addDays(today, 130),
      organ: '派出单位党组（示例）',
      documentNumber: '示处〔2026〕1号',
      reason: '违反工作纪律（示例）',
    });
  }
  const notes = [
    {
      person: 12,
      kind: 'home_unit_work' as const,
      ago: 26,
      organ: '街道党工委（示例）',
      text: '被派出单位抽回参加专班工作三周（示例）',
    },
    {
      person: 25,
      kind: 'township_opinion_unfit' as const,
      ago: 9,
      organ: '乡镇党委（示例）',
      text: '经研究认为不适宜继续担任驻村职务（示例）',
    },
    {
      person: 3,
      kind: 'visit' as const,
      ago: 44,
      organ: '派出单位（示例）',
      text: '主要负责人到村看望（示例）',
    },
    {
      person: 16,
      kind: 'talk' as const,
      ago: 31,
      organ: '区委组织部（示例）',
      text: '谈心谈话，了解思想动态（示例）',
    },
    {
      person: 19,
      kind: 'talk' as const,
      ago: 30,
      organ: '区委组织部（示例）',
      text: '就脱岗问题约谈提醒（示例）',
    },
  ];
  for (const { person, kind, ago, organ, text } of notes) {
    const posting = people[person];
    if (!posting) continue;
    const observedOn = addDays(today, -ago);
    await observations.record(systemActor, {
      postingId: posting.id,
      kind,
      observedOn,
      organ,
      documentNumber: null,
      text,
    });
  }
}

/** Most subjects have done what was due in the first half of the year; some have not. */
async function recordDuties({ presence: { duties }, people, today }: SampleEvents): Promise<void> {
  const year = today.slice(0, 4);
  const days = [`${year}-02-12`, `${year}-05-14`, `${year}-08-13`, `${year}-10-22`]
    .map((day) => businessDateSchema.parse(day))
    .filter((day) => day < today);
  const most = people.filter((_, index) => index % 7 !== 3);
  for (const doneOn of days) {
    const onPost = most.filter((person) => person.start <= doneOn);
    if (onPost.length === 0) continue;
    const persons = onPost.map((person) => ({ subject: 'person' as const, postingId: person.id }));
    const record = { doneOn, quantity: 1, note: '示例登记', schemeVersionId: null };
    await duties.record(systemActor, { ...record, dutyCode: 'household_visits', subjects: persons });
    const units = [...new Set(onPost.map((person) => person.unitId))].map((unitId) => ({
      subject: 'unit' as const,
      unitId,
    }));
    await duties.record(systemActor, { ...record, dutyCode: 'leader_hears_report', subjects: units });
    await duties.record(systemActor, { ...record, dutyCode: 'deputy_visit', subjects: units.slice(0, -8) });
  }
}
