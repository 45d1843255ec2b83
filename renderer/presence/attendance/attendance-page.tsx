import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { AttendanceRow } from '#shared/contract/presence-attendance.ts';
import { formatMonthLong, type Month } from '#shared/dates.ts';
import { permissions } from '#shared/permissions.ts';
import { roleLabels } from '#shared/vocabulary.ts';
import { client } from '../../app/client.ts';
import { formatCount } from '../../app/format.ts';
import { useAllowed, useSession } from '../../app/session.tsx';
import type { RowSource } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { UploadIcon } from '../../components/icons.tsx';
import { MonthSwitch } from '../../components/month-switch.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { SaveIndicator } from '../../components/save-indicator.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { useUnsavedWork } from '../../components/unsaved-work.ts';
import { useShortcut } from '../../components/use-shortcut.ts';
import { type AttendanceFilter, presentMonth, useAttendanceAddress } from './attendance-address.ts';
import { AttendanceFilterBar, isFiltered } from './attendance-filter.tsx';
import { AttendanceGrid } from './attendance-grid.tsx';
import styles from './attendance-page.module.css';
import { AttendanceTools } from './attendance-tools.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import type { EditorState } from './editor.ts';
import { MonthDrawer } from './month-drawer.tsx';
import { PersonDrawer } from './person-drawer.tsx';
import type { ViewContext } from './row-view.ts';
import { RulesLine } from './rules-line.tsx';
import { runningLimitOf, useSchemeRules } from './scheme-rules.ts';
import { headKey, rowsKey, useAttendanceEditor } from './use-attendance-editor.ts';

function sourceOf(month: Month, filter: AttendanceFilter): RowSource<AttendanceRow, never> {
  return {
    key: [...rowsKey(month), filter],
    load: ({ offset, limit }, signal) =>
      client.presence.listAttendance({ month, ...filter, offset, limit }, { signal }),
  };
}

/** 考勤: the month of everyone on post as a sheet. */
export function AttendancePage() {
  const navigate = useNavigate();
  const address = useAttendanceAddress();
  const { month, filter, openPosting, openSheet } = address;
  const { editor, state } = useAttendanceEditor();
  const readOnly = useReadOnly();
  const mayImport = useAllowed('presence.commitAttendanceImport');
  const [drawerUnsaved, setDrawerUnsaved] = useState(false);
  if (address.sheet === null && drawerUnsaved) setDrawerUnsaved(false);

  const filterKey = JSON.stringify(filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the filter, whose object is new each time
  const source = useMemo(() => sourceOf(month, filter), [month, filterKey]);
  const head = useQuery({
    queryKey: [...headKey(month), filter],
    queryFn: ({ signal }) => client.presence.listAttendance({ month, ...filter, limit: 1 }, { signal }),
    placeholderData: (before, query) => (query?.queryKey.includes(month) ? before : undefined),
  });
  const data = head.data;
  const rules = useSchemeRules(data?.scheme?.id ?? null);
  const limit = runningLimitOf(rules)?.moreThan ?? null;
  const calendarKey = JSON.stringify(data?.days);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the days, whose array is new with each answer
  const context = useMemo<ViewContext | null>(
    () => (data ? { month, today: data.today, calendar: data.days, runningLimit: limit } : null),
    [month, data?.today, calendarKey, limit],
  );

  useShortcut('s', () => void editor.saveNow());
  // The last marks may still be on their way to being saved, which leaving by a link waits for.
  useUnsavedWork(state.unsaved.length > 0);
  const held = heldBack(state);
  const openRow = useCallback((row: AttendanceRow) => openPosting(row.postingId), [openPosting]);
  // The drawer shows what is stored: the last marks are stored first.
  const openMonth = (row: AttendanceRow) => void editor.saveNow().then(() => openSheet(row.postingId));

  return (
    <Page fill>
      <PageHeader
        title="考勤"
        crumbs={[{ label: '日常管理' }]}
        meta={
          <span className={styles.meta}>
            <MonthSwitch value={month} last={presentMonth()} onChange={address.setMonth} />
            {data && (
              <span>
                在岗 {formatCount(data.onPost)} 人，已登记 {formatCount(data.recorded)} 人
              </span>
            )}
          </span>
        }
        extra={
          <>
            <SaveIndicator state={state.save} />
            <Link to={`/daily/calendar?year=${month.slice(0, 4)}`}>工作日历</Link>
          </>
        }
        action={
          mayImport && (
            <Button
              type="primary"
              icon={<UploadIcon />}
              onClick={() => void navigate('/daily/attendance/import')}
            >
              导入考勤表
            </Button>
          )
        }
      />
      <ErrorMessage title="考勤没有载入" error={head.error} onRetry={() => void head.refetch()} />
      <ErrorMessage
        title="没有保存成功，您填写的内容还在"
        error={state.error}
        onRetry={() => void editor.saveNow()}
      />
      <ConflictNotice editor={editor} state={state} />
      {data && (
        <RulesLine
          scheme={data.scheme}
          rules={rules}
          calendarCovered={data.calendarCovered}
          year={month.slice(0, 4)}
        />
      )}
      {context && data ? (
        <AttendanceGrid
          source={source}
          context={context}
          editor={editor}
          state={state}
          readOnly={readOnly}
          toolbar={<AttendanceFilterBar filter={filter} onChange={address.setFilter} />}
          tools={
            <AttendanceTools
              month={month}
              filter={filter}
              calendar={data.days}
              empty={data.total === 0}
              onBefore={editor.saveNow}
            />
          }
          empty={<Nobody month={month} filtered={isFiltered(filter)} />}
          onOpenPerson={openRow}
          onOpenMonth={openMonth}
        />
      ) : (
        head.error === null && <Skeleton active title={false} />
      )}
      <MonthDrawer
        postingId={address.sheet}
        month={month}
        editor={editor}
        rules={rules}
        readOnly={readOnly}
        onUnsaved={setDrawerUnsaved}
        onPerson={openPosting}
        onClose={address.close}
      />
      <PersonDrawer
        postingId={address.posting}
        month={month}
        onMonth={address.setMonth}
        onClose={address.close}
      />
      <UnsavedGuard
        unsaved={drawerUnsaved || held !== null}
        withinPage={drawerUnsaved}
        what={drawerUnsaved || held === null ? '填写的内容还没有保存' : held}
      />
    </Page>
  );
}

/** What cannot be saved by itself when the page is left, in words; `null` when nothing is in the way. */
function heldBack({ contested, refused, save }: EditorState): string | null {
  if (contested.length > 0) return '有考勤与别人保存的不同，还没有选定';
  if (refused.length > 0) return `有 ${refused.length} 人的考勤没有保存成功`;
  return save.kind === 'failed' ? '有考勤没有保存成功' : null;
}

/** Why the signed-in person cannot type here; null when they can. */
function useReadOnly(): string | null {
  const { user } = useSession();
  const allowed = useAllowed('presence.saveAttendance');
  if (allowed) return null;
  const access = permissions['presence.saveAttendance'];
  const others = typeof access === 'string' ? [] : access.map((role) => roleLabels[role]);
  return `您的角色是${roleLabels[user.role]}，考勤由${others.join('、')}登记。`;
}

function Nobody({ month, filtered }: { readonly month: Month; readonly filtered: boolean }) {
  if (filtered) return <EmptyState>没有符合筛选条件的人。可以换一个写法，或清除筛选。</EmptyState>;
  return (
    <EmptyState action={<Link to="/roster?status=open">到台账安排人员</Link>}>
      {formatMonthLong(month)}没有在岗人员。人员到岗后，这里每人一行。
    </EmptyState>
  );
}
