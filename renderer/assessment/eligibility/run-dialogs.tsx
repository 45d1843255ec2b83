import { useQueryClient } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { figureKeys, figureLabels } from '#shared/assessment/year-figures.ts';
import {
  type EligibilitySummary,
  eligibilityRunSchema,
  figuresRunSchema,
} from '#shared/contract/assessment-eligibility.ts';
import type { Job } from '#shared/contract/jobs.ts';
import type { CycleId } from '#shared/ids.ts';
import { client, orpc } from '../../app/client.ts';
import { formatCount } from '../../app/format.ts';
import { JobDialog } from '../grading/job-dialog.tsx';
import styles from './eligibility.module.css';

interface RunDialogProps {
  readonly cycleId: CycleId;
  readonly summary: EligibilitySummary;
  readonly onClose: () => void;
}

/** 核定全部: looks at everybody and settles who takes part. */
export function DetermineDialog({ cycleId, summary, onClose }: RunDialogProps) {
  const queryClient = useQueryClient();
  const again = summary.undetermined < summary.people;
  return (
    <JobDialog
      title="核定全部人员的考核资格"
      confirm={again ? '再次核定' : '核定全部'}
      consequence={
        <>
          将按{summary.schemeTitle}核对 {formatCount(summary.people)} 人在考核期内的驻村、请假、处分等记录，
          得出每个人是否参加考核、有没有等次限制。
          {summary.overruled > 0 && `人工调整的 ${formatCount(summary.overruled)} 人保留调整。`}
          {!summary.schemeHasRules && '方案没有考核资格规则，只列出情形，全部人员正常参加考核。'}
        </>
      }
      start={() => client.assessment.determineEligibility({ cycleId })}
      onEnd={() => void queryClient.invalidateQueries({ queryKey: orpc.assessment.key() })}
      outcome={determined}
      onClose={onClose}
    />
  );
}

function determined(job: Job) {
  const run = eligibilityRunSchema.safeParse(job.result);
  if (job.state !== 'succeeded' || !run.success) return null;
  const { people, changed, skipped, unknown } = run.data;
  return (
    <p className={styles.ended}>
      核对了 {formatCount(people)} 人，{formatCount(changed)} 人的结果是新的或有变化。
      {unknown > 0 && `${formatCount(unknown)} 人有情形无法判断，列在“待核对”里。`}
      {skipped > 0 && `${formatCount(skipped)} 人已提出建议、已锁定或正在补评，没有改动。`}
    </p>
  );
}

/** 引用驻村记录: fills the figures of everybody from the records. */
export function FiguresDialog({ cycleId, summary, onClose }: RunDialogProps) {
  const queryClient = useQueryClient();
  const [overwrite, setOverwrite] = useState(false);
  return (
    <JobDialog
      title="引用驻村记录"
      confirm="引用"
      consequence={
        <>
          <p>
            将从考勤、请假和检查记录汇总 {formatCount(summary.people)} 人考核期内的应驻村天数、实际驻村天数、
            请假天数和脱岗通报次数，填入没有填写的项目。
          </p>
          <Checkbox checked={overwrite} onChange={(event) => setOverwrite(event.target.checked)}>
            已填的数据与记录不同的，也用记录替换
          </Checkbox>
        </>
      }
      start={() => client.assessment.takeFigures({ cycleId, overwrite })}
      onEnd={() => void queryClient.invalidateQueries({ queryKey: orpc.assessment.key() })}
      outcome={taken}
      onClose={onClose}
    />
  );
}

function taken(job: Job) {
  const run = figuresRunSchema.safeParse(job.result);
  if (job.state !== 'succeeded' || !run.success) return null;
  const { people, filled, kept, keptCount, incomplete, skipped } = run.data;
  return (
    <div className={styles.ended}>
      <p>
        汇总了 {formatCount(people)} 人，填入了 {formatCount(filled)} 人的数据。
        {incomplete > 0 && `${formatCount(incomplete)} 人有月份没有登记或登记不全。`}
        {skipped > 0 && `${formatCount(skipped)} 人已提出建议或已锁定，没有改动。`}
      </p>
      {keptCount > 0 && (
        <>
          <p>{formatCount(keptCount)} 人已填的数据与记录不同，保留了已填的，请核对：</p>
          <ul className={styles.kept}>
            {kept.map(({ id, name, comparison: { current, fromRecords } }) => (
              <li key={id}>
                {name}：
                {figureKeys
                  .filter(
                    (key) =>
                      current[key] !== null && fromRecords[key] !== null && current[key] !== fromRecords[key],
                  )
                  .map((key) => `${figureLabels[key]}已填 ${current[key]}，记录 ${fromRecords[key]}`)
                  .join('；')}
              </li>
            ))}
          </ul>
          {keptCount > kept.length && <p>只列出前 {kept.length} 人，其余在各人的考核资格里查看。</p>}
        </>
      )}
    </div>
  );
}
