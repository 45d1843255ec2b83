import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import * as z from 'zod';
import { recallDocumentKinds } from '#shared/case-vocabulary.ts';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import {
  documentKindLabels,
  documentKindSchema,
  documentKinds,
  documentStageLabels,
  documentStageSchema,
  documentStages,
} from '#shared/vocabulary.ts';
import { client, orpc } from '../app/client.ts';
import { useAllowed } from '../app/session.tsx';
import { useAddressFilter } from '../app/use-address-filter.ts';
import { Choice, optionsOf } from '../components/choice.tsx';
import { DataTable, type RowSource } from '../components/data-table/index.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Page, PageHeader } from '../components/page.tsx';
import { TextButton } from '../components/text-button.tsx';
import { TextFilter } from '../components/text-filter.tsx';
import styles from './archive.module.css';
import { archiveColumns } from './archive-columns.tsx';
import { ArchiveNav } from './archive-nav.tsx';
import { TakeChosen } from './batches/take-chosen.tsx';
import { MarkChosen } from './course/mark-chosen.tsx';
import { documentAddress } from './viewer/walk.ts';

const rowKey = (row: RegisteredDocument) => row.id;

const dues = ['overdue', 'soon'] as const;
const dueLabels = { overdue: '已逾期', soon: '14 天内到期' } as const;
const addressShape = {
  text: z.string().max(60).default(''),
  kind: documentKindSchema.nullable().default(null),
  stage: documentStageSchema.nullable().default(null),
  due: z.enum(dues).nullable().default(null),
  /** Year of the register number. */
  year: z
    .string()
    .regex(/^2[01]\d\d$/)
    .nullable()
    .default(null),
};
const nothing = { text: '', kind: null, stage: null, due: null, year: null };

const stagesInRegister = documentStages.filter((stage) => stage !== 'draft');
/** The years that papers are looked for in: this one and the ten before it. */
const years = Array.from({ length: 11 }, (_, ago) => String(new Date().getFullYear() - ago));

/** 归档: the register of documents. */
export function ArchivePage() {
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const [{ text, kind, stage, due, year }, change] = useAddressFilter(addressShape);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  // What is recorded of a chosen row is based on it as it was read.
  const read = useRef(new Map<string, RegisteredDocument>());
  const marksRegister = useAllowed('archive.voidDocument');
  const marksCases = useAllowed('archive.voidCaseDocument');
  const waiting = useQuery(orpc.archive.dueTotals.queryOptions());
  // Whoever sees no case has none of its papers in the list.
  const seesCases = useAllowed('archive.caseDocuments');
  const kinds = documentKinds.filter(
    (one) => seesCases || !recallDocumentKinds.some((ofCase) => ofCase === one),
  );
  const source = useMemo((): RowSource<RegisteredDocument, never> => {
    const filter = { text, kind, stage, due, year: year === null ? null : Number(year) };
    return {
      key: [...orpc.archive.list.key(), filter],
      load: async ({ offset, limit }, signal) => {
        const { total, documents } = await client.archive.list({ offset, limit, ...filter }, { signal });
        for (const document of documents) read.current.set(document.id, document);
        return { total, rows: documents };
      },
    };
  }, [text, kind, stage, due, year]);
  const chosen = [...selected].flatMap((id) => read.current.get(id) ?? []);
  const markable = chosen.filter(({ caseId }) => (caseId === null ? marksRegister : marksCases));
  const filtered = text !== '' || kind !== null || stage !== null || due !== null || year !== null;
  return (
    <Page fill>
      <PageHeader
        title="归档"
        meta={
          waiting.data &&
          waiting.data.waiting > 0 && (
            <Waiting totals={waiting.data} onOverdue={() => change({ ...nothing, due: 'overdue' })} />
          )
        }
        extra={
          // Not in the toolbar: rows would move under the pointer as they are chosen.
          <>
            <TakeChosen documentIds={chosen.map(({ id }) => id)} />
            {markable.length > 0 && <MarkChosen papers={markable} onClose={() => setSelected(new Set())} />}
          </>
        }
      />
      <ArchiveNav />
      <DataTable
        name="archive"
        label="已登记文件"
        unit="份"
        columns={archiveColumns}
        source={source}
        rowKey={rowKey}
        onOpen={(row) => void navigate(documentAddress(row.id, parameters))}
        {...(marksRegister || marksCases ? { selection: { selected, onChange: setSelected } } : {})}
        toolbar={
          <>
            <TextFilter
              className={styles.text}
              value={text}
              placeholder="姓名、登记号或材料名称"
              aria-label="查找文件"
              onChange={(typed) => change({ text: typed })}
            />
            <Choice
              label="按种类筛选"
              placeholder="全部种类"
              value={kind}
              options={optionsOf(kinds, documentKindLabels)}
              onChange={(value) => change({ kind: value })}
            />
            <Choice
              label="按进度筛选"
              placeholder="进度"
              width="short"
              value={stage}
              options={optionsOf(stagesInRegister, documentStageLabels)}
              onChange={(value) => change({ stage: value })}
            />
            <Choice
              label="按移交期限筛选"
              placeholder="期限"
              value={due}
              options={optionsOf(dues, dueLabels)}
              onChange={(value) => change({ due: value })}
            />
            <Choice
              label="按登记年度筛选"
              placeholder="年度"
              width="short"
              value={year}
              options={years.map((one) => ({ value: one, label: `${one} 年` }))}
              onChange={(value) => change({ year: value })}
            />
          </>
        }
        empty={
          filtered ? (
            <EmptyState action={<Button onClick={() => change(nothing)}>清除筛选</Button>}>
              没有找到这样的文件。可以放宽筛选，或者只写姓名、登记号的一部分。
            </EmptyState>
          ) : (
            <EmptyState action={<Link to="/assessment">打开考核</Link>}>
              还没有登记过文件。考核审定锁定后，由档案员在登记表页生成；召回文书在案件页的“文书”中生成。
            </EmptyState>
          )
        }
      />
    </Page>
  );
}

/** How many papers wait to be handed over into personal files. */
function Waiting({
  totals,
  onOverdue,
}: {
  readonly totals: { readonly waiting: number; readonly overdue: number; readonly soon: number };
  readonly onOverdue: () => void;
}) {
  return (
    <>
      待移交 {totals.waiting} 份
      {totals.overdue > 0 && (
        <>
          ，<TextButton onClick={onOverdue}>逾期 {totals.overdue} 份</TextButton>
        </>
      )}
    </>
  );
}
