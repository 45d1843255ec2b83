import { Drawer, Spin } from 'antd';
import { ballotBatchIdSchema } from '#shared/ids.ts';
import { client } from '../../../app/client.ts';
import { useFilePreview } from '../../../app/use-file-preview.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { PdfViewer } from '../../../components/pdf/pdf-viewer.tsx';
import styles from './ballots-page.module.css';

interface PrintDrawerProps {
  readonly ids: readonly string[];
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Blank ballots of some batches, as many as were issued of each, to be printed or saved. */
export function PrintDrawer({ ids, open, onClose }: PrintDrawerProps) {
  const preview = useFilePreview(
    ['ballots', ...ids],
    (options) => {
      const batchIds = ids.map((id) => ballotBatchIdSchema.parse(id));
      return client.archive.previewBallots({ batchIds }, options);
    },
    { enabled: open && ids.length > 0, gcTime: 30_000 },
  );
  return (
    <Drawer open={open} onClose={onClose} title={`${ids.length} 个批次的测评票`} size={960} destroyOnHidden>
      <ErrorMessage title="测评票没有排出来" error={preview.error} onRetry={() => void preview.refetch()} />
      {preview.isFetching && <Spin />}
      {preview.data && !preview.isFetching && (
        <div className={styles.viewer}>
          <PdfViewer
            bytes={preview.data.bytes}
            fileName={preview.data.fileName}
            sameAs={preview.data.sameAs}
            label="测评票预览"
          />
        </div>
      )}
    </Drawer>
  );
}
