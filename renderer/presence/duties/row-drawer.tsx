import { Button, Drawer, Skeleton } from 'antd';
import type { DutyPeriodStanding, DutyRow } from '#shared/contract/presence-duties.ts';
import { type BusinessDate, businessDateOf, formatDateLong } from '#shared/dates.ts';
import type { SchemeVersionId } from '#shared/ids.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { TextButton } from '../../components/text-button.tsx';
import styles from './duties.module.css';
import { RecordsOfRow } from './duty-records.tsx';
import { askedInWords, figureOf, stateSigns } from './duty-words.ts';
import { useDutyRow } from './use-duty-row.ts';

interface RowDrawerProps {
  /** Key of the row; null while nothing is open. */
  readonly row: string | null;
  /** Key of the period one looks at; null: the whole year. */
  readonly period: string | null;
  readonly year: number;
  readonly schemeVersionId: SchemeVersionId | null;
  readonly onPeriod: (key: string | null) => void;
  /** Opens the dialog for this row; null for who may not record. */
  readonly onRecord: ((row: DutyRow, doneOn: BusinessDate | null) => void) | null;
  readonly onClose: () => void;
}

/** A duty of one subject opened: every period in words, and what was recorded in it. */
export function RowDrawer(props: RowDrawerProps) {
  const { row, year, schemeVersionId } = props;
  const query = useDutyRow({ row, year, schemeVersionId });
  const data = query.data;
  return (
    <Drawer
      open={row !== null}
      onClose={props.onClose}
      size={640}
      title={data ? `${data.name} · ${data.duty.title}` : '履职情况'}
      destroyOnHidden
    >
      <ErrorMessage title="没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {row !== null && query.isPending && <Skeleton active title={false} />}
      {data === null && <p>{year}年没有这一行：对象这一年不在岗，或者方案不再有这项要求。</p>}
      {data && <RowSheet {...props} data={data} />}
    </Drawer>
  );
}

function RowSheet({
  data,
  period,
  year,
  schemeVersionId,
  onPeriod,
  onRecord,
}: RowDrawerProps & { data: DutyRow }) {
  const { duty, periods, ref } = data;
  const chosen = periods.find(({ key }) => key === period) ?? null;
  const where = [
    data.role && postRoleLabels[data.role],
    data.townshipName && `${data.townshipName}${data.villageName ?? ''}`,
    ref.subject === 'person' && data.unitName && `${data.unitName}派出`,
    data.startDate && `${formatDateLong(data.startDate)}到岗`,
    data.endDate && `${formatDateLong(data.endDate)}离岗`,
  ].filter(Boolean);
  return (
    <>
      <p className={styles.aloud}>{chosen ? chosen.sentence : yearSentence(data, year)}</p>
      {chosen && duty.period === 'week' && (
        <p className={styles.who}>
          {chosen.label}：{formatDateLong(chosen.from)}至{formatDateLong(chosen.to)}
        </p>
      )}
      {where.length > 0 && <p className={styles.who}>{where.join(' · ')}</p>}
      <p className={styles.who}>
        {askedInWords(duty)}，由{duty.doneBy}完成 <GroundChip ground={duty.ground} />
      </p>
      <section className={styles.part} aria-label="各期情况">
        <h2>
          <span>各期情况</span>
          {chosen && <TextButton onClick={() => onPeriod(null)}>看全年</TextButton>}
        </h2>
        <ul className={duty.period === 'term' ? `${styles.periods} ${styles.term}` : styles.periods}>
          {periods.map((each) => (
            <li key={each.key}>
              <PeriodButton
                period={each}
                chosen={each.key === period}
                onChoose={() => onPeriod(each.key === period ? null : each.key)}
              />
            </li>
          ))}
        </ul>
      </section>
      <RecordsOfRow
        row={data}
        span={spanOf(chosen === null ? periods : [chosen])}
        title={chosen ? `${chosen.label}的登记` : `${year}年的登记`}
        schemeVersionId={schemeVersionId}
        action={
          onRecord && (
            <Button size="small" onClick={() => onRecord(data, dayWithin(chosen))}>
              登记
            </Button>
          )
        }
      />
    </>
  );
}

interface PeriodButtonProps {
  readonly period: DutyPeriodStanding;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function PeriodButton({ period, chosen, onChoose }: PeriodButtonProps) {
  return (
    <button
      type="button"
      className={styles.period}
      aria-pressed={chosen}
      title={period.sentence}
      onClick={onChoose}
    >
      <span>{period.label}</span>
      <span className={styles[`state_${period.state}`]}>
        {stateSigns[period.state]}
        {figureOf(period)}
      </span>
    </button>
  );
}

/** Today where it lies in the period: the day an act is most often recorded for. */
function dayWithin(period: DutyPeriodStanding | null): BusinessDate | null {
  const today = businessDateOf(new Date());
  return period && period.from <= today && today <= period.to ? today : null;
}

const spanOf = (periods: readonly DutyPeriodStanding[]) => ({
  from: periods.map(({ from }) => from).sort()[0] ?? null,
  to:
    periods
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? null,
});

function yearSentence({ name, duty, totals }: DutyRow, year: number): string {
  const { due, done, short, running, missing } = totals;
  const parts = [
    due > 0 && `${due} 期中完成 ${done} 期`,
    short > 0 && `${short} 期不足，共缺 ${missing} ${duty.unit}`,
    running > 0 && `${running} 期进行中`,
  ].filter(Boolean);
  return `${name}${year}年${duty.title}：${parts.length > 0 ? parts.join('，') : '没有到期的周期'}。`;
}
