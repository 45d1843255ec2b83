import { Button } from 'antd';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import styles from './file-drop.module.css';
import { UploadIcon } from './icons.tsx';

interface FileDropAreaProps {
  /** Name endings that are offered, with the dot. */
  readonly accept: readonly string[];
  /** Which files, in words: `.xlsx 或 .csv 文件，不超过 20 MB`. */
  readonly hint: string;
  readonly onFile: (file: File) => void;
  /** Takes several at once, in their order; `onFile` is not called then. */
  readonly onFiles?: (files: readonly File[]) => void;
  readonly disabled?: boolean;
  /** Stands here while a file is being read; no other is taken meanwhile. */
  readonly busy?: ReactNode;
}

/** Takes files by choosing or by dropping them; whether they are the right ones is the caller's to say. */
export function FileDropArea({ accept, hint, onFile, onFiles, disabled = false, busy }: FileDropAreaProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const closed = disabled || Boolean(busy);

  function take(list: FileList | null) {
    const files = [...(list ?? [])];
    const [first] = files;
    if (!first || closed) return;
    if (onFiles) onFiles(files);
    else onFile(first);
  }

  const onDrag = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside && !closed);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first
    <div
      className={over ? `${styles.drop} ${styles.over}` : styles.drop}
      onDragEnter={(event) => onDrag(event, true)}
      onDragOver={(event) => onDrag(event, true)}
      onDragLeave={(event) => onDrag(event, false)}
      onDrop={(event) => {
        onDrag(event, false);
        take(event.dataTransfer.files);
      }}
    >
      <input
        ref={input}
        type="file"
        hidden
        multiple={onFiles !== undefined}
        accept={accept.join(',')}
        data-testid="file-input"
        onChange={(event) => {
          take(event.target.files);
          // The same file may be chosen again after it has been mended.
          event.target.value = '';
        }}
      />
      {busy || (
        <>
          <Button icon={<UploadIcon />} disabled={disabled} onClick={() => input.current?.click()}>
            选择文件
          </Button>
          <span>也可以把文件拖到这里。{hint}</span>
        </>
      )}
    </div>
  );
}
