import type { Publicised, PublicityScope } from '#shared/contract/assessment-publicity.ts';
import { type BusinessDate, businessDateOf, formatDateLong, type Instant } from '#shared/dates.ts';
import type { CycleId } from '#shared/ids.ts';
import { invalidInput, ruleViolation } from '../../errors.ts';
import type { CycleHead } from '../cycle/cycle.repository.ts';
import type { StoredNotice } from './notice.repository.ts';

/** A notice that is being thought about. */
export interface Asked {
  readonly cycleId: CycleId;
  readonly startsOn: BusinessDate;
  readonly workingDays: number;
  readonly scope: PublicityScope;
}

/** A refusal of a notice: for the field it is about, or by a rule. */
export interface Problem {
  readonly field: 'startsOn' | 'workingDays' | null;
  readonly rule: string;
  readonly message: string;
}

/** Of the settled results those that fall under the notice and that no notice that stands has shown with this grade. */
export function stillToPublicise(
  settled: readonly Publicised[],
  scope: PublicityScope,
  earlier: readonly StoredNotice[],
): Publicised[] {
  const shown = new Set(
    earlier
      .filter((notice) => notice.withdrawn_at === null)
      .flatMap(({ results }) => results.map(({ assessmentId, grade }) => `${assessmentId} ${grade}`)),
  );
  return settled.filter(
    ({ assessmentId, grade }) =>
      (scope === 'all' || grade === 'excellent') && !shown.has(`${assessmentId} ${grade}`),
  );
}

/** A new notice waits for the end of the one that hangs out, and for answers to what came in on earlier ones. */
export function problemsOfEarlier(earlier: readonly StoredNotice[], today: BusinessDate): Problem[] {
  const standing = earlier.find((notice) => notice.withdrawn_at === null && notice.ends_on >= today);
  const open = earlier.reduce((sum, { objections }) => sum + objections.open, 0);
  return [
    ...(standing
      ? [
          {
            field: null,
            rule: 'publicity_stands',
            message: `已有一次公示，从${formatDateLong(standing.starts_on)}到${formatDateLong(standing.ends_on)}。要重新公示，请先写明理由撤回它。`,
          },
        ]
      : []),
    ...(open > 0
      ? [
          {
            field: null,
            rule: 'objections_open',
            message: `以前的公示还有 ${open} 件异议没有答复，请先答复，再发布新的公示。`,
          },
        ]
      : []),
  ];
}

/** A publicity is as long as was arranged, and no earlier than the step that led to it. */
export function problemsOfDays(
  { publicityDays }: CycleHead,
  { startsOn, workingDays }: Asked,
  step: BusinessDate | undefined,
): Problem[] {
  return [
    ...(workingDays < publicityDays
      ? [
          {
            field: 'workingDays' as const,
            rule: 'too_short',
            message: `公示至少 ${publicityDays} 个工作日，现在填的是 ${workingDays} 个。`,
          },
        ]
      : []),
    ...(step !== undefined && startsOn < step
      ? [
          {
            field: 'startsOn' as const,
            rule: 'before_step',
            message: `考核在${formatDateLong(step)}进入公示阶段，公示不能早于这一天开始。`,
          },
        ]
      : []),
  ];
}

/** Why there is nothing to make public, and what to do instead. */
export function nothingToPublicise(
  scope: PublicityScope,
  settled: readonly Publicised[],
  earlier: readonly StoredNotice[],
): Problem {
  const repeated = earlier.some((notice) => notice.withdrawn_at === null);
  const message =
    settled.length === 0
      ? '还没有审定的等次，没有可以公示的内容。'
      : repeated
        ? '需要公示的结果都已公示过，没有新的内容。'
        : scope === 'excellent'
          ? '没有评为优秀的，请改为公示全部等次。'
          : '没有可以公示的内容。';
  return { field: null, rule: 'nothing_to_publicise', message };
}

/** @throws ApplicationError INVALID_INPUT or RULE_VIOLATION with the first problem */
export function refuse(problems: readonly Problem[]): void {
  const [first] = problems;
  if (!first) return;
  if (first.field !== null) throw invalidInput(first.field, first.message);
  throw ruleViolation(first.rule, first.message);
}

/**
 * What is settled only after the cycle came to its publicity cannot have hung out before: days before do not count.
 *
 * @param settledAt when the last such result was settled; null where there is none
 */
export function problemsOfStart({ startsOn }: Asked, settledAt: Instant | null): Problem[] {
  if (settledAt === null) return [];
  const settledOn = businessDateOf(settledAt);
  if (startsOn >= settledOn) return [];
  const message = `要公示的等次有的在${formatDateLong(settledOn)}才审定，公示不能早于这一天开始。`;
  return [{ field: 'startsOn', rule: 'before_settled', message }];
}
