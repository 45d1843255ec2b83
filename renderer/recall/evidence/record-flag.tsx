import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import { type Evidence, evidenceRecordStandingLabels } from '#shared/contract/recall-evidence.ts';
import { client, messageOf } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { addressOfRecord } from '../record-address.ts';
import styles from './evidence.module.css';
import { useCaseWrite } from './use-case-write.ts';

interface RecordFlagProps {
  readonly detail: CaseDetail;
  readonly piece: Evidence;
}

/** The record that a piece of evidence rests on, and what has changed of it since, until somebody has noted it. */
export function RecordFlag({ detail, piece }: RecordFlagProps) {
  const { message } = App.useApp();
  const [noting, setNoting] = useState(false);
  const mayNote = useAllowed('recall.noteRecordChange') && detail.endedOn === null;
  const write = useCaseWrite(detail);
  const { record } = piece;
  if (record === null) return null;
  const { currentSha256 } = record;

  async function note() {
    setNoting(true);
    try {
      await write((at) => client.recall.noteRecordChange({ ...at, evidenceId: piece.id, currentSha256 }));
      message.success('变动已记入时间线。');
    } catch (failure) {
      message.error(messageOf(failure));
    } finally {
      setNoting(false);
    }
  }

  return (
    <div className={styles.record}>
      <span className={styles.quiet}>依据记录：</span>
      {record.standing === 'gone' ? (
        record.label
      ) : (
        <Link to={addressOfRecord(record, detail.subject)}>{record.label}</Link>
      )}
      {record.standing !== 'same' && (
        <div className={record.noted ? styles.noted : styles.changed}>
          <StatusChip tone={record.noted ? 'grey' : 'amber'}>
            {evidenceRecordStandingLabels[record.standing]}
            {record.noted && '，已登记'}
          </StatusChip>
          <ul>
            {record.changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
          {mayNote && !record.noted && piece.voided === null && (
            <Button size="small" loading={noting} onClick={() => void note()}>
              已知悉，记入时间线
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
