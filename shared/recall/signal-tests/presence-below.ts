import type { BusinessDate } from '../../dates.ts';
import type { PresenceRule } from '../../policy/presence-rules.ts';
import { unrecorded } from '../../presence/attendance-days.ts';
import { figureOfYear } from '../../presence/evaluate-presence.ts';
import {
  countedDays,
  type MonthFacts,
  presenceWord,
  yearFacts,
} from '../../presence/evaluate-presence-facts.ts';
import type { YearFacts } from '../../presence/evaluate-presence-year.ts';
import { dateIn } from '../../presence/working-calendar.ts';
import { attendanceOf, monthRecord } from './attendance-months.ts';
import type { Evidence, TestContext, TestOf } from './evidence.types.ts';

/**
 * Attendance below a presence rule of the scheme, one signal a calendar year. What presence is and how far it reaches
 * is measured in `shared/presence`; only what is certainly below gives a signal, not what the records leave open.
 */
export function presenceBelow(context: TestContext, { presenceRule }: TestOf<'presence_below'>): Evidence[] {
  const { scheme, records, asOf } = context;
  const rule = scheme.presence.rules.find(({ code }) => code === presenceRule);
  if (!rule) return [];
  const attendance = attendanceOf(records);
  const byYear = Map.groupBy(attendance.months, ({ month }) => Number(month.slice(0, 4)));
  const evidence: Evidence[] = [];
  for (
    let year = Number(records.posting.startDate.slice(0, 4));
    year <= Number(asOf.slice(0, 4));
    year += 1
  ) {
    const own = byYear.get(year);
    // A year without any attendance on record has nothing to say.
    if (!own) continue;
    const months = yearFacts(year, { ...attendance, months: own }, context.calendar, asOf);
    const facts: YearFacts = { year, span: records.posting, asOf, months };
    evidence.push(...evidenceOfYear(context, rule, facts));
  }
  return evidence;
}

function evidenceOfYear(context: TestContext, rule: PresenceRule, facts: YearFacts): Evidence[] {
  const figure = figureOfYear(rule, facts, attendanceOf(context.records), context.calendar);
  if (figure.verdict !== 'below') return [];
  const { counted, required, months } = figure;
  const unit = rule.measure.kind === 'weekly_pattern' ? '周' : '天';
  return [
    {
      about: String(facts.year),
      statement: figure.sentence,
      figures: [
        {
          label: months === null ? `${facts.year}年${rule.title}` : `${facts.year}年 ${months} 个整月`,
          value: `${counted ?? 0} ${unit}`,
          required: required === null ? null : `不少于 ${required} ${unit}`,
        },
      ],
      records: facts.months
        .filter(({ known }) => known !== 'nothing')
        .map(({ month, counts }) =>
          monthRecord(month, presenceWord(rule.counted), countedDays(counts, rule.counted)),
        ),
      since: belowSince(context, rule, facts),
    },
  ];
}

/**
 * The end of the first month from which the rule has not been kept without a break. Where the running month decided
 * it: its last recorded day, or its first where only totals are known.
 */
function belowSince(context: TestContext, rule: PresenceRule, facts: YearFacts): BusinessDate {
  const attendance = attendanceOf(context.records);
  const ended = facts.months.filter((month) => month.ended);
  let since = inRunningMonth(facts.months.at(-1)) ?? facts.asOf;
  for (let count = ended.length; count > 0; count -= 1) {
    const last = ended[count - 1];
    if (!last) break;
    const end = dateIn(last.month, last.last);
    const then: YearFacts = { ...facts, asOf: end, months: ended.slice(0, count) };
    if (figureOfYear(rule, then, attendance, context.calendar).verdict !== 'below') break;
    since = end;
  }
  return since;
}

function inRunningMonth(facts: MonthFacts | undefined): BusinessDate | undefined {
  if (!facts) return undefined;
  const last = [...(facts.letters ?? '')].findLastIndex((letter) => letter !== unrecorded);
  return dateIn(facts.month, last < 0 ? facts.first : last + 1);
}
