import type { FieldNote, LeaveDraft, LeaveReasoning } from '../contract/presence-leave.ts';
import { addDays, type BusinessDate } from '../dates.ts';
import type { SchemeVersionId } from '../ids.ts';
import type { Scheme } from '../policy/scheme.ts';
import { leaveKindLabels, leaveStateLabels, type PostingStatus, type PostRole } from '../vocabulary.ts';
import { overlap, type RecordedLeave, takenPeriod, takesUpDays } from './leave-joining.ts';
import { formatPeriod, halfDaysOf } from './leave-length.ts';
import { reasonLeave } from './leave-reasoning.ts';
import { citation } from './leave-sentences.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** The post that a leave is asked from. */
export interface LeavePosting {
  readonly status: PostingStatus;
  readonly role: PostRole | null;
  readonly startDate: BusinessDate | null;
  readonly endDate: BusinessDate | null;
}

export interface DraftCase {
  readonly draft: Omit<LeaveDraft, 'reason' | 'postingId'>;
  readonly posting: LeavePosting;
  readonly scheme: Scheme;
  readonly schemeVersionId: SchemeVersionId;
  /** All leaves of the posting in the order they were recorded. */
  readonly others: readonly RecordedLeave[];
  readonly calendar: WorkingCalendar;
  readonly today: BusinessDate;
}

export interface CheckedDraft {
  /** Null where the period or the posting does not allow to say anything. */
  readonly reasoning: LeaveReasoning | null;
  readonly problems: FieldNote[];
  readonly warnings: FieldNote[];
}

const longestDays = 366;

/** Holds a leave that is being typed against the posting, the other leaves and the scheme. */
export function checkLeaveDraft(question: DraftCase): CheckedDraft {
  const { draft, posting, scheme, calendar } = question;
  const problems = [...periodProblems(question), ...postingProblems(question)];
  if (problems.length > 0 || posting.role === null) return { reasoning: null, problems, warnings: [] };
  const reasoning = reasonLeave({
    scheme,
    schemeVersionId: question.schemeVersionId,
    role: posting.role,
    leave: { ...draft, id: null },
    joinReason: draft.joinReason,
    countedAs: draft.countedAs,
    approver: draft.approver,
    others: question.others,
    calendar,
  });
  problems.push(
    ...overlapProblems(question),
    ...requestProblems(question),
    ...answerProblems(draft, reasoning),
  );
  return { reasoning, problems, warnings: warningsOf(question, reasoning) };
}

const note = (path: string, message: string): FieldNote => ({ path, message });

function periodProblems({ draft, today }: DraftCase): FieldNote[] {
  const { first, last } = halfDaysOf(draft);
  if (draft.endDate < draft.startDate) {
    return [note('endDate', `结束日期 ${draft.endDate} 早于开始日期 ${draft.startDate}，请核对。`)];
  }
  if (last < first) {
    return [note('endHalf', '同一天从下午开始，不能到上午结束，请核对上午、下午。')];
  }
  if (last - first >= longestDays * 2) {
    return [note('endDate', `一次请假不能超过 ${longestDays} 天，请核对年份。`)];
  }
  if (draft.startDate > addDays(today, longestDays)) {
    return [note('startDate', '开始日期在一年以后，请核对年份。')];
  }
  return [];
}

function postingProblems({ draft, posting }: DraftCase): FieldNote[] {
  const { startDate, endDate, role, status } = posting;
  if (status === 'open' || startDate === null) {
    return [note('postingId', '这个岗位还没有定人，或者没有到岗日期，不能登记请假。请先在台账中补全。')];
  }
  if (role === null) {
    return [
      note('postingId', '这个岗位没有填写职务（第一书记或者工作队员），无法确定由谁批准。请先在台账中补全。'),
    ];
  }
  const problems: FieldNote[] = [];
  if (draft.startDate < startDate) {
    problems.push(
      note('startDate', `开始日期早于到岗日期 ${startDate}，到岗以前不在驻村请假的范围内，请核对。`),
    );
  }
  if (endDate !== null && draft.endDate > endDate) {
    problems.push(note('endDate', `结束日期晚于离岗日期 ${endDate}，离岗以后不需要请假，请核对。`));
  }
  return problems;
}

