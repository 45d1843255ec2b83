import { Alert, Button, Radio, Select, Spin } from 'antd';
import { type Dispatch, useState } from 'react';
import { importKinds } from '#shared/contract/roster.ts';
import type { UploadId } from '#shared/ids.ts';
import { client } from '../../app/client.ts';
import { formatBytes, formatCount, formatMinute } from '../../app/format.ts';
import { importKindLabels } from '../../app/words.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { FileDrop } from '../../components/file-drop.tsx';
import { Panel } from '../../components/page.tsx';
import styles from './import.module.css';
import { choiceOf, type ImportAction, type ImportState, sheetOf } from './import-state.ts';
import { importKindNotes } from './import-words.ts';

interface StepProps {
  readonly state: ImportState;
  readonly dispatch: Dispatch<ImportAction>;
}

const kindOptions = importKinds.map((value) => ({ value, label: importKindLabels[value] }));

/** Takes the file, then says which sheets it has and what they look like. */
export function FileStep({ state, dispatch }: StepProps) {
  const [reading, setReading] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);

  async function inspect(uploadId: UploadId, file: File) {
    setReading(file.name);
    setError(null);
    try {
      const inspection = await client.roster.inspectImport({ uploadId });
      dispatch({ kind: 'inspected', uploadId, size: file.size, inspection });
    } catch (failure) {
      setError(failure);
    } finally {
      setReading(null);
    }
  }

  if (state.file) return <ChosenFile state={state} dispatch={dispatch} />;
  return (
    <Panel title="选择要导入的文件">
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
        {importKinds.map((kind) => (
          <div key={kind}>
            <dt>{importKindLabels[kind]}</dt>
            <dd>{importKindNotes[kind]}</dd>
          </div>
        ))}
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
          {formatBytes(file.size)}，{formatCount(sheets.length)} 张工作表。每次导入一张，请选择：
        </p>
        {importedBefore && (
          <Alert
            type="warning"
            showIcon
            title={`同样内容的工作表 ${formatMinute(importedBefore.at)} 已由${importedBefore.by}导入过（当时的文件名：${importedBefore.fileName}）。`}
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
                <th scope="col">说明</th>
              </tr>
            </thead>
            <tbody>
              {sheets.map((sheet) => {
                const chosen = sheet.name === state.sheet;
                const kind = (chosen ? choiceOf(state) : state.choices[sheet.name])?.kind ?? sheet.kind;
                return (
                  <tr key={sheet.name} className={chosen ? styles.chosen : undefined}>
                    <th scope="row">
                      <Radio value={sheet.name} disabled={state.written.includes(sheet.name)}>
                        {sheet.name}
                      </Radio>
                      {state.written.includes(sheet.name) && <span className={styles.done}>已写入</span>}
                    </th>
                    <td className={styles.end}>{formatCount(sheet.rows)}</td>
                    <td>第 {sheet.headerRow} 行</td>
                    <td>
                      {chosen ? (
                        <Select
                          className={styles.kind ?? ''}
                          aria-label={`“${sheet.name}”按什么导入`}
                          value={kind}
                          options={kindOptions}
                          onChange={(next) => dispatch({ kind: 'changed', change: { kind: next } })}
                        />
                      ) : (
                        importKindLabels[kind]
                      )}
                    </td>
                    <td className={styles.note}>{importKindNotes[kind]}</td>
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
