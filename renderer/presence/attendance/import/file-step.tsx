import type { Dispatch } from 'react';
import { Link } from 'react-router';
import type { AttendanceSheet } from '#shared/contract/presence-attendance.ts';
import type { Month } from '#shared/dates.ts';
import { attendanceMarkHelp } from '#shared/presence/attendance-days-marks.ts';
import { client } from '../../../app/client.ts';
import type { SheetColumn } from '../../../components/import/chosen-file.tsx';
import { FileStep as ImportFileStep } from '../../../components/import/file-step.tsx';
import styles from '../../../components/import/import.module.css';
import type { ImportAction, ImportState } from './import-state.ts';
import { beforeWords, layoutLabels } from './import-words.ts';
import { MonthChoice } from './month-choice.tsx';

interface FileStepProps {
  readonly state: ImportState;
  readonly dispatch: Dispatch<ImportAction>;
}

const kinds = [
  {
    name: layoutLabels.days,
    note: (
      <>
        每行一个人，有姓名和 1 日至 31 日的列。标记：{attendanceMarkHelp}。
        <br />
        <Link to="/daily/attendance">到考勤页下载登记表</Link>
      </>
    ),
  },
  {
    name: layoutLabels.totals,
    note: '每行一个人，有在村、出差、请假等天数的列；没有每天的情况，无法判断是否连续。',
  },
];

/** Takes the file, then asks which sheet is meant and which month each is for. */
export function FileStep({ state, dispatch }: FileStepProps) {
  function chooseMonth(sheet: string, month: Month | null) {
    dispatch({ kind: 'changed', sheet, change: () => ({ month }) });
    // Wanting a sheet once more was said about the month that stood there.
    dispatch({ kind: 'again', again: false });
  }
  const columns: readonly SheetColumn<AttendanceSheet>[] = [
    {
      title: '看起来是',
      cell: ({ layout }) =>
        layout === 'unknown' ? (
          <span className={styles.warn}>{layoutLabels[layout]}</span>
        ) : (
          layoutLabels[layout]
        ),
    },
    {
      title: '月份',
      cell: ({ name, layout }) =>
        layout !== 'unknown' && (
          <MonthChoice
            label={`“${name}”`}
            value={state.choices[name]?.month ?? null}
            onChange={(month) => chooseMonth(name, month)}
          />
        ),
    },
  ];
  return (
    <ImportFileStep
      state={state}
      dispatch={dispatch}
      title="选择乡镇报来的考勤表"
      inspect={(uploadId) => client.presence.inspectAttendanceSheet({ uploadId })}
      kinds={kinds}
      request="请选择并核对月份"
      columns={columns}
      before={beforeWords(state)}
    />
  );
}
