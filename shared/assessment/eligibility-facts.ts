import type { EligibilityRecord, FactAnswer } from '../contract/assessment-eligibility.ts';
import { addDays, formatDateLong } from '../dates.ts';
import { type PenaltyWeight, penaltySeveritySchema, penaltyWeights } from '../presence/conduct-severity.ts';
import { formatHalfDays, formatPeriod, halfDayNumber, halfDaysOf } from '../presence/leave-length.ts';
import { addYears } from '../roster/term.ts';
import { type CheckLevel, checkLevelLabels, type EligibilityFact, leaveKindLabels } from '../vocabulary.ts';
import type { ConductOfPerson, EligibilityRecords, LeaveOfPeriod } from './eligibility-records.ts';
import {
  daysOf,
  hasHalfYear,
  isHalfYear,
  lengthInWords,
  lengthTogether,
  spellInWords,
  spellsWithin,
} from './time-on-post.ts';

/** What the records say about one fact. */
export interface FactFound {
  readonly fact: EligibilityFact;
  readonly answer: FactAnswer;
  readonly sentence: string;
  readonly records: readonly EligibilityRecord[];
}

/** Inspections of which levels make an absence one that is circulated. */
export interface FactSetting {
  readonly noticeLevels: readonly CheckLevel[];
}

type Found = Omit<FactFound, 'fact'>;
type FactOf = (records: EligibilityRecords, setting: FactSetting) => Found;

/** Every fact, in the order of the vocabulary. */
export const facts: Record<EligibilityFact, FactOf> = {
  under_half_year: underHalfYear,
  leave_over_half_year: leaveOverHalf,
  under_investigation: underInvestigation,
  warning: (records) => penalties(records, 'warning', '警告处分'),
  penalty_above_warning: (records) => penalties(records, 'above_warning', '记过及以上处分'),
  recalled,
  probation,
  absence_notice: absenceNotice,
};

/** Less than six months on post within the period, all postings together. */
function underHalfYear({ period, postings }: EligibilityRecords): Found {
  const held = postings.toSorted((a, b) => (a.startDate < b.startDate ? -1 : 1));
  const spells = spellsWithin(
    period,
    held.map(({ startDate, endDate }) => ({ from: startDate, to: endDate ?? period.to })),
  );
  const records = held.map(
    ({ id, villageName, startDate, endDate }): EligibilityRecord => ({
      kind: 'posting',
      id,
      label: `${villageName}：${formatDateLong(startDate)}至${endDate === null ? '今' : formatDateLong(endDate)}`,
    }),
  );
  if (spells.length === 0) return { answer: 'yes', sentence: '考核期内没有在岗的日子。', records };
  const days = spells.reduce((sum, spell) => sum + daysOf(spell), 0);
  const open = held.some(({ endDate }) => endDate === null) ? '，现仍在岗，算至考核期末' : '';
  const length = `${spells.length > 1 ? '累计' : ''}${lengthInWords(lengthTogether(spells))}`;
  const found = `考核期内在岗 ${days} 天，${length}（${spells.map(spellInWords).join('、')}${open}）`;
  if (!hasHalfYear(period))
    return { answer: 'no', sentence: `${found}；考核期本身不满半年，不按半年判断。`, records };
  const enough = isHalfYear(spells);
  return { answer: enough ? 'no' : 'yes', sentence: `${found}，${enough ? '满' : '不满'}半年。`, records };
}

const absences: readonly string[] = ['sick', 'personal'];

