import { useQueryClient } from '@tanstack/react-query';
import { Modal, Radio } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { BallotPassNumber, BatchDetail } from '#shared/contract/assessment-ballots.ts';
import {
  type BallotEntryMethod,
  ballotEntryMethodLabels,
  ballotEntryMethodSchema,
  ballotEntryMethods,
} from '#shared/vocabulary.ts';
import { client, orpc } from '../../../app/client.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { passLabels } from '../words.ts';
import styles from './batch.module.css';

interface StartDialogProps {
  readonly batch: BatchDetail;
  readonly pass: BallotPassNumber;
  readonly open: boolean;
  readonly onClose: () => void;
}

const explanations: Record<BallotEntryMethod, string> = {
  ballots: '看着纸质票，用数字键一张一张录。两遍都逐张录时，差异可以核对到每张票的每个人。',
  totals: '票已经手工计好，只填每人各等次的合计。',
  sheet: '票已经计在本批次的计票表（.xlsx）里，直接导入。',
};
const shownFirst: readonly BallotEntryMethod[] = [
  'ballots',
  ...ballotEntryMethods.filter((m) => m !== 'ballots'),
];

/** Chooses how the ballots are put in, and begins. */
export function StartDialog({ batch, pass, open, onClose }: StartDialogProps) {
  const [method, setMethod] = useState<BallotEntryMethod>('ballots');
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const navigate = useNavigate();
  const queries = useQueryClient();

  async function start() {
    setRunning(true);
    setError(null);
    try {
      const { id, revision } = batch;
      await client.assessment.startPass({ id, revision, pass, method });
      void queries.invalidateQueries({ queryKey: orpc.assessment.listBatches.key() });
      void navigate(`/assessment/${batch.cycleId}/ballots/${id}/enter`);
    } catch (failure) {
      setError(failure);
      setRunning(false);
    }
  }

  return (
    <Modal
      open={open}
      title={batch.ballotEntry === 'double' ? `录入${passLabels[pass]}` : '录入测评票'}
      okText="开始录入"
      cancelText="取消"
      confirmLoading={running}
      destroyOnHidden
      onOk={() => void start()}
      onCancel={onClose}
    >
      <Radio.Group
        className={styles.methods ?? ''}
        value={method}
        onChange={(event) => setMethod(ballotEntryMethodSchema.parse(event.target.value))}
      >
        {shownFirst.map((each) => (
          <Radio key={each} value={each}>
            {ballotEntryMethodLabels[each]}
            <span className={styles.explanation}>{explanations[each]}</span>
          </Radio>
        ))}
      </Radio.Group>
      <p className={styles.note}>
        录入前请把票打乱次序，写有意见建议的票另放一处，全部录完后再录意见。录入开始后，票上列的人不能再改。
      </p>
      <ErrorMessage error={error} />
    </Modal>
  );
}
