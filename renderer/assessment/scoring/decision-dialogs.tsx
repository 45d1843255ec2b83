import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { useId, useState } from 'react';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import { formatPoints } from '#shared/points.ts';
import { gradeWordOf } from '#shared/policy/lookup.ts';
import type { Grade } from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { ReasonModal } from '../../components/reason-modal.tsx';
import styles from './decision.module.css';
import { GradeChoice } from './grade-choice.tsx';

export type DecisionStep = 'propose' | 'send_back' | 'approve' | 'reopen';

interface DialogProps {
  readonly detail: AssessmentDetail;
  readonly onDone: (detail: AssessmentDetail) => void;
  readonly onClose: () => void;
}

/** The dialog of the step that is being taken, if any. */
export function DecisionDialog({ step, ...props }: DialogProps & { readonly step: DecisionStep | null }) {
  switch (step) {
    case 'propose':
      return <ProposeDialog {...props} />;
    case 'send_back':
      return <SendBackDialog {...props} />;
    case 'approve':
      return <ApproveDialog {...props} />;
    case 'reopen':
      return <ReopenDialog {...props} />;
    case null:
      return null;
  }
}

const scoreOf = ({ total }: AssessmentDetail) => (total === null ? '' : `总分 ${formatPoints(total)} 分，`);

/** Whoever takes part without a grade goes the same way, and is settled as such. */
const isGraded = ({ participation }: AssessmentDetail) => participation === 'graded';

function ProposeDialog({ detail, onDone, onClose }: DialogProps) {
  const { id, revision, name, gradeWords, gradeCap, suggestedGrade, calculation } = detail;
  const [grade, setGrade] = useState<Grade>(suggestedGrade ?? 'competent');
  const propose = useMutation(orpc.assessment.propose.mutationOptions({ onSuccess: onDone }));
  if (!isGraded(detail)) {
    return (
      <ReasonModal
        open
        title={`提出${name}不定等次`}
        confirm="提出不定等次"
        reason={false}
        consequence={`${calculation.suggestionReason}提出后不能再改，由另一位领导审定；要修改须先退回。`}
        onConfirm={() => propose.mutateAsync({ id, revision, grade: null, reason: null })}
        onClose={onClose}
      />
    );
  }
  const differs = grade !== suggestedGrade;
  return (
    <ReasonModal
      open
      title={`提出${name}的等次建议`}
      confirm="提出建议"
      reason={differs}
      help="与按得分建议的等次不同，理由会留在记录里供审定时查看。"
      consequence="提出后评分和票数不能再改，由另一位领导审定；要修改须先退回。"
      onConfirm={(reason) => propose.mutateAsync({ id, revision, grade, reason: differs ? reason : null })}
      onClose={onClose}
    >
      <p className={styles.ground}>{calculation.suggestionReason}</p>
      <GradeChoice
        label="拟定等次"
        words={gradeWords}
        value={grade}
        marks={[{ grade: suggestedGrade, word: '按得分建议' }]}
        cap={gradeCap}
        onChange={setGrade}
      />
    </ReasonModal>
  );
}

function SendBackDialog({ detail, onDone, onClose }: DialogProps) {
  const { id, revision, name } = detail;
  const sendBack = useMutation(orpc.assessment.sendBack.mutationOptions({ onSuccess: onDone }));
  return (
    <ReasonModal
      open
      title={`退回${name}的等次建议`}
      confirm="退回评分"
      consequence={`${detail.proposal?.by ?? ''}提出的等次建议会撤下，考核组可以继续修改评分和票数，之后重新提出。`}
      onConfirm={(reason) => sendBack.mutateAsync({ id, revision, reason })}
      onClose={onClose}
    />
  );
}

function ApproveDialog({ detail, onDone, onClose }: DialogProps) {
  const { id, revision, name, gradeWords, gradeCap, proposal, suggestedGrade } = detail;
  const [grade, setGrade] = useState<Grade>(proposal?.grade ?? suggestedGrade ?? 'competent');
  const [documentNumber, setDocumentNumber] = useState('');
  const fieldId = useId();
  const approve = useMutation(orpc.assessment.approve.mutationOptions({ onSuccess: onDone }));
  const graded = isGraded(detail);
  const differs = graded && grade !== proposal?.grade;
  return (
    <ReasonModal
      open
      title={graded ? `审定${name}的等次` : `审定${name}不定等次`}
      confirm="审定并锁定"
      reason={differs}
      help="与拟定等次不同，理由会留在记录里。"
      consequence={`${scoreOf(detail)}将锁定 1 份考核，之后修改须由领导重新开启并说明理由。`}
      onConfirm={(reason) =>
        approve.mutateAsync({
          id,
          revision,
          grade: graded ? grade : null,
          reason: differs ? reason : null,
          documentNumber: documentNumber.trim() || null,
        })
      }
      onClose={onClose}
    >
      {proposal && (
        <p className={styles.ground}>
          {proposal.by}拟定为{gradeWordOf(gradeWords, proposal.grade)}
          {proposal.reason === null ? '。' : `，理由：${proposal.reason}`}
        </p>
      )}
      {graded && (
        <GradeChoice
          label="审定等次"
          words={gradeWords}
          value={grade}
          marks={[
            { grade: proposal?.grade ?? null, word: '拟定' },
            { grade: suggestedGrade, word: '按得分建议' },
          ]}
          cap={gradeCap}
          onChange={setGrade}
        />
      )}
      <label htmlFor={fieldId} className={styles.choiceLabel}>
        审定文号（没有可不填）
      </label>
      <Input
        id={fieldId}
        className={styles.field}
        value={documentNumber}
        maxLength={60}
        placeholder="如 江驻领发〔2026〕3号"
        onChange={(event) => setDocumentNumber(event.target.value)}
      />
    </ReasonModal>
  );
}

function ReopenDialog({ detail, onDone, onClose }: DialogProps) {
  const { id, revision, name, approval, gradeWords } = detail;
  const reopen = useMutation(orpc.assessment.reopen.mutationOptions({ onSuccess: onDone }));
  const settled = approval
    ? `${approval.by}审定的等次“${gradeWordOf(gradeWords, approval.grade)}”`
    : '已审定的等次';
  return (
    <ReasonModal
      open
      grave
      title={`重新开启${name}的考核`}
      confirm="重新开启"
      consequence={`将解除 1 份考核的锁定，${settled}不再有效；已锁定的版本整份保留，可随时查看。`}
      onConfirm={(reason) => reopen.mutateAsync({ id, revision, reason })}
      onClose={onClose}
    />
  );
}
