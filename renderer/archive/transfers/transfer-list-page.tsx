import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { transferIdSchema } from '#shared/ids.ts';
import { client, orpc } from '../../app/client.ts';
import { useAddressId } from '../../app/use-address-id.ts';
import { useFilePreview } from '../../app/use-file-preview.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { PdfViewer } from '../../components/pdf/pdf-viewer.tsx';
import archive from '../archive.module.css';
import { IssuePaper } from '../issue-paper.tsx';
import { FormError } from '../missing-glyphs.tsx';
import { TransferFacts } from './transfer-facts.tsx';

/** The list of a hand-over with its receipt as it would be now, to be printed and registered. */
export function TransferListPage() {
  const id = useAddressId('transferId', transferIdSchema);
  const query = useQuery(orpc.archive.getTransfer.queryOptions({ input: { id } }));
  const transfer = query.data;
  const target = { kind: 'transfer_list', transferId: id } as const;
  const preview = useFilePreview(
    ['transfer_list', id, transfer?.revision],
    (options) => client.archive.previewDocument(target, options),
    { enabled: transfer !== undefined, gcTime: 30_000 },
  );
  return (
    <Page fill>
      <PageHeader
        title="材料移交清单"
        crumbs={[
          { label: '归档', to: '/archive' },
          { label: '材料移交', to: '/archive/transfers' },
          { label: transfer?.number ?? '这次移交', to: `/archive/transfers/${id}` },
        ]}
        meta={transfer?.number}
        action={
          transfer &&
          transfer.state !== 'cancelled' &&
          transfer.listCurrent !== true && (
            <IssuePaper
              target={target}
              name="移交清单"
              replaced={transfer.lists.find(({ state }) => state === 'issued')}
            />
          )
        }
      />
      <ErrorMessage title="这次移交没有载入" error={query.error} onRetry={() => void query.refetch()} />
      <div className={archive.document}>
        <div className={archive.viewer}>
          {preview.data && (
            <PdfViewer bytes={preview.data.bytes} fileName={preview.data.fileName} label="材料移交清单预览" />
          )}
          {preview.isPending && !query.error && <Skeleton active className={archive.loading ?? ''} />}
          {preview.error && (
            <FormError what="移交清单" error={preview.error} onRetry={() => void preview.refetch()} />
          )}
        </div>
        {transfer && (
          <aside className={archive.side} aria-label="移交信息">
            <TransferFacts transfer={transfer} onList />
          </aside>
        )}
      </div>
    </Page>
  );
}
