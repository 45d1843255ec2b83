import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import type { Appraisal } from '#shared/contract/assessment-term.ts';
import { assessmentIdSchema } from '#shared/ids.ts';
import { client, codeOf, messageOf, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressId } from '../../app/use-address-id.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { HistoryButton } from '../../components/history-drawer.tsx';
import { Page, PageHeader, Panel } from '../../components/page.tsx';
import { SaveIndicator, type SaveState } from '../../components/save-indicator.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { useShortcut } from '../../components/use-shortcut.ts';
import styles from './appraisal-page.module.css';
import { Dossier } from './dossier.tsx';

const parts = [
  { key: 'achievements', label: '主要工作和成效', max: 8000 },
  { key: 'shortcomings', label: '存在不足', max: 4000 },
  { key: 'conclusion', label: '鉴定意见', max: 4000 },
] as const;

/** The appraisal (鉴定) of a term: what is on record at the left, the text that a person writes at the right. */
export function AppraisalPage() {
  const id = useAddressId('assessmentId', assessmentIdSchema);
  const detail = useQuery(orpc.assessment.get.queryOptions({ input: { id } }));
  const dossier = useQuery(orpc.assessment.termDossier.queryOptions({ input: { id } }));
  return (
    <Page>
      <PageHeader
        title={detail.data ? `${detail.data.name}的期满鉴定` : '期满鉴定'}
        crumbs={
          detail.data
            ? [
                { label: '考核', to: '/assessment' },
                { label: detail.data.cycleTitle, to: `/assessment/${detail.data.cycleId}` },
                { label: detail.data.name, to: `/assessment/${detail.data.cycleId}/records/${id}` },
              ]
            : [{ label: '考核', to: '/assessment' }]
        }
        extra={
          detail.data && (
            <>
              <Link to={`/assessment/${detail.data.cycleId}/records/${id}`}>评分与意见</Link>
              <HistoryButton entityId={id} title={`${detail.data.name}的考核`} />
            </>
          )
        }
      />
      <ErrorMessage
        title="鉴定没有载入"
        error={detail.error ?? dossier.error}
        onRetry={() => void Promise.all([detail.refetch(), dossier.refetch()])}
      />
      {(detail.isPending || dossier.isPending) && <Skeleton active />}
      {detail.data && dossier.data && (
        <div className={styles.columns}>
          <Dossier dossier={dossier.data} />
          <AppraisalEditor key={detail.data.id} detail={detail.data} />
        </div>
      )}
    </Page>
  );
}

const isBlank = (appraisal: Appraisal) => Object.values(appraisal).every((text) => text.trim() === '');

function AppraisalEditor({ detail }: { readonly detail: AssessmentDetail }) {
  const { modal, message } = App.useApp();
  const queryClient = useQueryClient();
  const [text, setText] = useState<Appraisal>(detail.narrative.appraisal);
  /** What the text was based on: another's save since then is told, not overwritten. */
  const [base, setBase] = useState(detail);
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'untouched' });
  const mayWrite = useAllowed('assessment.saveAppraisal') && detail.state === 'scoring';
  const unsaved = parts.some(({ key }) => text[key] !== base.narrative.appraisal[key]);
  const save = useMutation(
    orpc.assessment.saveAppraisal.mutationOptions({
      onMutate: () => setSaveState({ kind: 'saving' }),
      onSuccess: (next) => {
        setBase(next);
        setText(next.narrative.appraisal);
        setSaveState({ kind: 'saved', at: new Date() });
        queryClient.setQueryData(orpc.assessment.get.queryKey({ input: { id: next.id } }), next);
      },
      onError: () => setSaveState({ kind: 'failed' }),
    }),
  );
  const draft = useMutation({
    mutationFn: () => client.assessment.draftAppraisal({ id: detail.id }),
    onSuccess: (drafted) => {
      setText(drafted);
      setSaveState({ kind: 'unsaved' });
    },
    onError: (error) => void message.error(messageOf(error)),
  });

  function saveNow() {
    if (!mayWrite || !unsaved || save.isPending) return;
    save.mutate({ id: base.id, revision: base.revision, appraisal: text });
  }
  useShortcut('s', saveNow);

  function draftFromRecords() {
    if (isBlank(text)) {
      draft.mutate();
      return;
    }
    modal.confirm({
      title: '按记录重新起草吗',
      content: '现有文字将被草稿替换；保存之前可以按“恢复”取回。',
      okText: '重新起草',
      cancelText: '取消',
      onOk: () => draft.mutateAsync(),
    });
  }

  async function takeTheirs() {
    const latest = await client.assessment.get({ id: detail.id });
    queryClient.setQueryData(orpc.assessment.get.queryKey({ input: { id: detail.id } }), latest);
    save.reset();
    setBase(latest);
    setText(latest.narrative.appraisal);
    setSaveState({ kind: 'untouched' });
  }

  async function keepMine() {
    const latest = await client.assessment.get({ id: detail.id });
    save.mutate({ id: latest.id, revision: latest.revision, appraisal: text });
  }

  const conflict = save.error !== null && codeOf(save.error) === 'CONFLICT';
  return (
    <Panel
      title="鉴定"
      extra={
        <Space>
          <SaveIndicator state={unsaved && saveState.kind !== 'saving' ? { kind: 'unsaved' } : saveState} />
          {mayWrite && (
            <>
              {unsaved && <Button onClick={() => setText(base.narrative.appraisal)}>恢复</Button>}
              <Button loading={draft.isPending} onClick={draftFromRecords}>
                按记录起草
              </Button>
              <Button type="primary" disabled={!unsaved} loading={save.isPending} onClick={saveNow}>
                保存
              </Button>
            </>
          )}
        </Space>
      }
    >
      <UnsavedGuard unsaved={unsaved} what="鉴定还没有保存" />
      {!conflict && <ErrorMessage title="鉴定没有保存" error={save.error} />}
      {conflict && (
        <div className={styles.conflict} role="alert">
          <p>别人刚刚改过这份考核，您的鉴定还没有保存。</p>
          <Button size="small" onClick={() => void keepMine()}>
            用我写的保存
          </Button>
          <Button size="small" onClick={() => void takeTheirs()}>
            放弃我写的，看最新的
          </Button>
        </div>
      )}
      <div className={styles.texts}>
        {parts.map(({ key, label, max }) => (
          <label key={key} htmlFor={`appraisal-${key}`}>
            <span>{label}</span>
            <Input.TextArea
              id={`appraisal-${key}`}
              className="desk-growing"
              value={text[key]}
              readOnly={!mayWrite}
              maxLength={max}
              onChange={(event) => setText({ ...text, [key]: event.target.value })}
            />
          </label>
        ))}
      </div>
    </Panel>
  );
}
