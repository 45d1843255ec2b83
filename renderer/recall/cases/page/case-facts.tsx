import { Button } from 'antd';
import { faultLabels } from '#shared/case-vocabulary.ts';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import { Panel } from '../../../components/page.tsx';
import type { CaseEdit } from '../steps/obstacles.ts';
import styles from './case-page.module.css';

interface CaseFactsProps {
  readonly detail: CaseDetail;
  readonly onEdit: (edit: CaseEdit) => void;
}

/** The facts in words, by whose fault, and what is put forward. */
export function CaseFacts({ detail, onEdit }: CaseFactsProps) {
  const { decision, editable } = detail;
  const fault = decision?.fault ?? detail.fault;
  const measures =
    decision?.measures ?? detail.measureChoices.filter(({ code }) => detail.measures.includes(code));
  return (
    <Panel
      title="主要事实"
      extra={
        editable && (
          <span className={styles.buttons}>
            <Button size="small" onClick={() => onEdit('signals')}>
              并入线索
            </Button>
            <Button size="small" onClick={() => onEdit('facts')}>
              修改
            </Button>
          </span>
        )
      }
    >
      <p className={styles.prose}>{decision?.facts ?? (detail.facts || '还没有写明主要事实。')}</p>
      <dl className={styles.facts}>
        <dt>原因认定</dt>
        <dd>
          {fault === null ? '审定时认定' : faultLabels[fault]}
          {detail.faultReason !== null && `：${detail.faultReason}`}
        </dd>
        {(measures.length > 0 || detail.measureChoices.length > 0) && (
          <>
            <dt>{decision ? '处理措施' : '建议措施'}</dt>
            <dd>{measures.map(({ title }) => title).join('、') || '没有提出'}</dd>
          </>
        )}
        <dt>立案</dt>
        <dd>
          {detail.openedOn}，{detail.openedByName}
        </dd>
        {detail.proposedByName !== null && (
          <>
            <dt>提出</dt>
            <dd>{detail.proposedByName}登记</dd>
          </>
        )}
      </dl>
    </Panel>
  );
}
