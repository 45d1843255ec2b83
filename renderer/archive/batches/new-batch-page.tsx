import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, type InputRef, Radio, Select } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { type BatchDocumentKind, batchKindsOf } from '#shared/archive/batch-kinds.ts';
import {
  fileNames,
  fillPattern,
  type NameField,
  nameFieldLabels,
  nameFields,
  namePatternSchema,
  usualPattern,
} from '#shared/archive/file-names.ts';
import {
  type BatchOutput,
  type BatchRegister,
  type BatchSelection,
  type BatchSides,
  batchOutputLabels,
  batchSelectionSchema,
} from '#shared/contract/archive-batch.ts';
import { type CycleId, cycleIdSchema } from '#shared/ids.ts';
import { documentKindLabels } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { formatCount } from '../../app/format.ts';
import { queryClient } from '../../app/query-client.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader, Panel } from '../../components/page.tsx';
import { BatchPlanPanel } from './batch-plan-panel.tsx';
import styles from './batches.module.css';

/** What another page hands over: records or documents that were chosen there. */
function selectionIn(state: unknown): Exclude<BatchSelection, { by: 'cycle' }> | null {
  const { data } = batchSelectionSchema.safeParse(state);
  return data === undefined || data.by === 'cycle' ? null : data;
}

const registerWords: Record<BatchRegister, string> = {
  issue: '生成并登记；已经登记、内容没有变化的直接取用',
  registered: '只取已经登记的，不生成新的',
};
const sidesWords: Record<BatchSides, string> = {
  duplex: '双面打印：每份从正面开始，单数页的后面补一个空白背面',
  single: '单面打印：一份接一份，不补空白页',
};
const outputs: readonly BatchOutput[] = ['files', 'merged', 'zip'];

