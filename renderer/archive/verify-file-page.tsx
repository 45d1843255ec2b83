import { Button, Progress } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { FileVerification } from '#shared/contract/archive.ts';
import { client, uploadFile } from '../app/client.ts';
import { type DataColumn, DataTable, type RowSource } from '../components/data-table/index.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { FileDropArea } from '../components/file-drop-area.tsx';
import { Page, PageHeader, Panel } from '../components/page.tsx';
import { FileResult } from './file-result.tsx';
import { VerdictChip, verdictWords } from './verdict-chip.tsx';
import styles from './verify-file.module.css';

/** A file that was held against the register on this page; the list is forgotten with it. */
interface CheckedFile {
  readonly number: number;
  readonly answer: FileVerification;
}

const rowKey = (row: CheckedFile) => String(row.number);

const columns: readonly DataColumn<CheckedFile>[] = [
  { id: 'number', title: '序号', width: 64, align: 'end', text: (row) => String(row.number) },
  { id: 'file', title: '文件名', width: 220, grow: true, text: (row) => row.answer.fileName },
  {
    id: 'verdict',
    title: '结论',
    width: 132,
    text: (row) => verdictWords(row.answer),
    cell: (row) => <VerdictChip answer={row.answer} />,
  },
  {
    id: 'registerNumber',
    title: '登记号',
    width: 140,
    text: ({ answer }) => answer.document?.registerNumber ?? answer.claim?.registerNumber ?? '',
  },
  { id: 'title', title: '材料名称', width: 180, text: (row) => row.answer.document?.title ?? '' },
  {
    id: 'version',
    title: '版次',
    width: 64,
    align: 'end',
    text: (row) => String(row.answer.document?.version ?? ''),
  },
  { id: 'sentences', title: '说明', width: 360, text: (row) => row.answer.sentences.join('') },
  { id: 'sha256', title: '文件校验值', width: 220, text: (row) => row.answer.fileSha256, hidden: true },
];

/** 核对文件: holds PDFs that somebody has against the register, one after the other. */
export function VerifyFilePage() {
  const [files, setFiles] = useState<readonly CheckedFile[]>([]);
  const [shown, setShown] = useState<CheckedFile | null>(null);
  const [busy, setBusy] = useState<{ name: string; share: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const stop = useRef<AbortController>(null);

  async function check(file: File) {
    const controller = new AbortController();
    stop.current = controller;
    setError(null);
    setBusy({ name: file.name, share: 0 });
    try {
      const { signal } = controller;
      const uploadId = await uploadFile(file, (share) => setBusy({ name: file.name, share }), signal);
      const answer = await client.archive.verifyFile({ uploadId }, { signal });
      const checked = { number: files.length + 1, answer };
      setFiles([checked, ...files]);
      setShown(checked);
    } catch (failure) {
      if (!controller.signal.aborted) setError(failure);
    } finally {
      setBusy(null);
    }
  }

  const source = useMemo(
    (): RowSource<CheckedFile, never> => ({
      key: ['checked-files', files.length],
      load: async ({ offset, limit }) => ({
        total: files.length,
        rows: files.slice(offset, offset + limit),
      }),
    }),
    [files],
  );
  const open = useCallback((row: CheckedFile) => setShown(row), []);
  return (
    <Page fill>
      <PageHeader title="核对文件" crumbs={[{ label: '归档', to: '/archive' }]} />
      <div className={styles.desk}>
        <div>
          <FileDropArea
            accept={['.pdf']}
            hint="PDF 文件，不超过 20 MB。文件只用来核对，不会保存。"
            onFile={(file) => void check(file)}
            busy={
              busy && (
                <>
                  <p role="status">
                    {busy.share < 1 ? '正在读取' : '正在核对'}“{busy.name}”
                  </p>
                  <Progress percent={Math.round(busy.share * 100)} aria-label="读取进度" />
                  <Button onClick={() => stop.current?.abort()}>取消</Button>
                </>
              )
            }
          />
          <ErrorMessage title="这份文件没有核对" error={error} />
        </div>
        <div aria-live="polite" className={styles.result}>
          {shown ? (
            <FileResult number={shown.number} answer={shown.answer} />
          ) : (
            <Panel title="核对结果">
              <p className={styles.quiet}>
                选择一份 PDF，这里会说明它是不是登记簿中的文件、是哪一份哪一版、有没有改动、现在是否有效。
              </p>
            </Panel>
          )}
        </div>
      </div>
      <DataTable
        name="checked-files"
        label="文件核对"
        unit="份"
        columns={columns}
        source={source}
        rowKey={rowKey}
        onOpen={open}
        empty={<EmptyState>还没有核对过文件。可以一份接一份地核对，结果列在这里。</EmptyState>}
      />
    </Page>
  );
}
