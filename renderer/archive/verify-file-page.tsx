import { Button, Progress } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FileVerification } from '#shared/contract/archive.ts';
import { client, uploadFile } from '../app/client.ts';
import { type DataColumn, DataTable, type RowSource } from '../components/data-table/index.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { FileDropArea } from '../components/file-drop-area.tsx';
import { Page, PageHeader, Panel } from '../components/page.tsx';
import { ArchiveNav } from './archive-nav.tsx';
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
  { id: 'file', title: '文件名', width: 200, text: (row) => row.answer.fileName },
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
  { id: 'sentences', title: '说明', width: 260, grow: true, text: (row) => row.answer.sentences.join('') },
  { id: 'sha256', title: '文件校验值', width: 220, text: (row) => row.answer.fileSha256, hidden: true },
];

/** A file that could not be held against the register, e.g. because it is too large. */
interface FailedFile {
  readonly number: number;
  readonly name: string;
  readonly error: unknown;
}

interface Busy {
  readonly name: string;
  /** Handed over so far, 0 to 1. */
  readonly share: number;
  /** Place among the files that were handed in together, from 1, and how many they are. */
  readonly place: number;
  readonly of: number;
}

/** How many files came to each verdict, e.g. `未改动 3 份，已改动 1 份`. */
function summaryOf(files: readonly CheckedFile[]): string {
  const counts = new Map<string, number>();
  for (const { answer } of files.toReversed()) {
    const words = verdictWords(answer);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].map(([words, count]) => `${words} ${count} 份`).join('；');
}

/** 核对文件: holds PDFs that somebody has against the register, one after the other. */
export function VerifyFilePage() {
  const [files, setFiles] = useState<readonly CheckedFile[]>([]);
  const [failed, setFailed] = useState<readonly FailedFile[]>([]);
  const [shown, setShown] = useState<CheckedFile | null>(null);
  const [busy, setBusy] = useState<Busy | null>(null);
  const stop = useRef<AbortController>(null);
  const last = useRef(0);
  useEffect(() => () => stop.current?.abort(), []);

  async function check(chosen: readonly File[]) {
    const controller = new AbortController();
    const { signal } = controller;
    stop.current = controller;
    setFailed([]);
    for (const [index, file] of chosen.entries()) {
      const at = { name: file.name, place: index + 1, of: chosen.length };
      setBusy({ ...at, share: 0 });
      try {
        const uploadId = await uploadFile(file, (share) => setBusy({ ...at, share }), signal);
        const answer = await client.archive.verifyFile({ uploadId }, { signal });
        last.current += 1;
        const checked = { number: last.current, answer };
        setFiles((before) => [checked, ...before]);
        setShown(checked);
      } catch (error) {
        // Who stops means the rest too.
        if (signal.aborted) break;
        setFailed((before) => [...before, { number: index, name: file.name, error }]);
      }
    }
    setBusy(null);
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
      <PageHeader title="核对文件" />
      <ArchiveNav />
      <div className={styles.desk}>
        <div>
          <FileDropArea
            accept={['.pdf']}
            hint="PDF 文件，可以一次选择多份，每份不超过 20 MB。文件只用来核对，不会保存。"
            onFile={(file) => void check([file])}
            onFiles={(chosen) => void check(chosen)}
            busy={
              busy && (
                <>
                  <p role="status">
                    {busy.share < 1 ? '正在读取' : '正在核对'}“{busy.name}”
                    {busy.of > 1 && `（第 ${busy.place} 份，共 ${busy.of} 份）`}
                  </p>
                  <Progress
                    percent={Math.round(((busy.place - 1 + busy.share) / busy.of) * 100)}
                    aria-label="核对进度"
                  />
                  <Button onClick={() => stop.current?.abort()}>取消</Button>
                </>
              )
            }
          />
          {files.length > 1 && (
            <p className={styles.summary} role="status">
              已核对 {files.length} 份：{summaryOf(files)}。
            </p>
          )}
          {failed.map(({ number, name, error }) => (
            <ErrorMessage key={number} title={`“${name}”没有核对`} error={error} />
          ))}
        </div>
        <div aria-live="polite" className={styles.result}>
          {shown ? (
            <FileResult number={shown.number} answer={shown.answer} />
          ) : (
            <Panel title="核对结果">
              <p className={styles.quiet}>
                选择 PDF，这里会逐份说明它是不是登记簿中的文件、是哪一份哪一版、有没有改动、现在是否有效。
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
        empty={<EmptyState>还没有核对过文件。可以一次选择多份，逐份核对，结果列在这里。</EmptyState>}
      />
    </Page>
  );
}