/** Sick and personal leave together more than half of the period; exactly half is not more. */
function leaveOverHalf({ period, leaves }: EligibilityRecords): Found {
  const [first, last] = [halfDayNumber(period.from, 'am'), halfDayNumber(period.to, 'pm')];
  const counted = leaves
    .filter(({ kind }) => absences.includes(kind))
    .map((leave) => ({ leave, ...halfDaysOf(leave) }))
    .filter((entry) => entry.last >= first && entry.first <= last)
    .sort((a, b) => a.first - b.first);
  let halfDays = 0;
  let after = first - 1;
  for (const entry of counted) {
    const [from, to] = [Math.max(entry.first, after + 1), Math.min(entry.last, last)];
    if (to < from) continue;
    halfDays += to - from + 1;
    after = to;
  }
  const days = daysOf(period);
  const over = halfDays > days;
  const exactly = halfDays === days ? '正好是一半，' : '';
  return {
    answer: over ? 'yes' : 'no',
    sentence:
      halfDays === 0
        ? '考核期内没有病假、事假。'
        : `考核期 ${days} 天，病假、事假累计 ${formatHalfDays(halfDays)}，${exactly}${over ? '超过' : '没有超过'}半年（${formatHalfDays(days)}）。`,
    records: counted.map(({ leave }) => recordOfLeave(leave)),
  };
}

const recordOfLeave = (leave: LeaveOfPeriod): EligibilityRecord => ({
  kind: 'leave',
  id: leave.id,
  label: `${leaveKindLabels[leave.kind]}：${formatPeriod(leave)}`,
});

/** An investigation that was opened and had not been concluded when the period ended. */
function underInvestigation({ period, conduct }: EligibilityRecords): Found {
  const open = byDate(conduct).filter(
    ({ kind, decidedOn, effectiveUntil }) =>
      kind === 'investigation' &&
      decidedOn <= period.to &&
      (effectiveUntil === null || effectiveUntil > period.to),
  );
  return {
    answer: open.length > 0 ? 'yes' : 'no',
    sentence:
      open.length === 0
        ? '考核期末没有尚未结案的立案审查调查。'
        : open
            .map(
              ({ decidedOn, effectiveUntil, organ }) =>
                `${formatDateLong(decidedOn)}由${organ}立案审查调查，${
                  effectiveUntil === null
                    ? '尚未结案'
                    : `${formatDateLong(effectiveUntil)}才结案，考核期末尚未结案`
                }。`,
            )
            .join(''),
    records: open.map((record) => recordOfConduct(record, '立案审查调查')),
  };
}

/** Penalties of a weight decided within the period. A penalty whose weight its word does not tell is asked about. */
function penalties(
  { period, conduct }: EligibilityRecords,
  weight: Exclude<PenaltyWeight, 'unknown'>,
  words: string,
): Found {
  const decided = byDate(conduct).filter(
    ({ kind, decidedOn }) => kind === 'penalty' && decidedOn >= period.from && decidedOn <= period.to,
  );
  const found = decided.filter((record) => weightOf(record) === weight);
  if (found.length > 0) {
    return {
      answer: 'yes',
      sentence: found.map((record) => `${penaltyInWords(record)}。`).join(''),
      records: found.map((record) => recordOfConduct(record, `${record.severity}处分`)),
    };
  }
  const unclear = decided.filter((record) => weightOf(record) === 'unknown');
  if (unclear.length > 0) {
    return {
      answer: 'unknown',
      sentence: unclear
        .map((record) => `${penaltyInWords(record)}，从种类看不出轻重，不能判断是不是${words}，请核对。`)
        .join(''),
      records: unclear.map((record) => recordOfConduct(record, record.severity ?? '处分')),
    };
  }
  return { answer: 'no', sentence: `考核期内没有受${words}。`, records: [] };
}

function weightOf({ severity }: ConductOfPerson): PenaltyWeight {
  const known = penaltySeveritySchema.safeParse(severity);
  return known.success ? penaltyWeights[known.data] : 'unknown';
}

const penaltyInWords = ({ decidedOn, severity, organ }: ConductOfPerson): string =>
  `${formatDateLong(decidedOn)}受${severity === null ? '' : severity.replace(/处分$/, '')}处分（${organ}）`;

