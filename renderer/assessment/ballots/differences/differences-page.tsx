import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { BallotDifference, Differences } from '#shared/contract/assessment-ballots.ts';
import { ballotBatchIdSchema, cycleIdSchema } from '#shared/ids.ts';
import { client, orpc } from '../../../app/client.ts';
import { codeOf } from '../../../app/errors.ts';
import { useAddressId } from '../../../app/use-address-id.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { Page, PageHeader, Panel } from '../../../components/page.tsx';
import { batchTitle } from '../words.ts';
import { DifferenceRow } from './difference-row.tsx';
import styles from './differences.module.css';
import { type Choice, useDifferenceKeys } from './use-difference-keys.ts';

/** Above this many it is quicker to put a pass in again than to decide cell by cell. */
const manyDifferences = 60;

/** Where the two passes of a batch disagree: both values, decided by one key each. */
export function DifferencesPage() {
  const cycleId = useAddressId('cycleId', cycleIdSchema);
  const id = useAddressId('batchId', ballotBatchIdSchema);
  const query = useQuery(
    orpc.assessment.listDifferences.queryOptions({
      input: { id },
      staleTime: 0,
      refetchOnWindowFocus: false,
    }),
  );
  const batch = query.data?.batch;
  const here = `/assessment/${cycleId}/ballots/${id}`;
  return (
    <Page>
      <PageHeader
        title="核对差异"
        crumbs={[
          { label: '考核', to: '/assessment' },
          { label: '测评票', to: `/assessment/${cycleId}/ballots` },
          { label: batch ? batchTitle(batch) : '批次', to: here },
        ]}
        meta={
          query.data &&
          `${query.data.differences.filter(({ value }) => value !== null).length} / ${query.data.differences.length} 处已核对`
        }
      />
      <ErrorMessage title="差异没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active />}
      {query.data && <Desk data={query.data} here={here} />}
    </Page>
  );
}

function Desk({ data, here }: { readonly data: Differences; readonly here: string }) {
  const { batch, differences, problems } = data;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [at, setAt] = useState(() => nextOpen(differences, -1));
  const [typing, setTyping] = useState(false);
  const table = useRef<HTMLDivElement>(null);
  const settled = batch.state === 'settled';
  const editable = !settled && batch.open;

  const settle = useMutation({
    mutationFn: (choice: Choice & { readonly cell: string; readonly seen: string | null }) =>
      client.assessment.settleDifference({ id: batch.id, ...choice }),
    onSuccess(answer) {
      queries.setQueryData(orpc.assessment.listDifferences.queryKey({ input: { id: batch.id } }), answer);
      setTyping(false);
      setAt((current) => nextOpen(answer.differences, current));
      if (answer.batch.state !== 'settled') return;
      queries.setQueryData(orpc.assessment.getBatch.queryKey({ input: { id: batch.id } }), answer.batch);
      void queries.invalidateQueries({ queryKey: orpc.assessment.key() });
    },
    onError(error) {
      if (codeOf(error) !== 'RULE_VIOLATION') return;
      // Somebody else has been here: what they decided is shown, not hidden behind a field, before it can be changed.
      setTyping(false);
      void queries.invalidateQueries({
        queryKey: orpc.assessment.listDifferences.queryKey({ input: { id: batch.id } }),
      });
    },
  });
  const decide = (choice: Choice) => {
    const here = differences[at];
    if (here && !settle.isPending) settle.mutate({ cell: here.cell, seen: here.value, ...choice });
  };

  useDifferenceKeys({
    enabled: editable && !typing,
    onDecide: decide,
    onType: () => setTyping(true),
    onMove: (by) => setAt((current) => Math.min(Math.max(current + by, 0), differences.length - 1)),
  });
  useEffect(() => {
    table.current?.querySelector(`[data-row="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  return (
    <>
      {settled && (
        <Alert
          type="success"
          showIcon
          title="差异已全部核对，结果已确认并计入各考核对象的票数。"
          action={<Button onClick={() => void navigate(here)}>查看这一批</Button>}
        />
      )}
      {problems.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title="核对后的票数还对不上，请改正其中的核对结果"
          description={problems.map((sentence) => <p key={sentence}>{sentence}</p>)}
        />
      )}
      {editable && differences.length > manyDifferences && (
        <Alert
          type="info"
          showIcon
          title={`两遍有 ${differences.length} 处不一致，可能是录错了票，或第二遍录的是另一摞票`}
          description={
            <>
              逐处核对之前，请先确认两遍录的是同一批票。需要时到<Link to={here}>这一批</Link>重新录入第二遍。
            </>
          }
        />
      )}
      <ErrorMessage error={settle.error} />
      <Panel>
        {editable && (
          <p className={styles.keys}>
            <kbd>1</kbd> 以第一遍为准　<kbd>2</kbd> 以第二遍为准　<kbd>Enter</kbd> 都不对，另填{'　'}
            <kbd>↑</kbd> <kbd>↓</kbd> 上一处、下一处
          </p>
        )}
        <div ref={table} className={styles.scroll}>
          <table className={styles.table}>
            <caption className="desk-hidden">两遍录入不一致的地方</caption>
            <colgroup>
              <col />
              <col />
              <col />
              <col />
              <col />
              <col />
            </colgroup>
            <thead>
              <tr>
                <th scope="col">票</th>
                <th scope="col">项目</th>
                <th scope="col">第一遍</th>
                <th scope="col">第二遍</th>
                <th scope="col">确认为</th>
                <th scope="col">核对人</th>
              </tr>
            </thead>
            <tbody>
              {differences.map((difference, index) => (
                <DifferenceRow
                  key={difference.cell}
                  batch={batch}
                  difference={difference}
                  index={index}
                  current={editable && index === at}
                  typing={editable && typing && index === at}
                  editable={editable}
                  onChoose={() => setAt(index)}
                  onDecide={decide}
                  onCancel={() => setTyping(false)}
                />
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
    </>
  );
}

/** The next cell that is not decided, going round; the same one where none is left. */
function nextOpen(differences: readonly BallotDifference[], after: number): number {
  const { length } = differences;
  for (let step = 1; step <= length; step += 1) {
    const index = (after + step + length) % length;
    if (differences[index]?.value === null) return index;
  }
  return Math.max(after, 0);
}
