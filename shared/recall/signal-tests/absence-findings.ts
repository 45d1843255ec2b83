import { formatDateLong } from '../../dates.ts';
import { checkLevelLabels } from '../../vocabulary.ts';
import type { SpotCheckRecord } from '../records.ts';
import type { Evidence, TestContext, TestOf } from './evidence.types.ts';
import { withinPosting } from './within-posting.ts';

/**
 * Findings of absence without excuse by inspections of certain levels (赣州办法第二十一条). Several teams of one level
 * on one day found one absence, so they count once. Where the trigger has another rule for more findings by the same
 * levels and that one is met, this one has been overtaken: two findings are not one finding and two findings.
 */
export function absenceFindings(context: TestContext, test: TestOf<'absence_findings'>): Evidence[] {
  const found = findingsOf(context, test);
  if (found.length < test.minimum || found.length >= overtakenAt(context, test)) return [];
  const days = found.map(([check]) => formatDateLong(check.checkedOn));
  const last = found[test.minimum - 1]?.[0];
  if (!last) return [];
  const organs = [...new Set(found.map(([check]) => checkLevelLabels[check.level]))].join('、');
  return [
    {
      about: null,
      statement: `${days.join('、')}在${organs}检查中被发现无故脱岗，共${found.length}次`,
      figures: [{ label: '无故脱岗', value: `${found.length}次`, required: `${test.minimum}次即提示` }],
      records: found.flat().map((check) => ({
        kind: 'spot_check',
        id: check.id,
        label: `${formatDateLong(check.checkedOn)}${check.organ}：${check.detail}`,
      })),
      since: last.checkedOn,
    },
  ];
}

/** The findings by day and level, the earliest first; checks of the same day and level together. */
function findingsOf(
  context: TestContext,
  { levels }: TestOf<'absence_findings'>,
): [SpotCheckRecord, ...SpotCheckRecord[]][] {
  const checks = context.records.spotChecks.filter(
    ({ finding, level }) => finding === 'unexcused_absence' && levels.includes(level),
  );
  const findings = new Map<string, [SpotCheckRecord, ...SpotCheckRecord[]]>();
  for (const check of withinPosting(context, checks, ({ checkedOn }) => checkedOn)) {
    const key = `${check.checkedOn} ${check.level}`;
    const known = findings.get(key);
    if (known) known.push(check);
    else findings.set(key, [check]);
  }
  return [...findings.values()];
}

/** The number of findings from which a stricter rule of the trigger speaks instead; Infinity where there is none. */
function overtakenAt({ trigger }: TestContext, own: TestOf<'absence_findings'>): number {
  const levels = (test: TestOf<'absence_findings'>) => test.levels.toSorted().join();
  return Math.min(
    ...trigger.signals.flatMap(({ test }) =>
      test.kind === 'absence_findings' && test.minimum > own.minimum && levels(test) === levels(own)
        ? [test.minimum]
        : [],
    ),
    Number.POSITIVE_INFINITY,
  );
}
