import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { useState } from 'react';
import type { FieldNote, LeaveRow } from '#shared/contract/presence-leave.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import { client, orpc } from '../../app/client.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { EntryForm } from '../records/parts/entry-form.tsx';
import { useRefresh } from '../records/parts/use-refresh.ts';
import styles from './leave.module.css';
import { ReasoningView } from './reasoning-view.tsx';
import { RequestFields } from './request-fields.tsx';
import { RequestQuestions } from './request-questions.tsx';
import { draftOf, emptyRequest, previewOf, questions, type RequestValues } from './request-values.ts';

interface RequestFormProps {
  readonly postingId: PostingId | null;
  readonly today: BusinessDate;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onRequested: (row: LeaveRow) => void;
}

const isQuestion = ({ path }: FieldNote) => (questions as readonly string[]).includes(path);

/** A request as it is typed, with who would have to approve it and why. */
export function RequestForm({ postingId, today, onUnsaved, onRequested }: RequestFormProps) {
  const [form] = Form.useForm<RequestValues>();
  const refresh = useRefresh();
  const typed = (Form.useWatch([], form) as RequestValues | undefined) ?? {};
  const [tried, setTried] = useState(false);
  const draft = draftOf(typed);
  const asked = useSettled(draft && previewOf(draft));
  const preview = useQuery(
    orpc.presence.previewLeave.queryOptions({
      input: asked ?? skipToken,
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  );
  const answer = asked === null ? undefined : preview.data;
  // A question that has only just come up is no mistake yet.
  const problems = (answer?.problems ?? []).filter((note) => tried || !isQuestion(note));
  const warnings = answer?.warnings ?? [];

  async function submit(values: RequestValues) {
    const complete = draftOf(values);
    if (complete === null) return;
    const row = await client.presence.requestLeave(complete);
    onUnsaved(false);
    await refresh();
    onRequested(row);
  }

  return (
    <EntryForm<RequestValues>
      form={form}
      label="登记请假"
      initial={emptyRequest(today, postingId)}
      confirm="登记请假"
      submit={submit}
      onUnsaved={onUnsaved}
      onTry={() => setTried(true)}
      className={styles.request}
    >
      <div className={styles.columns}>
        <div>
          <RequestFields form={form} problems={problems} warnings={warnings} />
        </div>
        <aside className={styles.aside} aria-label="由谁批准" aria-live="polite">
          <h2>由谁批准</h2>
          <ErrorMessage error={preview.error} onRetry={() => void preview.refetch()} />
          {answer?.reasoning ? (
            <>
              <ReasoningView reasoning={answer.reasoning} />
              <RequestQuestions
                reasoning={answer.reasoning}
                joined={typed.joined ?? null}
                problems={problems}
              />
            </>
          ) : (
            <p className={styles.hint}>
              {answer === undefined
                ? '选好人员和起止时间后，这里说明请假天数、由谁批准和依据的条文。'
                : '请先更正左边标出的内容，再看由谁批准。'}
            </p>
          )}
        </aside>
      </div>
    </EntryForm>
  );
}
