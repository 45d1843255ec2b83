import { Button } from 'antd';
import { evidenceTypeLabels } from '#shared/case-vocabulary.ts';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import type { Attachment, Evidence } from '#shared/contract/recall-evidence.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { AttachmentList } from './attachment-list.tsx';
import styles from './evidence.module.css';
import { RecordFlag } from './record-flag.tsx';

interface EvidenceRowProps {
  readonly detail: CaseDetail;
  readonly piece: Evidence;
  readonly files: readonly Attachment[];
  /** What the reader may do with it; null for what they may not. */
  readonly onAttach: (() => void) | null;
  readonly onVoid: (() => void) | null;
}

/** One piece of evidence: what it says, for which clauses, on what it rests, and its files. */
export function EvidenceRow({ detail, piece, files, onAttach, onVoid }: EvidenceRowProps) {
  const triggers = detail.triggerChoices.filter(({ code }) => piece.triggers.includes(code));
  const name = `证据${piece.number}`;
  return (
    <tr className={piece.voided === null ? undefined : styles.voided}>
      <th scope="row">
        {piece.voided === null ? name : <s>{name}</s>}
        {piece.decided && <StatusChip>审定依据</StatusChip>}
      </th>
      <td>
        <ul className={styles.clauses}>
          {triggers.map((trigger) => (
            <li key={trigger.code} title={trigger.title}>
              <GroundChip ground={trigger.ground} />
            </li>
          ))}
        </ul>
      </td>
      <td>
        {evidenceTypeLabels[piece.type]}
        <br />
        <span className={styles.date}>{piece.on}</span>
      </td>
      <td>
        <p className={styles.source}>{piece.source}</p>
        <p className={styles.finding}>{piece.finding}</p>
        <RecordFlag detail={detail} piece={piece} />
        {piece.voided !== null && <p className={styles.quiet}>已作废：{piece.voided.reason}</p>}
      </td>
      <td>
        <AttachmentList detail={detail} files={files} label={`${name}的附件`} />
        {onAttach && piece.voided === null && (
          <Button size="small" type="link" aria-label={`为${name}添加附件`} onClick={onAttach}>
            添加附件
          </Button>
        )}
      </td>
      <td className={styles.last}>
        {onVoid && piece.voided === null && !piece.decided && (
          <Button size="small" danger aria-label={`作废${name}`} onClick={onVoid}>
            作废证据
          </Button>
        )}
      </td>
    </tr>
  );
}
