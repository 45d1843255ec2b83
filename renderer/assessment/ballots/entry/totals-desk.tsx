import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { client, orpc } from '../../../app/client.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { SaveIndicator } from '../../../components/save-indicator.tsx';
import { UnsavedGuard } from '../../../components/unsaved-guard.tsx';
import { CountField } from '../../scoring/count-field.tsx';
import { moveBetweenCounts } from '../../scoring/count-keys.ts';
import type { DeskProps } from './desk.types.ts';
import styles from './entry.module.css';
import { EntryHead } from './entry-head.tsx';
import { figuresOf, rowFault, type TypedTotals, typedFrom } from './typed-totals.ts';
import { useTotalsSaving } from './use-totals-saving.ts';

/** Totals per option: a line for each person, as they stand on the tally made by hand. */
export function TotalsDesk({ batch, entry, back }: DeskProps) {
  const [typed, setTyped] = useState<TypedTotals>(() => typedFrom(entry, batch.options));
  const saving = useTotalsSaving(batch, entry, typed);
  const [error, setError] = useState<unknown>(null);
  const [running, setRunning] = useState(false);
  const faultId = useId();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const figures = figuresOf(typed);

  const change = (next: Partial<TypedTotals>) => setTyped((current) => ({ ...current, ...next }));
  const changeCell = (row: number, column: number, text: string) =>
    change({
      rows: typed.rows.map((cells, index) => (index === row ? cells.with(column, text) : cells)),
    });

  async function finish() {
    setRunning(true);
    setError(null);
    try {
      const revision = await saving.saveNow();
      const { id } = batch;
      const returned = figures.returned ?? 0;
      const after = await client.assessment.finishPass({ id, pass: entry.pass, revision, returned });
      queries.setQueryData(orpc.assessment.getBatch.queryKey({ input: { id } }), after);
      void queries.invalidateQueries({ queryKey: orpc.assessment.key() });
      void navigate(after.state === 'differences' ? `${back}/differences` : back);
    } catch (failure) {
      setError(failure);
    } finally {
      setRunning(false);
    }
  }

  const columns = [...batch.options.map(({ label }) => label), '未填'];
  return (
    <div className={styles.frame}>
      <EntryHead
        batch={batch}
        pass={entry.pass}
        figures={[
          { label: '发出', value: batch.issued },
          {
            label: '收回',
            value: figures.returned ?? '—',
            strong: true,
            warning: (figures.returned ?? 0) > batch.issued ? '多于发出' : null,
          },
          { label: '有效', value: figures.valid ?? '—' },
          { label: '无效', value: figures.invalid ?? '—' },
        ]}
      >
        <SaveIndicator state={saving.state} />
        <Button onClick={() => void saving.saveNow().then(() => navigate(back), setError)}>返回</Button>
        <Button type="primary" loading={running} onClick={() => void finish()}>
          录完
        </Button>
      </EntryHead>
      <ErrorMessage error={error ?? saving.error} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows and Enter move between its fields */}
      <div className={styles.sheet} onKeyDown={moveBetweenCounts}>
        <div className={styles.controls} data-count-row="">
          {(['returned', 'invalid'] as const).map((key) => (
            // biome-ignore lint/a11y/noLabelWithoutControl: the field is inside
            <label key={key}>
              {key === 'returned' ? '收回' : '无效'}
              <CountField
                value={typed[key]}
                readOnly={false}
                aria-label={key === 'returned' ? '收回' : '无效'}
                onChange={(text) => change({ [key]: text })}
              />
              张
            </label>
          ))}
        </div>
        <table>
          <caption className="desk-hidden">各人票数</caption>
          <thead>
            <tr>
              <th scope="col">姓名</th>
              {columns.map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
              <th scope="col">合计</th>
              <th scope="col">核对</th>
            </tr>
          </thead>
          <tbody>
            {batch.subjects.map(({ assessmentId, name }, row) => {
              const cells = typed.rows[row] ?? [];
              const fault = rowFault(cells, figures.valid);
              return (
                <tr key={assessmentId} data-count-row="">
                  <th scope="row">{name}</th>
                  {columns.map((label, column) => (
                    <td key={label}>
                      <CountField
                        value={cells[column] ?? ''}
                        readOnly={false}
                        wrong={fault.wrong}
                        describedBy={`${faultId}-${row}`}
                        aria-label={`${name} ${label}`}
                        onChange={(text) => changeCell(row, column, text)}
                      />
                    </td>
                  ))}
                  <td>{fault.sum ?? ''}</td>
                  <td id={`${faultId}-${row}`} className={styles.fault}>
                    {fault.sentence}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <UnsavedGuard unsaved={saving.unsaved} what="有票数还没有填完或保存" />
    </div>
  );
}
