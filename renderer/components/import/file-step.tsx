import { Spin } from 'antd';
import { type Dispatch, type ReactNode, useState } from 'react';
import type { UploadId } from '#shared/ids.ts';
import { ErrorMessage } from '../error-message.tsx';
import { FileDrop } from '../file-drop.tsx';
import { Panel } from '../page.tsx';
import { ChosenFile, type ChosenFileProps } from './chosen-file.tsx';
import styles from './import.module.css';
import type { AnyImport, CommonAction, ImportSheet, InspectedAction, Inspection } from './import-machine.ts';

interface FileStepProps<Sheet extends ImportSheet>
  extends Omit<ChosenFileProps<Sheet>, 'file' | 'state' | 'dispatch'> {
  readonly state: AnyImport<Sheet>;
  readonly dispatch: Dispatch<CommonAction | InspectedAction<Sheet>>;
  /** Asks for the file. */
  readonly title: string;
  /** Reads a file that has been handed in; fails, in words, for one that cannot be imported. */
  readonly inspect: (uploadId: UploadId) => Promise<Inspection<Sheet>>;
  /** Which tables can be imported, and what becomes of them. */
  readonly kinds: readonly { readonly name: string; readonly note: ReactNode }[];
}

/** Takes the file, then says which sheets it has and what they look like. */
export function FileStep<Sheet extends ImportSheet>({
  state,
  dispatch,
  title,
  inspect,
  kinds,
  ...chosen
}: FileStepProps<Sheet>) {
  const [reading, setReading] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);

  async function take(uploadId: UploadId, file: File) {
    setReading(file.name);
    setError(null);
    try {
      const inspection = await inspect(uploadId);
      dispatch({ kind: 'inspected', uploadId, size: file.size, inspection });
    } catch (failure) {
      setError(failure);
    } finally {
      setReading(null);
    }
  }

  if (state.file) return <ChosenFile {...chosen} file={state.file} state={state} dispatch={dispatch} />;
  return (
    <Panel title={title}>
      <div className={styles.stack}>
        {reading === null ? (
          <FileDrop
            accept={['.xlsx', '.csv']}
            hint="可用 .xlsx 或 .csv 文件，不超过 20 MB。"
            onUploaded={(uploadId, file) => void take(uploadId, file)}
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
        {kinds.map(({ name, note }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{note}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
