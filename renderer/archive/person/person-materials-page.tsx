import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Link } from 'react-router';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import type { PersonMaterials } from '#shared/contract/archive-transfer.ts';
import { type PersonId, personIdSchema } from '#shared/ids.ts';
import { client, orpc } from '../../app/client.ts';
import { useAddressId } from '../../app/use-address-id.ts';
import { useFilePreview } from '../../app/use-file-preview.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader, Panel } from '../../components/page.tsx';
import { PdfViewer } from '../../components/pdf/pdf-viewer.tsx';
import { DocumentStageChip } from '../course/document-stage-chip.tsx';
import { IssuePaper } from '../issue-paper.tsx';
import { FormError } from '../missing-glyphs.tsx';
import styles from './person-materials.module.css';

/** 个人档案材料: what the register has of one person, and the catalogue of what goes into the file. */
export function PersonMaterialsPage() {
  const id = useAddressId('personId', personIdSchema);
  const query = useQuery(orpc.archive.materialsOfPerson.queryOptions({ input: { personId: id } }));
  const materials = query.data;
  return (
    <Page fill>
      <PageHeader
        title="个人档案材料"
        crumbs={[
          { label: '归档', to: '/archive' },
          { label: materials?.person.name ?? '人员', to: `/people/${id}` },
        ]}
        meta={materials?.person.name}
        action={
          materials &&
          materials.catalogue.length > 0 && (
            <IssuePaper
              target={{ kind: 'archive_catalogue', personId: id }}
              name="目录"
              replaced={materials.documents.find(
                ({ kind, state }) => kind === 'archive_catalogue' && state === 'issued',
              )}
            />
          )
        }
      />
      <ErrorMessage title="材料没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active />}
      {materials && (
        <div className={styles.desk}>
          <div className={styles.side}>
            <Catalogued materials={materials} />
            <Documents documents={materials.documents} />
          </div>
          <div className={styles.viewer}>
            <Catalogue id={id} materials={materials} />
          </div>
        </div>
      )}
    </Page>
  );
}

/** What the catalogue lists, and what it does not list yet. */
function Catalogued({ materials }: { readonly materials: PersonMaterials }) {
  const { catalogue, unfinished } = materials;
  return (
    <Panel title="目录">
      <p className={styles.help}>
        第三类材料，按形成时间排列，现有 {catalogue.length} 件。签名、盖章齐全的才列入目录。
      </p>
      {unfinished.length > 0 && (
        <>
          <p className={styles.wanting}>还没有列入目录：</p>
          <ul className={styles.list}>
            {unfinished.map((document) => (
              <li key={document.id}>
                <Link to={`/archive/${document.id}`}>{document.title}</Link>
                <span className={styles.help}>
                  {document.signing === null ? '还没有登记签名' : '还没有盖齐章'}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function Documents({ documents }: { readonly documents: readonly RegisteredDocument[] }) {
  return (
    <Panel title="登记的材料" extra={`${documents.length} 份`}>
      {documents.length === 0 ? (
        <EmptyState>登记簿里还没有这个人的材料。</EmptyState>
      ) : (
        <ul className={styles.list}>
          {documents.map((document) => (
            <li key={document.id}>
              <Link to={`/archive/${document.id}`}>{document.title}</Link>
              <span className={styles.help}>
                {document.registerNumber}，{document.formedOn}，{document.pages} 页
              </span>
              <DocumentStageChip stage={document.stage} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** The catalogue as it would be now. */
function Catalogue({ id, materials }: { readonly id: PersonId; readonly materials: PersonMaterials }) {
  const { catalogue } = materials;
  const preview = useFilePreview(
    ['archive_catalogue', id, catalogue],
    (options) => client.archive.previewDocument({ kind: 'archive_catalogue', personId: id }, options),
    { enabled: catalogue.length > 0, gcTime: 30_000 },
  );
  if (catalogue.length === 0)
    return (
      <EmptyState>
        还没有可以列入目录的材料。年度考核登记表、期满考核鉴定表登记签名和盖章以后，在这里排出目录。
      </EmptyState>
    );
  if (preview.error)
    return <FormError what="目录" error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <Skeleton active className={styles.loading ?? ''} />;
  return (
    <PdfViewer bytes={preview.data.bytes} fileName={preview.data.fileName} label="干部人事档案目录预览" />
  );
}
