import { addDays, formatDateLong } from '../../dates.ts';
import type { SpotCheckRecord } from '../records.ts';
import type { Evidence, TestContext } from './evidence.types.ts';
import { withinPosting } from './within-posting.ts';

/**
 * Absence without excuse that was not put right by its deadline (赣州办法第二十二条第四项: 不在岗且不改正), or only
 * after it. The deadline's own day is still in time. A shortcoming of somebody who was on post is not absence.
 */
export function notCorrected(context: TestContext): Evidence[] {
  const checks = context.records.spotChecks.filter(({ finding }) => finding === 'unexcused_absence');
  return withinPosting(context, checks, ({ checkedOn }) => checkedOn).flatMap((check) =>
    evidenceOf(check, context),
  );
}

function evidenceOf(check: SpotCheckRecord, { asOf }: TestContext): Evidence[] {
  const { correctionDueOn: due } = check;
  const corrected = check.correctedOn !== null && check.correctedOn <= asOf ? check.correctedOn : null;
  if (due === null || asOf <= due || (corrected !== null && corrected <= due)) return [];
  const how = corrected === null ? '到期没有登记改正' : `${formatDateLong(corrected)}才改正，晚于期限`;
  return [
    {
      about: check.id,
      statement: `${formatDateLong(check.checkedOn)}被${check.organ}发现无故脱岗，限${formatDateLong(due)}前改正，${how}`,
      figures: [
        {
          label: '改正日期',
          value: corrected === null ? '没有改正' : formatDateLong(corrected),
          required: `不晚于${formatDateLong(due)}`,
        },
      ],
      records: [
        {
          kind: 'spot_check',
          id: check.id,
          label: `${formatDateLong(check.checkedOn)}${check.organ}：${check.detail}`,
        },
      ],
      since: addDays(due, 1),
    },
  ];
}
