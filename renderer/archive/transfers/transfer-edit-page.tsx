import { useQuery } from '@tanstack/react-query';
import { App, AutoComplete, Form, Input, Skeleton } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import {
  type TransferDetail,
  type TransferPaper,
  transferInputSchema,
  transferItemLimit,
} from '#shared/contract/archive-transfer.ts';
import { transferIdSchema } from '#shared/ids.ts';
import { line, optionalParagraphs } from '#shared/text.ts';
import { client, orpc } from '../../app/client.ts';
import { useAddressId } from '../../app/use-address-id.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader, Panel } from '../../components/page.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { EntryForm } from '../../presence/records/parts/entry-form.tsx';
import { ruleOf } from '../../roster/form-fields.ts';
import { CandidateTable } from './candidate-table.tsx';
import { useTransferRefresh } from './transfer-words.ts';
import styles from './transfers.module.css';

const crumbs = [
  { label: '归档', to: '/archive' },
  { label: '材料移交', to: '/archive/transfers' },
];

/** A new hand-over: which papers, from whom, to whom. */
export function NewTransferPage() {
  return (
    <Page fill>
      <PageHeader title="准备移交" crumbs={crumbs} />
      <Desk transfer={null} />
    </Page>
  );
}

/** A prepared hand-over, to be changed. */
export function EditTransferPage() {
  const id = useAddressId('transferId', transferIdSchema);
  const query = useQuery(orpc.archive.getTransfer.queryOptions({ input: { id } }));
  const number = query.data?.number ?? '这次移交';
  return (
    <Page fill>
      <PageHeader
        title="修改移交"
        crumbs={[...crumbs, { label: number, to: `/archive/transfers/${id}` }]}
        meta={query.data?.number}
      />
      <ErrorMessage title="这次移交没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active />}
      {query.data && <Desk key={query.data.id} transfer={query.data} />}
    </Page>
  );
}

interface TransferValues {
  sender: string;
  recipient: string;
  note: string | null;
}

/** Waits for the names of before, which stand in the fields at first; the rows the table asks for itself. */
function Desk({ transfer }: { readonly transfer: TransferDetail | null }) {
  const { data, error, isPending, refetch } = useQuery(
    orpc.archive.transferCandidates.queryOptions({ input: { limit: 1 } }),
  );
  return (
    <>
      <ErrorMessage title="可移交的材料没有载入" error={error} onRetry={() => void refetch()} />
      {isPending && <Skeleton active />}
      {data && <Choosing transfer={transfer} senders={data.senders} recipients={data.recipients} />}
    </>
  );
}

interface ChoosingProps {
  readonly transfer: TransferDetail | null;
  /** Those of before, the last used first. */
  readonly senders: readonly string[];
  readonly recipients: readonly string[];
}

