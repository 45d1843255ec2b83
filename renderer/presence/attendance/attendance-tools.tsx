import { App, Button } from 'antd';
import { useState } from 'react';
import type { AttendanceRow, MonthDay } from '#shared/contract/presence-attendance.ts';
import { formatMonthLong, type Month } from '#shared/dates.ts';
import { client, messageOf } from '../../app/client.ts';
import { formatCount } from '../../app/format.ts';
import { saveFile, workbookType } from '../../app/save-file.ts';
import { saveWorkbook } from '../../app/save-workbook.ts';
import { useAllowed } from '../../app/session.tsx';
import { makeWorkbook } from '../../app/workbook/make-workbook.ts';
import { DownloadIcon } from '../../components/icons.tsx';
import type { AttendanceFilter } from './attendance-address.ts';
import { exportCells } from './export-attendance.ts';

interface AttendanceToolsProps {
  readonly month: Month;
  readonly filter: AttendanceFilter;
  readonly calendar: readonly MonthDay[];
  readonly empty: boolean;
  /** Saves what is typed, so that the file has it. */
  readonly onBefore: () => Promise<void>;
}

async function allRows(month: Month, filter: AttendanceFilter): Promise<AttendanceRow[]> {
  const rows: AttendanceRow[] = [];
  for (;;) {
    const page = await client.presence.listAttendance({
      month,
      ...filter,
      offset: rows.length,
      limit: 500,
    });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

/** The sheet to be filled in by the township, and everything under the filter as a file. */
export function AttendanceTools({ month, filter, calendar, empty, onBefore }: AttendanceToolsProps) {
  const { message } = App.useApp();
  const [running, setRunning] = useState<'sheet' | 'export' | null>(null);
  const mayTakeSheet = useAllowed('presence.attendanceTemplate');

  async function run(kind: 'sheet' | 'export', task: () => Promise<string | null>) {
    setRunning(kind);
    try {
      const done = await task();
      if (done !== null) message.success(done);
    } catch (error) {
      message.error(messageOf(error));
    } finally {
      setRunning(null);
    }
  }

  async function takeSheet() {
    const file = await client.presence.attendanceTemplate({ month, townshipId: filter.townshipId });
    const saved = await saveWorkbook(file);
    return saved && `${saved}，共 ${formatCount(file.rows)} 人。`;
  }

  async function exportShown() {
    await onBefore();
    const rows = await allRows(month, filter);
    const lines = exportCells(month, calendar, rows);
    const bytes = await makeWorkbook({ title: `考勤 ${month}`, lines });
    const saved = await saveFile(`考勤-${month}.xlsx`, bytes, workbookType);
    return saved && `${saved}，共 ${formatCount(rows.length)} 人。`;
  }

  return (
    <>
      {mayTakeSheet && (
        <Button
          icon={<DownloadIcon />}
          disabled={empty}
          loading={running === 'sheet'}
          title={`下载${formatMonthLong(month)}的登记表，发给乡镇填写后再导入；按所选乡镇，未选则为全部`}
          onClick={() => void run('sheet', takeSheet)}
        >
          登记表
        </Button>
      )}
      <Button
        icon={<DownloadIcon />}
        disabled={empty}
        loading={running === 'export'}
        title="导出当前筛选的全部人员"
        onClick={() => void run('export', exportShown)}
      >
        导出
      </Button>
    </>
  );
}
