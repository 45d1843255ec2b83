import { Button, Progress } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import type { UploadId } from '#shared/ids.ts';
import { uploadFile } from '../app/client.ts';
import { ErrorMessage } from './error-message.tsx';
import styles from './file-drop.module.css';
import { UploadIcon } from './icons.tsx';

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
  const input = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController>(null);
  const [over, setOver] = useState(false);
  const [share, setShare] = useState<number | null>(null);
  const [name, setName] = useState('');
  const [error, setError] = useState<unknown>(null);
  const busy = share !== null;

  async function take(file: File | undefined) {
    if (!file || busy || disabled) return;
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

  const onDrag = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside && !busy && !disabled);
  };

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first */}
      <div
        className={over ? `${styles.drop} ${styles.over}` : styles.drop}
        onDragEnter={(event) => onDrag(event, true)}
        onDragOver={(event) => onDrag(event, true)}
        onDragLeave={(event) => onDrag(event, false)}
        onDrop={(event) => {
          onDrag(event, false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        <input
          ref={input}
          type="file"
          hidden
          accept={accept.join(',')}
          data-testid="file-input"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            // The same file may be chosen again after it has been mended.
            event.target.value = '';
          }}
        />
        {busy ? (
          <>
            <p>正在读取“{name}”</p>
            <Progress
              className={styles.progress ?? ''}
              percent={Math.round(share * 100)}
              aria-label="上传进度"
            />
            <Button onClick={() => stop.current?.abort()}>取消</Button>
          </>
        ) : (
          <>
            <Button icon={<UploadIcon />} disabled={disabled} onClick={() => input.current?.click()}>
              选择文件
            </Button>
            <span>也可以把文件拖到这里。{hint}</span>
          </>
        )}
      </div>
      <ErrorMessage error={error} />
    </>
  );
}