function Choosing({ transfer, senders, recipients }: ChoosingProps) {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const refresh = useTransferRefresh();
  const [form] = Form.useForm<TransferValues>();
  const [unsaved, setUnsaved] = useState(false);
  const [revision, setRevision] = useState(transfer?.revision ?? 0);
  const known = useKnownPapers(transfer);
  const [selected, setSelected] = useState<ReadonlySet<string>>(
    () => new Set(transfer?.items.map(({ document }) => document.id)),
  );
  const chosen = known.among(selected);
  const wanting = chosen.filter(({ obstacles }) => obstacles.length > 0).length;
  const title = transfer === null ? '准备移交' : '修改移交';

  async function save(values: TransferValues): Promise<void> {
    const had = new Map(transfer?.items.map((item) => [item.document.id, item]));
    const input = transferInputSchema.parse({
      ...values,
      note: values.note ?? null,
      items: chosen.map(({ document: { id } }) => ({
        documentId: id,
        copies: had.get(id)?.copies ?? 1,
        remark: had.get(id)?.remark ?? '',
      })),
    });
    const { id } =
      transfer === null
        ? await client.archive.prepareTransfer(input)
        : await client.archive.reviseTransfer({ id: transfer.id, revision, transfer: input });
    setUnsaved(false);
    await refresh();
    message.success(transfer === null ? '移交已准备好。' : '移交已保存。');
    void navigate(`/archive/transfers/${id}`);
  }

  async function noteConflict(): Promise<string> {
    if (transfer !== null) setRevision((await client.archive.getTransfer({ id: transfer.id })).revision);
    return '这次移交刚刚有人改动过，所以还没有保存。您的选择还在；核对后再保存一次，就以您选择的为准。';
  }

  return (
    <div className={styles.desk}>
      <UnsavedGuard unsaved={unsaved} what="选好的材料还没有保存" />
      <div className={styles.list}>
        <CandidateTable
          transferId={transfer?.id ?? null}
          onRows={known.add}
          selected={selected}
          onSelect={(next) => {
            setSelected(next);
            setUnsaved(true);
          }}
        />
      </div>
      <aside className={styles.side} aria-label="移交信息">
        <Panel title={title}>
          <p className={styles.help} role="status">
            {chosen.length === 0
              ? '请在左边勾选要移交的材料：空格选中，表头的方框全选。'
              : `已选 ${chosen.length} 件，${peopleIn(chosen)} 人，${pagesIn(chosen)} 页。`}
          </p>
          {wanting > 0 && (
            <p className={`${styles.help} ${styles.wanting}`}>
              其中 {wanting} 件还不齐全，可以先列入清单，补齐以后才能登记移交。
            </p>
          )}
          {chosen.length > transferItemLimit && (
            <p className={`${styles.help} ${styles.wanting}`}>
              一次最多移交 {transferItemLimit} 件，请分几次移交。
            </p>
          )}
        </Panel>
        <Panel>
          <EntryForm<TransferValues>
            form={form}
            label={title}
            confirm="保存"
            initial={{
              sender: transfer?.sender ?? senders[0] ?? '',
              recipient: transfer?.recipient ?? '',
              note: transfer?.note ?? null,
            }}
            submit={save}
            onConflict={noteConflict}
            onUnsaved={setUnsaved}
          >
            <NameField name="sender" label="移交单位" names={senders} />
            <NameField name="recipient" label="接收单位" names={recipients} />
            <Form.Item name="note" label="说明" rules={[ruleOf(optionalParagraphs('说明', 500))]}>
              <Input.TextArea className="desk-growing" maxLength={500} />
            </Form.Item>
          </EntryForm>
        </Panel>
      </aside>
    </div>
  );
}

interface NameFieldProps {
  readonly name: 'sender' | 'recipient';
  readonly label: string;
  /** Those of before. */
  readonly names: readonly string[];
}

function NameField({ name, label, names }: NameFieldProps) {
  return (
    <Form.Item
      name={name}
      label={label}
      required
      rules={[ruleOf(line(label, 60), '')]}
      validateTrigger="onBlur"
    >
      <AutoComplete
        maxLength={60}
        options={names.map((value) => ({ value }))}
        showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
      />
    </Form.Item>
  );
}

/** Papers that the table has shown: what is chosen may be on another page, or under another filter. */
function useKnownPapers(transfer: TransferDetail | null) {
  const papers = useRef<Map<string, TransferPaper> | null>(null);
  papers.current ??= new Map(transfer?.items.map((item) => [item.document.id, item]));
  const { current } = papers;
  return useMemo(
    () => ({
      add: (rows: readonly TransferPaper[]) => {
        for (const row of rows) current.set(row.document.id, row);
      },
      /** In the order in which they were shown. */
      among: (ids: ReadonlySet<string>) =>
        [...current].flatMap(([id, paper]) => (ids.has(id) ? [paper] : [])),
    }),
    [current],
  );
}

const peopleIn = (papers: readonly TransferPaper[]) =>
  new Set(papers.map(({ document }) => document.personId)).size;
const pagesIn = (papers: readonly TransferPaper[]) =>
  papers.reduce((sum, { document }) => sum + document.pages, 0);
