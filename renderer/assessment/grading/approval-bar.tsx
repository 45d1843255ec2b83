import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { ApprovalResult, Board } from '#shared/contract/assessment-grading.ts';
import { approvalResultSchema } from '#shared/contract/assessment-grading.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { poolLabels } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { unitOf } from './board-words.ts';
import styles from './dialogs.module.css';
import { JobDialog } from './job-dialog.tsx';

const leftWords: Record<ApprovalResult['left'][number]['reason'], string> = {
  own_proposal: '由您提出，须由另一位领导审定',
  not_proposed: '还没有提出等次建议',
  individual: '单独评定，请打开其考核记录审定',
};

/** For leaders while the cycle is being approved: settles the pool, or all pools, with one document number. */
export function ApprovalBar({ board, onDone }: { readonly board: Board; readonly onDone: () => void }) {
  const { cycleId, pool, rows, tabs } = board;
  const queryClient = useQueryClient();
  const [documentNumber, setDocumentNumber] = useState('');
  const [all, setAll] = useState(false);
  const [asking, setAsking] = useState(false);
  const fieldId = useId();
  const unit = unitOf[pool];
  const open = rows.filter(({ state, individual }) => state === 'proposed' && !individual);
  const own = open.filter(({ proposedByCaller }) => proposedByCaller);
  const ready = open.length - own.length;
  const settled = rows.filter(({ state }) => state === 'locked').length;

  return (
    <section className={styles.bar} aria-label="批量审定">
      <span>
        已审定 {settled} / {rows.length} {unit}
      </span>
      {own.length > 0 && (
        <span className={styles.quiet}>
          其中 {own.length} {unit}由您提出，须由另一位领导审定
        </span>
      )}
      <span className={styles.grow} />
      {tabs.length > 1 && (
        <Radio.Group
          aria-label="审定范围"
          value={all}
          options={[
            { value: false, label: `只审定${poolLabels[pool]}` },
            { value: true, label: `全部 ${tabs.length} 组` },
          ]}
          onChange={(event) => setAll(event.target.value === true)}
        />
      )}
      <label htmlFor={fieldId}>审定文号</label>
      <Input
        id={fieldId}
        className={styles.number}
        value={documentNumber}
        maxLength={60}
        placeholder="没有可不填"
        onChange={(event) => setDocumentNumber(event.target.value)}
      />
      <Button type="primary" disabled={!all && ready === 0} onClick={() => setAsking(true)}>
        批量审定
      </Button>
      {asking && (
        <JobDialog
          title="批量审定"
          confirm={all ? '审定全部' : `审定 ${ready} ${unit}`}
          consequence={
            <>
              将按拟定等次审定并锁定
              {all ? '各组全部已拟定的考核对象' : `${poolLabels[pool]} ${ready} ${unit}`}
              {documentNumber.trim() === '' ? '，不写审定文号' : `，文号 ${documentNumber.trim()}`}
              。由您提出的、单独评定的不在内。之后修改须由领导逐个重新开启并说明理由。
            </>
          }
          start={() =>
            client.assessment.approvePool({
              cycleId,
              pool: all ? null : pool,
              documentNumber: documentNumber.trim() || null,
            })
          }
          onEnd={() => {
            void queryClient.invalidateQueries({ queryKey: orpc.assessment.key() });
            onDone();
          }}
          outcome={(job) => <Outcome job={job} />}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

function Outcome({ job }: { readonly job: Job }) {
  const result = approvalResultSchema.safeParse(job.result);
  if (!result.success) return null;
  return (
    <div className={styles.outcome}>
      <p>已审定 {result.data.approved} 个考核对象。</p>
      {result.data.left.map(({ reason, count, names }) => (
        <p key={reason}>
          没有审定 {count} 个（{leftWords[reason]}）：{names.join('、')}
          {count > names.length && '等'}。
        </p>
      ))}
    </div>
  );
}
