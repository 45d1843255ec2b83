import { Alert, Button, Radio } from 'antd';
import type { Dispatch, ReactNode } from 'react';
import { formatBytes, formatCount } from '../../app/format.ts';
import { Panel } from '../page.tsx';
import styles from './import.module.css';
import { type AnyImport, type CommonAction, type ImportSheet, sheetOf } from './import-machine.ts';

/** A column of the table of sheets that is this import's own. */
export interface SheetColumn<Sheet> {
  readonly title: string;
  readonly cell: (sheet: Sheet) => ReactNode;
}

export interface ChosenFileProps<Sheet extends ImportSheet> {
  readonly state: AnyImport<Sheet>;
  readonly dispatch: Dispatch<CommonAction>;
  readonly file: NonNullable<AnyImport<Sheet>['file']>;
  /** What there is to settle here: `请选择`. */
  readonly request: string;
  readonly columns: readonly SheetColumn<Sheet>[];
  /** That the chosen sheet was imported before, in words; `null` when it was not. */
  readonly before: string | null;
}

/** The sheets of the file, of which one is chosen. */
export function ChosenFile<Sheet extends ImportSheet>({
  state,
  dispatch,
  file,
  request,
  columns,
  before,
}: ChosenFileProps<Sheet>) {
  const { fileName, sheets } = file.inspection;
  return (
    <Panel
      title={fileName}
      extra={<Button onClick={() => dispatch({ kind: 'discarded' })}>换一个文件</Button>}
    >
      <div className={styles.stack}>
        <p className={styles.hint}>
          {formatBytes(file.size)}，{formatCount(sheets.length)} 张工作表。每次导入一张，{request}：
        </p>
        {before !== null && (
          <Alert
            type="warning"
            showIcon
            title={`${before}（当时的文件名：${sheetOf(state)?.importedBefore?.fileName}）。`}
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
                {columns.map(({ title }) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sheets.map((sheet) => {
                const written = state.written.includes(sheet.name);
                return (
                  <tr key={sheet.name} className={sheet.name === state.sheet ? styles.chosen : undefined}>
                    <th scope="row">
                      <Radio value={sheet.name} disabled={written}>
                        {sheet.name}
                      </Radio>
                      {written && <span className={`${styles.badge} ${styles.done}`}>已写入</span>}
                    </th>
                    <td className={styles.end}>{formatCount(sheet.rows)}</td>
                    <td>第 {sheet.headerRow} 行</td>
                    {columns.map(({ title, cell }) => (
                      <td key={title}>{cell(sheet)}</td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Radio.Group>
      </div>
    </Panel>
  );
}
