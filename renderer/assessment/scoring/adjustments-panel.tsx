import { Button } from 'antd';
import { useState } from 'react';
import { adjustmentWords } from '#shared/assessment/calculation-adjustments.ts';
import type { AssessmentDetail, ScoreAdjustment } from '#shared/contract/assessment-record.ts';
import { formatPoints, formatPointsAligned, points } from '#shared/points.ts';
import type { AdjustmentRule } from '#shared/policy/scheme.ts';
import { client } from '../../app/client.ts';
import { formatMinute } from '../../app/format.ts';
import { useAllowed } from '../../app/session.tsx';
import { GroundChip } from '../../components/clause-chip.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { AdjustmentDialog } from './adjustment-dialog.tsx';
import styles from './adjustments-panel.module.css';
import type { Editor } from './editor.ts';
import { ExampleMark } from './example-mark.tsx';
import { isOpenForEntry } from './phase.ts';

interface AdjustmentsPanelProps {
  readonly detail: AssessmentDetail;
  readonly editor: Editor;
}

const signs = { bonus: '+', deduction: '−' } as const;
const sumOf = (entries: readonly ScoreAdjustment[]) =>
  points(entries.reduce((sum, { points: given }) => sum + given, 0));

/** Bonus and deduction: each rule of the template with its entries, and what shows them. */
export function AdjustmentsPanel({ detail, editor }: AdjustmentsPanelProps) {
  const [recording, setRecording] = useState<AdjustmentRule | null>(null);
  const [voiding, setVoiding] = useState<ScoreAdjustment | null>(null);
  const open = isOpenForEntry(detail);
  const mayRecord = useAllowed('assessment.recordAdjustment') && open;
  const mayVoid = useAllowed('assessment.voidAdjustment') && open;
  const rules = detail.template.adjustments;
  if (rules.length === 0) return null;
  return (
    <section className={styles.panel} aria-label="加分与扣分">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">加分与扣分</th>
            <th scope="col">最多</th>
            <th scope="col">已登记</th>
            <td />
          </tr>
        </thead>
        {rules.map((rule) => {
          const entries = detail.adjustments.filter(({ code }) => code === rule.code);
          const sum = sumOf(entries);
          return (
            <tbody key={rule.code}>
              <tr>
                <th scope="row">
                  <span className={styles.title}>
                    <b>{adjustmentWords[rule.kind]}</b> {rule.title}
                    <GroundChip ground={rule.ground} tabIndex={-1} />
                  </span>
                </th>
                <td>
                  <span className={styles.maximum}>
                    <ExampleMark ground={rule.maximumGround} />
                    {formatPoints(rule.maximum)}
                  </span>
                </td>
                <td>{entries.length === 0 ? '—' : `${signs[rule.kind]} ${formatPointsAligned(sum)}`}</td>
                <td>
                  {mayRecord && sum < rule.maximum && (
                    <Button
                      size="small"
                      aria-label={`登记${adjustmentWords[rule.kind]}：${rule.title}`}
                      onClick={() => setRecording(rule)}
                    >
                      登记
                    </Button>
                  )}
                </td>
              </tr>
              {entries.map((entry) => (
                <tr key={entry.id} className={styles.entry}>
                  <td colSpan={2}>
                    {entry.evidence}
                    {entry.documentNumber !== null && `（${entry.documentNumber}）`}
                    <span className={styles.quiet}>
                      {' '}
                      {entry.recordedBy} {formatMinute(entry.recordedAt)} 登记
                    </span>
                  </td>
                  <td>{formatPointsAligned(entry.points)}</td>
                  <td>
                    {mayVoid && (
                      <Button
                        size="small"
                        type="text"
                        aria-label={`作废：${entry.evidence}`}
                        onClick={() => setVoiding(entry)}
                      >
                        作废
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          );
        })}
      </table>
      {recording && (
        <AdjustmentDialog
          rule={recording}
          left={points(
            recording.maximum - sumOf(detail.adjustments.filter(({ code }) => code === recording.code)),
          )}
          onRecord={(entry) =>
            editor.run(
              (target) => client.assessment.recordAdjustment({ ...target, code: recording.code, ...entry }),
              ({ adjustments }) => adjustments,
            )
          }
          onClose={() => setRecording(null)}
        />
      )}
      {voiding && (
        <ReasonModal
          open
          grave
          title="作废这一项"
          confirm="作废"
          consequence={`“${voiding.evidence}”的 ${formatPoints(voiding.points)} 分不再计入总分；登记和作废的经过都留在变更记录里。`}
          onConfirm={(reason) =>
            editor.run(
              (target) => client.assessment.voidAdjustment({ ...target, adjustmentId: voiding.id, reason }),
              ({ adjustments }) => adjustments,
            )
          }
          onClose={() => setVoiding(null)}
        />
      )}
    </section>
  );
}
