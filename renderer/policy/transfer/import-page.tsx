import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { SchemeFileInspection } from '#shared/contract/policy.ts';
import { schemeFileLimitBytes } from '#shared/policy/scheme-file.ts';
import { client, orpc } from '../../app/client.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { FileDropArea } from '../../components/file-drop-area.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { versionInWords } from '../words.ts';
import { FileContent } from './file-content.tsx';

const megabytes = schemeFileLimitBytes / 1024 / 1024;

interface Inspected {
  readonly name: string;
  readonly text: string;
  readonly inspection: SchemeFileInspection;
}

async function inspect(file: File): Promise<Inspected> {
  if (file.size > schemeFileLimitBytes) {
    throw new Error(`“${file.name}”超过 ${megabytes} MB，不是本程序导出的制度方案。请核对所选的文件。`);
  }
  const text = await file.text();
  return { name: file.name, text, inspection: await client.policy.inspectSchemeFile({ text }) };
}

/** 导入方案文件: what a file of another desk holds, whether it can be taken, and the taking. */
export function ImportSchemePage() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const reading = useMutation({ mutationFn: inspect });
  const inspected = reading.data;
  const inspection = inspected?.inspection;

  return (
    <Page>
      <PageHeader
        title="导入方案文件"
        crumbs={[{ label: '制度方案', to: '/policy' }]}
        meta="其他单位用“导出”生成的方案文件；导入后是本机的一个已发布版本。"
        action={
          inspection?.becomes !== null &&
          inspection?.becomes !== undefined && (
            <Button type="primary" onClick={() => setAsking(true)}>
              导入
            </Button>
          )
        }
      />
      <FileDropArea
        accept={['.json']}
        hint={`本程序导出的方案文件（.json），不超过 ${megabytes} MB。`}
        onFile={(file) => reading.mutate(file)}
        busy={reading.isPending && <p>正在读取“{reading.variables.name}”</p>}
      />
      <ErrorMessage error={reading.error} title={`“${reading.variables?.name ?? ''}”不能导入`} />
      {inspected && inspection?.refusal && (
        <Alert type="error" showIcon title={`“${inspected.name}”不能导入`} description={inspection.refusal} />
      )}
      {inspection && <FileContent inspection={inspection} />}
      {inspected && inspection && (
        <ReasonModal
          open={asking}
          title="导入方案"
          confirm="导入"
          consequence={`“${inspection.title}”将作为第 ${inspection.becomes} 版加入本机，导入后不再改动。它不会自动成为现行方案。`}
          onClose={() => setAsking(false)}
          onConfirm={async (reason) => {
            const version = await client.policy.importScheme({ text: inspected.text, reason });
            await queryClient.invalidateQueries({ queryKey: orpc.policy.key() });
            message.success(`已导入${versionInWords(version)}`);
            void navigate(`/policy/${version.id}`);
          }}
        />
      )}
    </Page>
  );
}
