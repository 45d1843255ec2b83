import { useQuery } from '@tanstack/react-query';
import { App, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { SchemeListing } from '#shared/contract/policy.ts';
import { messageOf, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { UploadIcon } from '../../components/icons.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { saveScheme } from '../transfer/save-scheme.ts';
import { DraftsPanel } from './drafts-panel.tsx';
import { PutInForceDialog } from './put-in-force-dialog.tsx';
import styles from './schemes.module.css';
import { SchemesTable } from './schemes-table.tsx';
import { StartDraftDialog } from './start-draft-dialog.tsx';

/** 制度方案: every published version, and what is being drafted. */
export function SchemesPage() {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const mayDraft = useAllowed('policy.startDraft');
  const mayImport = useAllowed('policy.importScheme');
  const query = useQuery(orpc.policy.listSchemes.queryOptions());
  const drafts = useQuery(orpc.policy.listDrafts.queryOptions());
  const [basis, setBasis] = useState<SchemeListing | null>(null);
  const [chosen, setChosen] = useState<SchemeListing | null>(null);
  const [asking, setAsking] = useState(false);
  const schemes = query.data?.schemes;
  const inForce = schemes?.find((scheme) => scheme.inForce) ?? schemes?.[0];

  async function exportScheme({ id }: SchemeListing) {
    try {
      const done = await saveScheme(id);
      if (done !== null) message.success(done);
    } catch (error) {
      message.error(messageOf(error));
    }
  }

  return (
    <Page>
      <PageHeader
        title="制度方案"
        meta="已发布的版本不再改动；每条记录都保留办理时所依据的版本。"
        extra={
          <>
            <Button onClick={() => void navigate('/policy/compare')}>比较方案</Button>
            {mayImport && (
              <Button icon={<UploadIcon />} onClick={() => void navigate('/policy/import')}>
                导入方案文件
              </Button>
            )}
          </>
        }
        action={
          mayDraft &&
          inForce && (
            <Button type="primary" onClick={() => setBasis(inForce)}>
              起草方案
            </Button>
          )
        }
      />
      <ErrorMessage title="制度方案没有载入" error={query.error} onRetry={() => void query.refetch()} />
      <ErrorMessage title="草稿没有载入" error={drafts.error} onRetry={() => void drafts.refetch()} />
      {query.isPending && <Skeleton active />}
      <DraftsPanel drafts={drafts.data?.drafts ?? []} />
      {schemes?.length === 0 && <EmptyState>还没有制度方案。请联系维护人员检查程序是否完整。</EmptyState>}
      {schemes !== undefined && schemes.length > 0 && (
        <div className={styles.sheet}>
          <SchemesTable
            schemes={schemes}
            onDraft={setBasis}
            onPutInForce={(scheme) => {
              setChosen(scheme);
              setAsking(true);
            }}
            onExport={(scheme) => void exportScheme(scheme)}
          />
        </div>
      )}
      <StartDraftDialog basedOn={basis?.id ?? null} onClose={() => setBasis(null)} />
      {chosen && <PutInForceDialog version={chosen} open={asking} onClose={() => setAsking(false)} />}
    </Page>
  );
}
