import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Skeleton, Space } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { CalendarDay, CalendarYear } from '#shared/contract/presence-calendar.ts';
import {
  addDays,
  type BusinessDate,
  businessDateOf,
  businessDateSchema,
  firstDayOf,
  formatDateLong,
  yearSchema,
} from '#shared/dates.ts';
import { client, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { NextIcon, PreviousIcon } from '../../components/icons.tsx';
import { Page, PageHeader, Panel } from '../../components/page.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import styles from './calendar.module.css';
import { DayDialog } from './day-dialog.tsx';
import { MonthCard } from './month-card.tsx';
import { SpecialDays } from './special-days.tsx';
import { monthsOfYear } from './year-model.ts';

/** Steps of the arrow keys, in days. */
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};

/** 工作日历: which days are worked, by what, and what the organisation has changed. */
export function CalendarPage() {
  const queryClient = useQueryClient();
  const [parameters, setParameters] = useSearchParams();
  const today = businessDateOf(new Date());
  const asked = yearSchema.safeParse(Number(parameters.get('year')));
  const year = asked.success ? asked.data : Number(today.slice(0, 4));
  const query = useQuery(
    orpc.presence.calendar.queryOptions({ input: { year }, placeholderData: (before) => before }),
  );
  const mayChange = useAllowed('presence.setHoliday');
  // Each opening is a dialog of its own, so that it starts from the day as it is now.
  const [dialog, setDialog] = useState<{ open: boolean; date: BusinessDate | null; turn: number }>({
    open: false,
    date: null,
    turn: 0,
  });
  const [removing, setRemoving] = useState<CalendarDay | null>(null);
  const [focused, setFocused] = useState<BusinessDate | null>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const data = query.data;

  const show = (next: number) => setParameters({ year: String(next) }, { replace: true });
  const ask = (date: BusinessDate | null) => setDialog(({ turn }) => ({ open: true, date, turn: turn + 1 }));

  function done(changed: CalendarYear) {
    queryClient.setQueryData(orpc.presence.calendar.queryKey({ input: { year: changed.year } }), changed);
    // Days are counted by the calendar nearly everywhere.
    void queryClient.invalidateQueries({ queryKey: orpc.presence.key() });
    void queryClient.invalidateQueries({ queryKey: orpc.recall.key() });
    show(changed.year);
  }

  const inYear = (date: string) => date.startsWith(`${year}-`);
  const current = focused !== null && inYear(focused) ? focused : inYear(today) ? today : firstDayOf(year);

  function onKeyDown(event: KeyboardEvent) {
    const step = steps[event.key];
    const from = event.target instanceof HTMLElement ? event.target.dataset.date : undefined;
    const parsed = businessDateSchema.safeParse(from);
    if (step === undefined || !parsed.success) return;
    event.preventDefault();
    const to = addDays(parsed.data, step);
    if (inYear(to)) sheet.current?.querySelector<HTMLElement>(`[data-date="${to}"]`)?.focus();
  }

  return (
    <Page>
      <PageHeader
        title="工作日历"
        crumbs={[{ label: '日常管理' }, { label: '考勤', to: '/daily/attendance' }]}
        meta={
          <Space.Compact>
            <Button
              aria-label="上一年"
              icon={<PreviousIcon />}
              disabled={year <= 2000}
              onClick={() => show(year - 1)}
            />
            <Button className="desk-month" tabIndex={-1} aria-live="polite">
              {year}年
            </Button>
            <Button
              aria-label="下一年"
              icon={<NextIcon />}
              disabled={year >= 2199}
              onClick={() => show(year + 1)}
            />
          </Space.Compact>
        }
        action={
          mayChange && (
            <Button type="primary" onClick={() => ask(null)}>
              调整某一天
            </Button>
          )
        }
      />
      <ErrorMessage title="日历没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {!data && query.isPending && <Skeleton active title={false} />}
      {data && (
        <>
          {data.covered ? (
            <p className={styles.hint}>{data.explanation}</p>
          ) : (
            <Alert type="warning" showIcon title={data.explanation} />
          )}
          <div className={styles.columns}>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows between the days, which are buttons */}
            <div ref={sheet} className={styles.months} onKeyDown={onKeyDown}>
              {monthsOfYear(data).map((month) => (
                <MonthCard
                  key={month.month}
                  month={month}
                  changed={changedDays(data)}
                  today={today}
                  current={current}
                  onPick={mayChange ? ask : null}
                  onFocus={setFocused}
                />
              ))}
            </div>
            <Panel
              title="节假日和调休"
              extra={<span className={styles.hint}>全年 {sum(data.workingDays)} 个工作日</span>}
            >
              <SpecialDays days={data.days} onRemove={mayChange ? setRemoving : null} />
            </Panel>
          </div>
          <DayDialog
            key={dialog.turn}
            open={dialog.open}
            date={dialog.date}
            known={new Map(data.days.map((day) => [day.date, day]))}
            onDone={done}
            onClose={() => setDialog((before) => ({ ...before, open: false }))}
          />
        </>
      )}
      <ReasonModal
        open={removing !== null}
        title={`取消${removing ? formatDateLong(removing.date) : ''}的调整`}
        consequence={`这一天将恢复为公布的安排，没有公布的恢复为按周几计算；考勤、请假天数和补助随即按新的日历重新得出。`}
        confirm="取消调整"
        onConfirm={async (reason) => {
          if (removing) done(await client.presence.removeHoliday({ date: removing.date, reason }));
        }}
        onClose={() => setRemoving(null)}
      />
    </Page>
  );
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

const changedDays = ({ days }: CalendarYear) =>
  new Set(days.flatMap(({ date, source }) => (source === 'organisation' ? [date] : [])));