/** 开始一批: whose documents, which, and what comes out. */
export function NewBatchPage() {
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const chosen = selectionIn(useLocation().state);
  const [cycleId, setCycleId] = useState<CycleId | null>(
    cycleIdSchema.safeParse(parameters.get('cycleId')).data ?? null,
  );
  const [kinds, setKinds] = useState<readonly BatchDocumentKind[]>(
    chosen?.by === 'records' ? chosen.kinds : [],
  );
  const [register, setRegister] = useState<BatchRegister>('issue');
  const [output, setOutput] = useState<BatchOutput>('files');
  const [sides, setSides] = useState<BatchSides>('duplex');
  const [pattern, setPattern] = useState(usualPattern);
  const patternInput = useRef<InputRef>(null);

  const cycles = useQuery(orpc.assessment.listCycles.queryOptions({ enabled: chosen === null }));
  const cycle = cycles.data?.cycles.find(({ id }) => id === cycleId);
  const offered = cycle ? batchKindsOf(cycle.kind) : [];
  const wanted = kinds.filter((kind) => chosen !== null || offered.includes(kind));

  const selection = useMemo((): BatchSelection | null => {
    if (chosen?.by === 'documents') return chosen;
    if (wanted.length === 0) return null;
    if (chosen) return { ...chosen, kinds: [...wanted] };
    return cycleId === null ? null : { by: 'cycle', cycleId, kinds: [...wanted] };
  }, [chosen, wanted, cycleId]);
  const taken = chosen?.by === 'documents' ? 'registered' : register;
  const plan = useQuery({
    ...orpc.archive.planBatch.queryOptions({
      input: selection ? { selection, register: taken } : neverAsked,
      placeholderData: (before) => before,
    }),
    enabled: selection !== null,
    staleTime: 0,
  });

  const checked = namePatternSchema.safeParse(pattern);
  const example = plan.data?.example;
  const exampleName =
    checked.success && example
      ? fileNames([fillPattern(checked.data, example)], { folderLength: 0, extension: '.pdf' })[0]
      : undefined;
  const start = useMutation({
    mutationFn: (what: BatchSelection) =>
      client.archive.startBatch({ selection: what, register: taken, output, sides, pattern }),
    onSuccess: (batch) => {
      void queryClient.invalidateQueries({ queryKey: orpc.archive.listBatches.key() });
      void navigate(`/archive/batches/${batch.id}`, { replace: true });
    },
  });
  const count = selection === null ? 0 : (plan.data?.total ?? 0);

  function insert(field: NameField) {
    const input = patternInput.current?.input;
    const at = input?.selectionStart ?? pattern.length;
    const placeholder = `{${nameFieldLabels[field]}}`;
    setPattern(`${pattern.slice(0, at)}${placeholder}${pattern.slice(input?.selectionEnd ?? at)}`);
    patternInput.current?.focus();
  }

  return (
    <Page>
      <PageHeader
        title="开始一批"
        crumbs={[
          { label: '归档', to: '/archive' },
          { label: '批量生成', to: '/archive/batches' },
        ]}
        action={
          <Button
            type="primary"
            disabled={
              selection === null ||
              count === 0 ||
              plan.isFetching ||
              (output !== 'merged' && !checked.success)
            }
            loading={start.isPending}
            onClick={() => selection && start.mutate(selection)}
          >
            {count === 0 ? '开始' : `开始做 ${formatCount(count)} 份`}
          </Button>
        }
      />
      <ErrorMessage title="没有开始" error={start.error} />
      <div className={styles.desk}>
        <Panel>
          <Form layout="vertical">
            {chosen === null ? (
              <Form.Item label="考核">
                <Select<CycleId>
                  aria-label="考核"
                  placeholder="选择一次考核"
                  showSearch={{ optionFilterProp: 'label' }}
                  loading={cycles.isPending}
                  value={cycleId}
                  options={(cycles.data?.cycles ?? []).map(({ id, title }) => ({ value: id, label: title }))}
                  onChange={(id) => {
                    setCycleId(id);
                    setKinds([]);
                  }}
                />
                <ErrorMessage error={cycles.error} onRetry={() => void cycles.refetch()} />
              </Form.Item>
            ) : (
              <Form.Item label="范围">
                {chosen.by === 'documents'
                  ? `在登记簿中选择的 ${formatCount(chosen.documentIds.length)} 份文书，按选择的顺序`
                  : `选择的 ${formatCount(chosen.assessmentIds.length)} 条考核记录：${wanted.map((kind) => documentKindLabels[kind]).join('、')}`}
              </Form.Item>
            )}
            {cycle && (
              <Form.Item label="文书">
                <Checkbox.Group<BatchDocumentKind>
                  className={styles.kinds ?? ''}
                  value={[...wanted]}
                  onChange={setKinds}
                  options={offered.map((kind) => ({ value: kind, label: documentKindLabels[kind] }))}
                />
              </Form.Item>
            )}
            {chosen?.by !== 'documents' && (
              <Form.Item label="登记">
                <Radio.Group
                  aria-label="登记"
                  className={styles.options ?? ''}
                  value={register}
                  onChange={({ target }) => setRegister(target.value)}
                  options={(['issue', 'registered'] as const).map((value) => ({
                    value,
                    label: registerWords[value],
                  }))}
                />
              </Form.Item>
            )}
            <Form.Item label="输出">
              <Radio.Group
                aria-label="输出"
                value={output}
                onChange={({ target }) => setOutput(target.value)}
                options={outputs.map((value) => ({ value, label: batchOutputLabels[value] }))}
              />
            </Form.Item>
            {output === 'merged' ? (
              <Form.Item label="打印">
                <Radio.Group
                  aria-label="打印"
                  className={styles.options ?? ''}
                  value={sides}
                  onChange={({ target }) => setSides(target.value)}
                  options={(['duplex', 'single'] as const).map((value) => ({
                    value,
                    label: sidesWords[value],
                  }))}
                />
              </Form.Item>
            ) : (
              <Form.Item
                label="文件名"
                validateStatus={checked.success ? '' : 'error'}
                help={checked.error?.issues[0]?.message}
              >
                <Input
                  ref={patternInput}
                  aria-label="文件名"
                  value={pattern}
                  maxLength={120}
                  onChange={({ target }) => setPattern(target.value)}
                />
                <div className={styles.placeholders}>
                  {nameFields.map((field) => (
                    <Button key={field} size="small" onClick={() => insert(field)}>
                      {nameFieldLabels[field]}
                    </Button>
                  ))}
                </div>
                <p className={styles.example}>
                  {exampleName === undefined ? '选好文书后这里给出一个例子。' : `例如：${exampleName}`}
                </p>
              </Form.Item>
            )}
          </Form>
        </Panel>
        <BatchPlanPanel
          plan={selection === null ? undefined : plan.data}
          error={plan.error}
          loading={plan.isFetching}
        />
      </div>
    </Page>
  );
}

/** Stands in while nothing is chosen; the query is not enabled then. */
const neverAsked = {
  selection: { by: 'documents' as const, documentIds: [] },
  register: 'registered' as const,
};
