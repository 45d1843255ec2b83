import { skipToken, useQuery } from '@tanstack/react-query';
import { App, Form, Skeleton } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type BusinessDate, businessDateOf, businessDateSchema } from '#shared/dates.ts';
import { type PostingId, postingIdSchema } from '#shared/ids.ts';
import { client, orpc } from '../../../app/client.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useShortcut } from '../../../components/use-shortcut.ts';
import { DayField, mustBe } from '../../../presence/records/parts/entry-fields.tsx';
import { EntryForm } from '../../../presence/records/parts/entry-form.tsx';
import { PostingField } from '../../../roster/posting-field.tsx';
import { useCaseRefresh } from '../use-case-refresh.ts';
import { CaseFields } from './case-fields.tsx';
import type { CaseStart } from './case-start.ts';
import styles from './opening.module.css';
import { OpeningObstacles } from './opening-obstacles.tsx';

export interface OpeningValues {
  postingId?: PostingId | null;
  on?: BusinessDate | null;
  signalKeys?: string[];
  triggers?: string[];
  facts?: string;
}

interface OpenCaseFormProps {
  readonly start: CaseStart | null;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onDone: () => void;
}

/** The form of {@link OpenCaseDrawer}; leads to the case once it is open. */
export function OpenCaseForm({ start, onUnsaved, onDone }: OpenCaseFormProps) {
  const [form] = Form.useForm<OpeningValues>();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const refresh = useCaseRefresh();
  const [saving, setSaving] = useState(false);
  useShortcut('enter', () => form.submit(), !saving);

  const postingId = Form.useWatch('postingId', form) ?? null;
  const input = postingId === null ? skipToken : { postingId };
  const candidates = useQuery(orpc.recall.caseCandidates.queryOptions({ input, staleTime: 0 }));
  const signals = useQuery(orpc.recall.signalsOf.queryOptions({ input, staleTime: 0 }));
  const found = postingId === null ? undefined : candidates.data;
  const listed = postingId === null ? undefined : signals.data?.signals;
  const stopped = found !== undefined && (found.obstacles.length > 0 || found.openCase !== null);

  async function submit(values: OpeningValues) {
    const taken = (listed ?? []).filter(({ key }) => values.signalKeys?.includes(key));
    setSaving(true);
    const opened = await client.recall
      .openCase({
        postingId: postingIdSchema.parse(values.postingId),
        on: businessDateSchema.parse(values.on),
        signals: taken.map(({ key, factsSha256 }) => ({ key, factsSha256 })),
        triggers: values.triggers ?? [],
        facts: values.facts ?? '',
      })
      .catch(async (failure: unknown) => {
        // Signals may have changed, or a colleague may have opened the case: the form shows how it stands now.
        await Promise.all([signals.refetch(), candidates.refetch()]);
        throw failure;
      })
      .finally(() => setSaving(false));
    // Before the way to the case, which is not to ask about what has just been written.
    onUnsaved(false);
    await refresh();
    message.success('已立案。');
    onDone();
    navigate(`/recall/cases/${opened.id}`);
  }

  return (
    <EntryForm<OpeningValues>
      form={form}
      label="召回立案"
      confirm="立案"
      enterSaves={false}
      initial={{ postingId: start?.postingId ?? null, on: businessDateOf(new Date()) }}
      submit={submit}
      onUnsaved={onUnsaved}
    >
      <p className="desk-consequence">
        立案后案件从草稿开始，按现行方案的程序办理；是否召回由有权机关研究决定。
      </p>
      <div className={styles.pair}>
        <Form.Item name="postingId" label="人员" {...mustBe('请选择人员')}>
          <PostingField autoFocus={start === null} />
        </Form.Item>
        <DayField name="on" label="立案日期" />
      </div>
      <ErrorMessage
        title="这个人的情况没有载入"
        error={candidates.error ?? signals.error}
        onRetry={() => void Promise.all([candidates.refetch(), signals.refetch()])}
      />
      {postingId !== null && (candidates.isPending || signals.isPending) && <Skeleton active title={false} />}
      {found && stopped && <OpeningObstacles openCase={found.openCase} obstacles={found.obstacles} />}
      {postingId !== null && found && !stopped && listed && (
        <CaseFields
          key={postingId}
          form={form}
          signals={listed}
          choices={found.triggerChoices}
          ticked={start?.postingId === postingId ? start.signalKeys : []}
        />
      )}
    </EntryForm>
  );
}
