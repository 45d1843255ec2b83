import { Button, Form, Input, Segmented } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { AttendanceRow } from '#shared/contract/presence-attendance.ts';
import type { BusinessDate, Month } from '#shared/dates.ts';
import { attendanceKindLabels, attendanceKinds } from '#shared/vocabulary.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { useShortcut } from '../../components/use-shortcut.ts';
import type { Editor, MonthSave } from './editor.ts';
import { isTotalsOnly, lastEditableDay, storedDays } from './grid-model.ts';
import styles from './month-drawer.module.css';
import { countTexts, readCount, readTotals } from './month-record.ts';

interface MonthFormProps {
  readonly month: Month;
  readonly row: AttendanceRow;
  readonly today: BusinessDate;
  readonly editor: Editor;
  readonly readOnly: string | null;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onSaved: () => void;
}

type Kind = 'days' | 'totals';

/** How the month is recorded, round trips and note; saved by hand, since half of a row of totals may add up by chance. */
export function MonthForm(props: MonthFormProps) {
  const { month, row, today, editor, readOnly, onUnsaved } = props;
  const id = useId();
  const first = {
    kind: (isTotalsOnly(row) ? 'totals' : 'days') satisfies Kind as Kind,
    totals: countTexts(row.counts),
    trips: row.roundTrips === null ? '' : String(row.roundTrips),
    note: row.note ?? '',
  };
  const [typed, setTyped] = useState(first);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const running = useRef(false);
  const unsaved = JSON.stringify(typed) !== JSON.stringify(first);
  useEffect(() => onUnsaved(unsaved), [unsaved, onUnsaved]);

  const daysOnPost = Math.max(0, lastEditableDay(month, row.lastDay, today) - row.firstDay + 1);
  const totals = readTotals(typed.totals, daysOnPost);
  const trips = readCount(typed.trips);
  const tripsWrong = trips === null || trips > 31 ? '往返次数应填 0 至 31 的整数。' : null;
  const totalsWrong = typed.kind === 'totals' && totals.kind === 'wrong' ? totals.message : null;

  async function save() {
    if (running.current || !unsaved || readOnly !== null) return;
    if (tripsWrong !== null || totalsWrong !== null) {
      setError(new Error(totalsWrong ?? tripsWrong ?? ''));
      return;
    }
    running.current = true;
    setSaving(true);
    setError(null);
    try {
      const what: MonthSave = {
        record:
          typed.kind === 'totals' && totals.kind === 'totals'
            ? { kind: 'totals', totals: totals.totals }
            : { kind: 'days', days: storedDays(month, row) },
        roundTrips: typed.trips.trim() === '' ? null : trips,
        note: typed.note,
      };
      await editor.saveMonth(month, row, what);
      onUnsaved(false);
      props.onSaved();
    } catch (failure) {
      setError(failure);
    } finally {
      running.current = false;
      setSaving(false);
    }
  }
  useShortcut('s', () => void save());

  return (
    <Form layout="vertical" disabled={readOnly !== null || saving} onFinish={() => void save()}>
      <Form.Item label="登记方式">
        <Segmented<Kind>
          aria-label="登记方式"
          value={typed.kind}
          disabled={readOnly !== null}
          onChange={(kind) => setTyped({ ...typed, kind })}
          options={[
            { value: 'days', label: '按天登记' },
            { value: 'totals', label: '只登记合计' },
          ]}
        />
        <Consequence kind={typed.kind} row={row} />
      </Form.Item>
      {typed.kind === 'totals' && (
        <fieldset className={styles.totals}>
          <legend>各项天数</legend>
          {attendanceKinds.map((kind) => (
            <label key={kind} className={styles.total} htmlFor={`${id}-${kind}`}>
              <span>{attendanceKindLabels[kind]}</span>
              <Input
                id={`${id}-${kind}`}
                inputMode="numeric"
                maxLength={2}
                value={typed.totals[kind]}
                status={readCount(typed.totals[kind]) === null ? 'error' : ''}
                onChange={(event) =>
                  setTyped({ ...typed, totals: { ...typed.totals, [kind]: event.target.value } })
                }
              />
            </label>
          ))}
          <p className={totalsWrong === null ? styles.hint : styles.wrong} role="status">
            {totalsWrong ??
              `合计 ${totals.kind === 'totals' ? totals.sum : 0} 天，可以登记的有 ${daysOnPost} 天。`}
          </p>
        </fieldset>
      )}
      <div className={styles.others}>
        <Form.Item
          label="往返次数"
          htmlFor={`${id}-trips`}
          validateStatus={tripsWrong === null ? '' : 'error'}
          help={tripsWrong ?? '派出单位与村之间报销的往返'}
        >
          <Input
            id={`${id}-trips`}
            inputMode="numeric"
            maxLength={2}
            value={typed.trips}
            onChange={(event) => setTyped({ ...typed, trips: event.target.value })}
          />
        </Form.Item>
        <Form.Item label="备注" htmlFor={`${id}-note`}>
          <Input
            id={`${id}-note`}
            maxLength={200}
            value={typed.note}
            onChange={(event) => setTyped({ ...typed, note: event.target.value })}
          />
        </Form.Item>
      </div>
      <ErrorMessage title="没有保存" error={error} />
      {readOnly === null ? (
        <Button type="primary" htmlType="submit" loading={saving} disabled={!unsaved}>
          保存
        </Button>
      ) : (
        <p className={styles.hint}>{readOnly}</p>
      )}
    </Form>
  );
}

/** What changing the way of recording would do to what is there. */
function Consequence({ kind, row }: { readonly kind: Kind; readonly row: AttendanceRow }) {
  if (kind === 'totals' && row.days !== null)
    return <p className={styles.warning}>保存后只留合计，原来每天的登记不再保留（变更记录里查得到）。</p>;
  if (kind === 'days' && isTotalsOnly(row))
    return <p className={styles.warning}>保存后合计清空，请在表格里逐日登记。</p>;
  return null;
}
