import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { BatchDetail } from '#shared/contract/assessment-ballots.ts';
import { client, orpc } from '../../../app/client.ts';
import { useAllowed } from '../../../app/session.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { DeleteIcon } from '../../../components/icons.tsx';
import { Panel } from '../../../components/page.tsx';
import { UnsavedGuard } from '../../../components/unsaved-guard.tsx';
import styles from './batch.module.css';

/** What raters wrote, in no order; put in once all ballots have been. */
export function RemarksPanel({ batch }: { readonly batch: BatchDetail }) {
  const mayRead = useAllowed('assessment.listRemarks');
  const mayAdd = useAllowed('assessment.addRemarks') && batch.open;
  const finished = batch.state === 'differences' || batch.state === 'settled';
  const { id } = batch;
  const queries = useQueryClient();
  const key = orpc.assessment.listRemarks.queryKey({ input: { id } });
  const query = useQuery(orpc.assessment.listRemarks.queryOptions({ input: { id }, enabled: mayRead }));
  const [text, setText] = useState('');
  const [position, setPosition] = useState<number | null>(null);
  const keep = (answer: Awaited<ReturnType<typeof client.assessment.listRemarks>>) => {
    queries.setQueryData(key, answer);
    void queries.invalidateQueries({ queryKey: orpc.audit.history.key() });
  };
  const add = useMutation({
    mutationFn: () => client.assessment.addRemarks({ id, remarks: [{ position, text }] }),
    onSuccess(answer) {
      keep(answer);
      setText('');
    },
  });
  const remove = useMutation({
    mutationFn: (remarkId: string) => client.assessment.removeRemark({ id, remarkId }),
    onSuccess: keep,
  });
  if (!mayRead) return null;
  const remarks = query.data?.remarks ?? [];
  const about = (place: number | null) => (place === null ? '' : (batch.subjects[place - 1]?.name ?? ''));

  return (
    <Panel title="意见建议" className={styles.remarks}>
      <p className={styles.note}>
        只记内容，不记是哪张票、谁写的、什么时候录的，排列没有次序。
        {!finished && '这一批的票全部录完后才能录入。'}
      </p>
      {mayAdd && finished && (
        <Form layout="vertical" onFinish={() => add.mutate()}>
          <Form.Item label="关于">
            <Select<number | null>
              aria-label="意见关于"
              value={position}
              options={[
                { value: null, label: '票上所列全部' },
                ...batch.subjects.map(({ name }, index) => ({ value: index + 1, label: name })),
              ]}
              onChange={(next) => setPosition(next ?? null)}
            />
          </Form.Item>
          <Form.Item label="内容">
            <Input.TextArea
              className="desk-growing"
              maxLength={1000}
              value={text}
              aria-label="意见内容"
              onChange={(event) => setText(event.target.value)}
              onPressEnter={(event) => {
                if (!event.ctrlKey || event.nativeEvent.isComposing || text.trim() === '') return;
                event.preventDefault();
                add.mutate();
              }}
            />
          </Form.Item>
          <Button htmlType="submit" disabled={text.trim() === ''} loading={add.isPending}>
            加入 <kbd>Ctrl+Enter</kbd>
          </Button>
        </Form>
      )}
      <ErrorMessage error={query.error ?? add.error ?? remove.error} />
      {query.data && remarks.length === 0 && <EmptyState>还没有录入意见建议。</EmptyState>}
      <ul className={styles.remarkList}>
        {remarks.map((remark) => (
          <li key={remark.id}>
            {remark.position !== null && <strong>{about(remark.position)}：</strong>}
            {remark.text}
            {mayAdd && finished && (
              <Button
                type="text"
                size="small"
                icon={<DeleteIcon />}
                aria-label="删除这条意见"
                onClick={() => remove.mutate(remark.id)}
              />
            )}
          </li>
        ))}
      </ul>
      <UnsavedGuard unsaved={text.trim() !== ''} what="有一条意见还没有加入" />
    </Panel>
  );
}
