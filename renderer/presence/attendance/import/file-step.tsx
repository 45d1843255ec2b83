import { Alert, Button, Radio, Spin } from 'antd';
import { type Dispatch, useState } from 'react';
import { Link } from 'react-router';
import { formatMonthLong } from '#shared/dates.ts';
import type { UploadId } from '#shared/ids.ts';
import { attendanceMarkHelp } from '#shared/presence/attendance-days-marks.ts';
import { client } from '../../../app/client.ts';
import { formatBytes, formatCount, formatMinute } from '../../../app/format.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { FileDrop } from '../../../components/file-drop.tsx';
import { Panel } from '../../../components/page.tsx';
import styles from '../../../roster/import/import.module.css';
import { type ImportAction, type ImportState, sheetOf } from './import-state.ts';
import { layoutLabels } from './import-words.ts';
import { MonthChoice } from './month-choice.tsx';

interface StepProps {
  readonly state: ImportState;
  readonly dispatch: Dispatch<ImportAction>;
}

/** Takes the file, then says which sheets it has, what they look like and which month each is for. */
export function FileStep({ state, dispatch }: StepProps) {
  const [reading, setReading] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);

  async function inspect(uploadId: UploadId, file: File) {
    setReading(file.name);
    setError(null);
    try {
      const inspection = await client.presence.inspectAttendanceSheet({ uploadId });
      dispatch({ kind: 'inspected', uploadId, size: file.size, inspection });
    } catch (failure) {
      setError(failure);
    } finally {
      setReading(null);
    }
  }

  if (state.file) return <ChosenFile state={state} dispatch={dispatch} />;
  return (
    <Panel title="选择乡镇报来的考勤表">
      <div className={styles.stack}>
        {reading === null ? (
          <FileDrop
            accept={['.xlsx', '.csv']}
            hint="可用 .xlsx 或 .csv 文件，不超过 20 MB。"
            onUploaded={(uploadId, file) => void inspect(uploadId, file)}
          />
        ) : (
          <div className={styles.waiting} role="status">
            <Spin />
            <span>正在读取“{reading}”</span>
          </div>
        )}
        <ErrorMessage title="这个文件不能导入" error={error} />
      </div>
      <dl className={styles.kinds}>
        <div>
          <dt>每天一格</dt>
          <dd>
            每行一个人，有姓名和 1 日至 31 日的列。标记：{attendanceMarkHelp}。
            <br />
            <Link to="/daily/attendance">到考勤页下载登记表</Link>
          </dd>
        </div>
        <div>
          <dt>只有各项合计</dt>
          <dd>每行一个人，有在村、出差、请假等天数的列；没有每天的情况，无法判断是否连续。</dd>
        </div>
      </dl>
    </Panel>
  );
}

function ChosenFile({ state, dispatch }: StepProps) {
  const { file } = state;
  if (!file) return null;
  const { fileName, sheets } = file.inspection;
  const importedBefore = sheetOf(state)?.importedBefore ?? null;
  return (
    <Panel
      title={fileName}
      extra={<Button onClick={() => dispatch({ kind: 'discarded' })}>换一个文件</Button>}
    >
      <div className={styles.stack}>
        <p className={styles.hint}>
          {formatBytes(file.size)}，{formatCount(sheets.length)} 张工作表。每次导入一张，请选择并核对月份：
        </p>
        {importedBefore && (
          <Alert
            type="warning"
            showIcon
            title={`同样内容的工作表 ${formatMinute(importedBefore.at)} 已由${importedBefore.by}导入到${formatMonthLong(importedBefore.month)}（当时的文件名：${importedBefore.fileName}）。`}
            description="如果只是再看一遍，可以继续检查；写入前会再次请您确认。"
          />
        )}
        <Radio.Group
          className={styles.wide ?? ''}
          aria-label="工作表"
          value={state.sheet}
          onChange={(event) => dispatch({ kind: 'sheet', sheet: event.target.value })}
        >
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">工作表</th>
                <th scope="col" className={styles.end}>
                  数据行
                </th>
                <th scope="col">标题行</th>
                <th scope="col">看起来是</th>
                <th scope="col">月份</th>
              </tr>
            </thead>
            <tbody>
              {sheets.map((sheet) => (
                <tr key={sheet.name} className={sheet.name === state.sheet ? styles.chosen : undefined}>
                  <th scope="row">
                    <Radio value={sheet.name} disabled={state.written.includes(sheet.name)}>
                      {sheet.name}
                    </Radio>
                    {state.written.includes(sheet.name) && <span className={styles.done}>已写入</span>}
                  </th>
                  <td className={styles.end}>{formatCount(sheet.rows)}</td>
                  <td>第 {sheet.headerRow} 行</td>
                  <td className={sheet.layout === 'unknown' ? styles.warn : undefined}>
                    {layoutLabels[sheet.layout]}
                  </td>
                  <td>
                    {sheet.layout !== 'unknown' && (
                      <MonthChoice
                        label={`“${sheet.name}”`}
                        value={state.months[sheet.name] ?? null}
                        onChange={(month) => dispatch({ kind: 'month', sheet: sheet.name, month })}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Radio.Group>
      </div>
    </Panel>
  );
}
