import type { FieldNote } from '../contract/presence-leave.ts';
import type { CorrectionState, SpotCheckDraft } from '../contract/presence-records.ts';
import { type BusinessDate, daysBetween } from '../dates.ts';
import type { PostingId } from '../ids.ts';
import type { FindingKind } from '../vocabulary.ts';

/** What an inspection has to know of a posting. */
export interface CheckedPosting {
  readonly personName: string | null;
  readonly startDate: BusinessDate | null;
  readonly endDate: BusinessDate | null;
  /** An inspection of the same day, level and body is on record already. */
  readonly alreadyChecked: boolean;
  /** Words for the approved leave on that day; null where there is none. */
  readonly approvedLeave: string | null;
}

/** Whether a finding has to be put right. */
export const needsCorrection = (finding: FindingKind): boolean =>
  finding === 'unexcused_absence' || finding === 'shortcoming';

/** Holds an inspection that is being typed against the postings it is about. */
export function checkSpotChecks(
  { checkedOn, findings }: Pick<SpotCheckDraft, 'checkedOn' | 'findings'>,
  postings: ReadonlyMap<PostingId, CheckedPosting>,
  today: BusinessDate,
): { problems: FieldNote[]; warnings: FieldNote[] } {
  const problems: FieldNote[] = [];
  const warnings: FieldNote[] = [];
  if (checkedOn > today) {
    problems.push({ path: 'checkedOn', message: `检查日期 ${checkedOn} 还没有到，请核对。` });
  }
  const seen = new Set<PostingId>();
  for (const [index, entry] of findings.entries()) {
    const at = (field: string, message: string) => ({ path: `findings.${index}.${field}`, message });
    const posting = postings.get(entry.postingId);
    const name = posting?.personName ?? '该人员';
    if (!posting || posting.startDate === null) {
      problems.push(at('postingId', '没有找到这个岗位，或者岗位还没有定人，请重新选择。'));
      continue;
    }
    if (seen.has(entry.postingId)) {
      problems.push(at('postingId', `${name}在这次检查中登记了两遍，请删去一条。`));
    }
    seen.add(entry.postingId);
    if (checkedOn < posting.startDate) {
      problems.push(at('postingId', `${name}于 ${posting.startDate} 到岗，检查日期在到岗以前，请核对。`));
    }
    if (posting.endDate !== null && checkedOn > posting.endDate) {
      problems.push(at('postingId', `${name}已于 ${posting.endDate} 离岗，检查日期在离岗以后，请核对。`));
    }
    if (posting.alreadyChecked) {
      problems.push(at('postingId', `同一单位同一天对${name}的检查已经登记过，请核对，不要重复登记。`));
    }
    if (entry.finding !== 'on_post' && entry.detail.trim().length < 2) {
      problems.push(at('detail', '请写明检查发现的情况。'));
    }
    if (entry.correctionDueOn !== null) {
      if (!needsCorrection(entry.finding)) {
        problems.push(at('correctionDueOn', '没有发现问题的，不用填写整改期限。'));
      } else if (entry.correctionDueOn < checkedOn) {
        problems.push(
          at('correctionDueOn', `整改期限 ${entry.correctionDueOn} 早于检查日期 ${checkedOn}，请核对。`),
        );
      }
    }
    if (entry.finding === 'unexcused_absence' && posting.approvedLeave !== null) {
      warnings.push(
        at('finding', `${name}当天有已批准的请假：${posting.approvedLeave}。请核实是否属于无故脱岗。`),
      );
    }
    if (entry.finding === 'excused_absence' && posting.approvedLeave === null) {
      warnings.push(at('finding', `${name}当天没有已批准的请假记录，请核实是否已请假。`));
    }
  }
  return { problems, warnings };
}

/** Where the correction of a finding stands, and how many days it is or was beyond its deadline. */
export function correctionOf(
  check: {
    readonly correctionDueOn: BusinessDate | null;
    readonly correctedOn: BusinessDate | null;
  },
  today: BusinessDate,
): { correction: CorrectionState; daysOverdue: number } {
  const { correctionDueOn: due, correctedOn } = check;
  const late = due === null ? 0 : Math.max(0, daysBetween(due, correctedOn ?? today));
  if (correctedOn !== null) return { correction: 'corrected', daysOverdue: late };
  if (due === null) return { correction: 'none', daysOverdue: 0 };
  return { correction: late > 0 ? 'overdue' : 'open', daysOverdue: late };
}
