import { Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import type { UploadId } from '#shared/ids.ts';
import { uploadFile } from '../app/client.ts';
import { ErrorMessage } from './error-message.tsx';
import styles from './file-drop.module.css';
import { FileDropArea } from './file-drop-area.tsx';

interface FileDropProps {
  /** Name endings that are taken, with the dot. */
  readonly accept: readonly string[];
  /** Which files, in words: `.xlsx 或 .csv 文件，不超过 20 MB`. */
  readonly hint: string;
  /** The file has been handed in. */
  readonly onUploaded: (uploadId: UploadId, file: File) => void;
  readonly disabled?: boolean;
}

/** Takes one file by choosing or by dropping it, and hands it in with progress and a way to stop. */
export function FileDrop({ accept, hint, onUploaded, disabled = false }: FileDropProps) {
  const stop = useRef<AbortController>(null);
  const [share, setShare] = useState<number | null>(null);
  const [name, setName] = useState('');
  const [error, setError] = useState<unknown>(null);

  async function take(file: File) {
    setError(null);
    setName(file.name);
    if (!accept.some((ending) => file.name.toLowerCase().endsWith(ending))) {
      setError(new Error(`“${file.name}”不是${accept.join('、')}文件，请另选。`));
      return;
    }
    const controller = new AbortController();
    stop.current = controller;
    setShare(0);
    try {
      onUploaded(await uploadFile(file, setShare, controller.signal), file);
    } catch (failure) {
      if (!controller.signal.aborted) setError(failure);
    } finally {
      setShare(null);
    }
  }

  return (
    <>
      <FileDropArea
        accept={accept}
        hint={hint}
        disabled={disabled}
        onFile={(file) => void take(file)}
        busy={
          share !== null && (
            <>
              <p>正在读取“{name}”</p>
              <Progress
                className={styles.progress ?? ''}
                percent={Math.round(share * 100)}
                aria-label="上传进度"
              />
              <Button onClick={() => stop.current?.abort()}>取消</Button>
            </>
          )
        }
      />
      <ErrorMessage error={error} />
    </>
  );
}
