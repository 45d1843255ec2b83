import { Button } from 'antd';
import { useCallback, useMemo } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { recallDocumentKinds } from '#shared/case-vocabulary.ts';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { documentKindLabels, documentKinds, documentStateLabels } from '#shared/vocabulary.ts';
import { client, orpc } from '../app/client.ts';
import { formatMinute } from '../app/format.ts';
import { useAllowed } from '../app/session.tsx';
import { Choice, optionsOf } from '../components/choice.tsx';
import { type DataColumn, DataTable, type RowSource } from '../components/data-table/index.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Page, PageHeader } from '../components/page.tsx';
import { TextFilter } from '../components/text-filter.tsx';
import styles from './archive.module.css';
import { DocumentStateChip } from './document-state-chip.tsx';

const rowKey = (row: RegisteredDocument) => row.id;

const columns: readonly DataColumn<RegisteredDocument>[] = [
  {
    id: 'registerNumber',
    title: '登记号',
    width: 140,
    text: (row) => row.registerNumber,
    cell: (row) => (
      <Link to={`/archive/${row.id}`} tabIndex={-1}>
        {row.registerNumber}
      </Link>
    ),
  },
  { id: 'person', title: '姓名', width: 120, text: (row) => row.personName ?? '' },
  { id: 'title', title: '材料名称', width: 200, grow: true, text: (row) => row.title },
  { id: 'kind', title: '种类', width: 140, text: (row) => documentKindLabels[row.kind] },
  {
    id: 'state',
    title: '状态',
    width: 96,
    text: (row) => documentStateLabels[row.state],
    cell: (row) => <DocumentStateChip state={row.state} />,
  },
  { id: 'version', title: '版次', width: 64, align: 'end', text: (row) => String(row.version) },
  { id: 'formedOn', title: '形成时间', width: 108, text: (row) => row.formedOn },
  { id: 'pages', title: '页数', width: 64, align: 'end', text: (row) => String(row.pages) },
  { id: 'createdAt', title: '登记时间', width: 140, text: (row) => formatMinute(row.createdAt) },
  { id: 'createdBy', title: '登记人', width: 112, text: (row) => row.createdBy },
  { id: 'pdfSha256', title: '文件校验值', width: 220, text: (row) => row.pdfSha256, hidden: true },
];

/** The list's address: what is looked for, and which kind. */
const addressOf = (text: string, kind: string | null): Record<string, string> => ({
  ...(text === '' ? {} : { text }),
  ...(kind === null ? {} : { kind }),
});
const kindIn = (parameters: URLSearchParams) => parameters.get('kind');

/** 归档: the register of documents. */
export function ArchivePage() {
  const navigate = useNavigate();
  const [parameters, setParameters] = useSearchParams();
  const text = (parameters.get('text') ?? '').slice(0, 60);
  const kind = documentKinds.find((candidate) => candidate === parameters.get('kind')) ?? null;
  // Whoever sees no case has none of its papers in the list.
  const seesCases = useAllowed('archive.caseDocuments');
  const kinds = documentKinds.filter(
    (one) => seesCases || !recallDocumentKinds.some((ofCase) => ofCase === one),
  );
  const source = useMemo(
    (): RowSource<RegisteredDocument, never> => ({
      key: [...orpc.archive.list.key(), { text, kind }],
      load: async ({ offset, limit }, signal) => {
        const { total, documents } = await client.archive.list({ offset, limit, text, kind }, { signal });
        return { total, rows: documents };
      },
    }),
    [text, kind],
  );
  const look = useCallback(
    (typed: string) => setParameters((now) => addressOf(typed, kindIn(now)), { replace: true }),
    [setParameters],
  );
  return (
    <Page fill>
      <PageHeader
        title="归档"
        extra={
          <Button
            title="核对手中的 PDF 是不是登记的文件、有没有改动"
            onClick={() => void navigate('/archive/verify')}
          >
            核对文件
          </Button>
        }
      />
      <DataTable
        name="archive"
        label="已登记文件"
        unit="份"
        columns={columns}
        source={source}
        rowKey={rowKey}
        onOpen={(row) => void navigate(`/archive/${row.id}`)}
        toolbar={
          <>
            <TextFilter
              className={styles.text}
              value={text}
              placeholder="姓名、登记号或材料名称"
              aria-label="查找文件"
              onChange={look}
            />
            <Choice
              label="按种类筛选"
              placeholder="全部种类"
              value={kind}
              options={optionsOf(kinds, documentKindLabels)}
              onChange={(value) => setParameters(addressOf(text, value), { replace: true })}
            />
          </>
        }
        empty={
          text === '' && kind === null ? (
            <EmptyState action={<Link to="/assessment">打开考核</Link>}>
              还没有登记过文件。考核审定锁定后，由档案员在登记表页生成；召回文书在案件页的“文书”中生成。
            </EmptyState>
          ) : (
            <EmptyState>没有找到这样的文件。可以换一个种类，或者只写姓名、登记号的一部分。</EmptyState>
          )
        }
      />
    </Page>
  );
}
