import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { AuditEvent } from '#shared/contract/audit.ts';
import { client, orpc } from '../app/client.ts';
import { useAllowed } from '../app/session.tsx';
import { DataTable, type RowSource } from '../components/data-table/index.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { Page, PageHeader } from '../components/page.tsx';
import { auditColumns } from './audit-columns.tsx';
import { AuditFilterBar, noFilter } from './audit-filter.tsx';
import { EventDrawer } from './event-drawer.tsx';
import { VerificationResult } from './verification-result.tsx';

const rowKey = (event: AuditEvent) => String(event.sequence);

/** The trail of everything that was written, and its verification. */
export function AuditPage() {
  const [filter, setFilter] = useState(noFilter);
  const [opened, setOpened] = useState<AuditEvent | null>(null);
  const verify = useMutation({ mutationFn: () => client.audit.verify() });
  const mayVerify = useAllowed('audit.verify');

  const source = useMemo<RowSource<AuditEvent, never>>(
    () => ({
      key: [...orpc.audit.list.key(), filter],
      load: async ({ offset, limit }, signal) => {
        const { total, events } = await client.audit.list({ ...filter, offset, limit }, { signal });
        return { total, rows: events };
      },
    }),
    [filter],
  );

  return (
    <Page fill>
      <PageHeader
        title="审计"
        crumbs={[{ label: '系统' }]}
        meta="每一次写入都在这里，前后相扣，不能修改"
        action={
          mayVerify && (
            <Button type="primary" loading={verify.isPending} onClick={() => verify.mutate()}>
              核对全部记录
            </Button>
          )
        }
      />
      <ErrorMessage error={verify.error} title="没有核对完" />
      {verify.data && <VerificationResult result={verify.data} onClose={verify.reset} />}
      <DataTable
        name="audit"
        label="审计记录"
        unit="条"
        columns={auditColumns}
        source={source}
        rowKey={rowKey}
        onOpen={setOpened}
        toolbar={<AuditFilterBar filter={filter} onChange={setFilter} />}
        empty={
          <EmptyState
            action={filter !== noFilter && <Button onClick={() => setFilter(noFilter)}>清除筛选</Button>}
          >
            没有符合条件的记录。
          </EmptyState>
        }
      />
      <EventDrawer event={opened} onClose={() => setOpened(null)} />
    </Page>
  );
}
