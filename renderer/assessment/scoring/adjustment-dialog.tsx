import { Input } from 'antd';
import { useId, useState } from 'react';
import { adjustmentWords } from '#shared/assessment/calculation-adjustments.ts';
import { formatPoints, type Points, parsePoints } from '#shared/points.ts';
import type { AdjustmentRule } from '#shared/policy/scheme.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import styles from './adjustments-panel.module.css';

interface Entry {
  readonly points: Points;
  readonly evidence: string;
  readonly documentNumber: string | null;
}

interface AdjustmentDialogProps {
  readonly rule: AdjustmentRule;
  /** Points that may still be given under the rule. */
  readonly left: Points;
  readonly onRecord: (entry: Entry) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Records points on top or off, with what shows them. */
export function AdjustmentDialog({ rule, left, onRecord, onClose }: AdjustmentDialogProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [evidence, setEvidence] = useState('');
  const [documentNumber, setDocumentNumber] = useState('');
  const word = adjustmentWords[rule.kind];

  async function record() {
    const given = parsePoints(text);
    if (given === undefined || given === 0) throw new Error('请填写分值，最多两位小数。');
    if (given > left) throw new Error(`这一项还能${word} ${formatPoints(left)} 分，请改小。`);
    if (evidence.trim().length < 2) throw new Error('请填写依据，说明凭什么加分或扣分。');
    await onRecord({ points: given, evidence, documentNumber: documentNumber.trim() || null });
  }

  return (
    <ReasonModal
      open
      title={`登记${word}`}
      confirm={`登记${word}`}
      reason={false}
      consequence={
        <>
          {rule.title} <GroundChip ground={rule.ground} />
          ：最多{word} {formatPoints(rule.maximum)} 分，还能{word} {formatPoints(left)} 分。
        </>
      }
      onConfirm={record}
      onClose={onClose}
    >
      <div className={styles.fields}>
        <label htmlFor={`${id}-points`}>{word}分值</label>
        <Input
          id={`${id}-points`}
          autoFocus
          inputMode="decimal"
          autoComplete="off"
          maxLength={8}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <label htmlFor={`${id}-evidence`}>依据</label>
        <Input.TextArea
          id={`${id}-evidence`}
          className="desk-growing"
          maxLength={500}
          placeholder="如 2026年5月获市级优秀驻村干部表彰"
          value={evidence}
          onChange={(event) => setEvidence(event.target.value)}
        />
        <label htmlFor={`${id}-number`}>文号（没有可不填）</label>
        <Input
          id={`${id}-number`}
          maxLength={60}
          value={documentNumber}
          onChange={(event) => setDocumentNumber(event.target.value)}
        />
      </div>
    </ReasonModal>
  );
}