function overlapProblems({ draft, others }: DraftCase): FieldNote[] {
  const other = others.find((leave) => takesUpDays(leave.state) && overlap(draft, takenPeriod(leave)));
  if (!other) return [];
  const named = `${formatPeriod(takenPeriod(other))}的${leaveKindLabels[other.kind]}（${leaveStateLabels[other.state]}）`;
  return [note('startDate', `与${named}的时间重叠，同一段时间不能请两次假。请核对日期，或者先撤回那一次。`)];
}

function requestProblems({ draft, scheme, today }: DraftCase): FieldNote[] {
  const { requestedOn, startDate, reportedBy } = draft;
  if (requestedOn > today) {
    return [note('requestedOn', `申请日期 ${requestedOn} 还没有到，请核对。`)];
  }
  const later = scheme.presence.laterPaperwork;
  if (reportedBy === 'paper') {
    if (requestedOn <= startDate) return [];
    const rule = later.kind === 'stated' && later.value.allowed ? citation(later.ground) : '';
    return [
      note(
        'requestedOn',
        `申请日期 ${requestedOn} 晚于请假开始日期 ${startDate}。请假须提前办理；确因特殊情况先用电话或者短信报告的，请改选报告方式，书面手续随后补办${rule}。`,
      ),
    ];
  }
  if (later.kind === 'stated' && !later.value.allowed) {
    return [note('reportedBy', `现行制度方案不允许先报告后补办，请办理书面手续${citation(later.ground)}。`)];
  }
  return [];
}

function answerProblems(draft: DraftCase['draft'], reasoning: LeaveReasoning): FieldNote[] {
  const problems: FieldNote[] = [];
  if (reasoning.adjoining.length > 0) {
    if (draft.joined === null) {
      problems.push(note('joined', '这次请假与其他请假首尾相连，请选择是否合并计算天数。'));
    } else if (!draft.joined && draft.joinReason === null) {
      problems.push(note('joinReason', '不合并计算的，请写明理由。'));
    }
  }
  if (reasoning.dayCount.kind === 'asked' && reasoning.dayCount.countedAs === null) {
    problems.push(note('countedAs', '按日历日和按工作日计算的结果不同，请选择按哪一种计算。'));
  }
  if (reasoning.ladderSilent && reasoning.requiredOrgan === null) {
    problems.push(note('approver', '现行制度方案没有写明这样的请假由谁批准，请填写批准单位。'));
  }
  return problems;
}

function warningsOf({ draft, scheme, calendar }: DraftCase, reasoning: LeaveReasoning): FieldNote[] {
  const warnings: FieldNote[] = [];
  if (reasoning.adjoining.length > 0 && draft.joined !== false) {
    warnings.push(
      note('joined', '这次请假与其他请假首尾相连。建议合并计算，避免分次请假绕过批准权限；由登记人决定。'),
    );
  }
  if (reasoning.ladderSilent) {
    warnings.push(
      note('approver', `现行制度方案“${scheme.shortTitle}”没有写明这样的请假由谁批准，批准单位需要填写。`),
    );
  }
  if (reasoning.substitution.needed === true) {
    const { fromDays, ground } = reasoning.substitution;
    warnings.push(
      note(
        'endDate',
        `已达到 ${fromDays} 天，派出单位须安排人员接替或者调整人员${ground ? citation(ground) : ''}。`,
      ),
    );
  }
  const later = scheme.presence.laterPaperwork;
  if (draft.reportedBy !== 'paper') {
    warnings.push(
      later.kind === 'stated'
        ? note('reportedBy', `已先报告，书面手续须及时补办${citation(later.ground)}。`)
        : note('reportedBy', `${later.note}仍可先登记，书面手续请及时补办。`),
    );
  }
  if (reasoning.length.workingHalfDays === 0) {
    warnings.push(note('startDate', '这段时间都是休息日，请核对是否需要请假。'));
  }
  const years = new Set([draft.startDate, draft.endDate].map((date) => Number(date.slice(0, 4))));
  for (const year of years) {
    if (calendar.covered(year)) continue;
    warnings.push(
      note(
        'endDate',
        `程序里没有 ${year} 年的放假安排，工作日只按周一至周五计算。请先在节假日表中补充再核对天数。`,
      ),
    );
  }
  return warnings;
}
