import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import { formatPoints } from '#shared/points.ts';
import { gradeWordOf } from '#shared/policy/lookup.ts';
import { formatMinute } from '../../app/format.ts';
import { LockIcon } from '../../components/icons.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import type { EditorState } from './editor.ts';
import { labelOf, unitOf, unitSentence } from './fields.ts';
import { closedSentence, isInPhase, isOpenForEntry } from './phase.ts';
import styles from './state-notice.module.css';

/** Says that the record is read only, since when, by whom and under which number; and lists what was locked before. */
export function StateNotice({ detail }: { readonly detail: AssessmentDetail }) {
  const { state, proposal, approval, gradeWords, earlierVersions, individual } = detail;
  const closed = closedSentence(detail);
  const [open, setOpen] = useState(false);
  const earlier = earlierVersions.length > 0 && (
    <Button type="link" size="small" onClick={() => setOpen(true)}>
      以前锁定过 {earlierVersions.length} 次
    </Button>
  );
  return (
    <>
      {state === 'locked' && approval && (
        <div className={`${styles.notice} ${styles.locked}`} role="status">
          <LockIcon />
          <span>
            已锁定，只能查看：{approval.by}于 {formatMinute(approval.at)} 审定为
            <b>{gradeWordOf(gradeWords, approval.grade)}</b>
            {approval.documentNumber === null ? '，没有填写文号。' : `，文号 ${approval.documentNumber}。`}
          </span>
          {earlier}
        </div>
      )}
      {state === 'proposed' && proposal && (
        <div className={styles.notice} role="status">
          <LockIcon />
          <span>
            等待审定，评分不能修改：{proposal.by}于 {formatMinute(proposal.at)} 提出
            <b>{gradeWordOf(gradeWords, proposal.grade)}</b>。
            {isInPhase(detail, 'review') ? '要修改请先退回。' : '要修改须先把本次考核退回“等次评定”阶段。'}
          </span>
          {earlier}
        </div>
      )}
      {state === 'scoring' && (closed !== null || earlier || individual) && (
        <div className={styles.notice} role="status">
          {individual && <StatusChip tone="amber">单独办理</StatusChip>}
          <span>
            {closed}
            {earlier && `这份考核曾经锁定，现已重新开启：${earlierVersions[0]?.reopenReason}`}
            {individual && !earlier && '这份考核单独评分、提出和审定，不受本次考核所在阶段的限制。'}
          </span>
          {earlier}
        </div>
      )}
      <Drawer open={open} onClose={() => setOpen(false)} size={520} title="以前锁定的版本" destroyOnHidden>
        <ol className={styles.versions}>
          {earlierVersions.map((version) => (
            <li key={version.version}>
              <p>
                <b>第 {version.version} 版</b>　{gradeWordOf(gradeWords, version.finalGrade)}
                {version.total !== null && `　总分 ${formatPoints(version.total)}`}
              </p>
              <p className={styles.quiet}>
                {formatMinute(version.lockedAt)} 锁定，{formatMinute(version.reopenedAt)} 由
                {version.reopenedBy}
                重新开启
              </p>
              <p>理由：{version.reopenReason}</p>
            </li>
          ))}
        </ol>
      </Drawer>
    </>
  );
}

/** What was typed here and could not be saved, because the record became read only meanwhile. */
export function StrandedEdits({
  state,
  onDiscard,
}: {
  readonly state: EditorState;
  readonly onDiscard: () => void;
}) {
  const { stored, unsaved, fields } = state;
  if (isOpenForEntry(stored) || unsaved.length === 0) return null;
  const lines = [...new Set(unsaved.map(unitOf))].map(
    (unit) => `${labelOf(stored, unit)} ${unitSentence(stored, unit, fields)}`,
  );
  return (
    <div className={`${styles.notice} ${styles.stranded}`} role="alert">
      <div>
        <p>
          您填写的 {lines.length} 处没有保存，因为这份考核已不在评分中。退回评分或重新开启后，按 Ctrl+S
          即可保存。
        </p>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <Button size="small" onClick={onDiscard}>
        放弃这些内容
      </Button>
    </div>
  );
}