/** A posting that ended within the period by recall. */
function recalled({ period, postings }: EligibilityRecords): Found {
  const ended = postings.flatMap(({ id, villageName, endDate, endKind }) =>
    endKind === 'recall' && endDate !== null && endDate >= period.from && endDate <= period.to
      ? [{ id, villageName, endDate }]
      : [],
  );
  return {
    answer: ended.length > 0 ? 'yes' : 'no',
    sentence:
      ended.length === 0
        ? '考核期内没有被召回。'
        : ended
            .map(({ villageName, endDate }) => `${formatDateLong(endDate)}从${villageName}被召回。`)
            .join(''),
    records: ended.map(({ id, villageName, endDate }) => ({
      kind: 'posting',
      id,
      label: `${villageName}：${formatDateLong(endDate)}召回`,
    })),
  };
}

/** In work for less than a year when the period ends (试用期一年). */
function probation({ period, workStart, personId }: EligibilityRecords): Found {
  const records: EligibilityRecord[] = [{ kind: 'person', id: personId, label: '人员信息：参加工作时间' }];
  if (workStart === null) {
    return {
      answer: 'unknown',
      sentence: '台账里没有填写参加工作时间，不能判断是否在试用期内，请补填后重新核定。',
      records,
    };
  }
  // Months are those of this century; people began to work in the last one.
  const ends = addDays(addYears(workStart, 1), -1);
  const within = ends > period.to;
  const began = `${formatDateLong(workStart)}参加工作`;
  return {
    answer: within ? 'yes' : 'no',
    sentence: within
      ? `${began}，到考核期末（${formatDateLong(period.to)}）不满一年，按试用期内计。`
      : `${began}，到考核期末已满一年，不在试用期内。`,
    records,
  };
}

/** Found absent without excuse by an inspection whose findings are circulated, or criticised in a circular. */
function absenceNotice({ period, conduct, spotChecks }: EligibilityRecords, setting: FactSetting): Found {
  const within = (day: string) => day >= period.from && day <= period.to;
  const checks = spotChecks
    .filter(
      ({ finding, level, checkedOn }) =>
        finding === 'unexcused_absence' && setting.noticeLevels.includes(level) && within(checkedOn),
    )
    .toSorted((a, b) => (a.checkedOn < b.checkedOn ? -1 : 1));
  const criticised = byDate(conduct).filter(
    ({ kind, decidedOn }) => kind === 'circulated_criticism' && within(decidedOn),
  );
  const sentences = [
    ...checks.map(
      ({ checkedOn, organ, level }) =>
        `${formatDateLong(checkedOn)}${organ}检查（${checkLevelLabels[level]}）发现无故脱岗。`,
    ),
    ...criticised.map(
      ({ decidedOn, organ, reason }) =>
        `${formatDateLong(decidedOn)}被${organ}通报批评，事由：${reason.replace(/[。；\s]+$/, '')}。`,
    ),
  ];
  return {
    answer: sentences.length > 0 ? 'yes' : 'no',
    sentence:
      sentences.length > 0
        ? sentences.join('')
        : `考核期内没有被${setting.noticeLevels.map((level) => checkLevelLabels[level]).join('、')}检查发现无故脱岗，也没有被通报批评。`,
    records: [
      ...checks.map(
        ({ id, checkedOn, organ }): EligibilityRecord => ({
          kind: 'spot_check',
          id,
          label: `${formatDateLong(checkedOn)}${organ}检查`,
        }),
      ),
      ...criticised.map((record) => recordOfConduct(record, '通报批评')),
    ],
  };
}

/** How often a person was found absent or criticised for it: what the form calls 脱岗通报次数. */
export const noticesOf = (records: EligibilityRecords, setting: FactSetting): number =>
  absenceNotice(records, setting).records.length;

const byDate = (conduct: readonly ConductOfPerson[]): ConductOfPerson[] =>
  conduct.toSorted((a, b) =>
    a.decidedOn === b.decidedOn ? compare(a.id, b.id) : compare(a.decidedOn, b.decidedOn),
  );

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const recordOfConduct = ({ id, decidedOn }: ConductOfPerson, words: string): EligibilityRecord => ({
  kind: 'conduct_record',
  id,
  label: `${formatDateLong(decidedOn)}${words}`,
});
