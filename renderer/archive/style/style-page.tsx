import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Radio, Segmented, Skeleton, Tabs } from 'antd';
import { useState } from 'react';
import {
  type DocumentStyle,
  documentStyleSchema,
  type StyledForm,
  sealPositionLabels,
  sealPositions,
  standardStyle,
  styledForms,
} from '#shared/archive/document-style.ts';
import type { StyleVersion } from '#shared/contract/archive-style.ts';
import { documentKindLabels } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { formatMinute } from '../../app/format.ts';
import { useFilePreview } from '../../app/use-file-preview.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader, Panel } from '../../components/page.tsx';
import { PdfViewer } from '../../components/pdf/pdf-viewer.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { useShortcut } from '../../components/use-shortcut.ts';
import { ArchiveNav } from '../archive-nav.tsx';
import { FormError } from '../missing-glyphs.tsx';
import viewer from '../viewer/viewer.module.css';
import { FontsPanel } from './fonts-panel.tsx';
import { FormPanel } from './form-panel.tsx';
import { OrgansPanel } from './organs-panel.tsx';
import styles from './style.module.css';

/** A preview, often a megabyte, is kept this long once another one is looked at, in milliseconds. */
const previewKept = 30_000;

/** 文书设置: how the house wants its papers set, without a line of code, beside an empty form set so. */
export function StylePage() {
  const query = useQuery(orpc.archive.style.queryOptions());
  const { data } = query;
  return (
    <Page fill>
      <ErrorMessage title="文书设置没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {data ? (
        <StyleSheet
          key={data.version}
          version={data.version}
          saved={data.style}
          organs={data.organs}
          versions={data.versions}
        />
      ) : (
        !query.error && <Skeleton active />
      )}
    </Page>
  );
}

interface StyleSheetProps {
  readonly version: number;
  readonly saved: DocumentStyle;
  readonly organs: readonly string[];
  readonly versions: readonly StyleVersion[];
}

const isSame = (one: DocumentStyle, other: DocumentStyle) => JSON.stringify(one) === JSON.stringify(other);

function StyleSheet({ version, saved, organs, versions }: StyleSheetProps) {
  const [style, setStyle] = useState(saved);
  const [form, setForm] = useState<StyledForm>('annual_form');
  const [saving, setSaving] = useState(false);
  const queryClient = useQueryClient();
  const unsaved = !isSame(style, saved);
  // What is being typed is no style yet; the preview stays with the last one that was.
  const valid = documentStyleSchema.safeParse(style).success;
  const savable = unsaved && valid;
  useShortcut('s', () => setSaving(saving || savable));
  const shown = useSettled(style, valid);
  const preview = useFilePreview(
    ['style', form, JSON.stringify(shown)],
    (options) => client.archive.previewStyle({ form, style: shown }, options),
    { staleTime: Number.POSITIVE_INFINITY, gcTime: previewKept, placeholderData: keepPreviousData },
  );
  return (
    <>
      <PageHeader
        title="文书设置"
        meta={version === 0 ? '程序默认' : `第 ${version} 版`}
        extra={
          <Button disabled={isSame(style, standardStyle)} onClick={() => setStyle(standardStyle)}>
            恢复程序默认
          </Button>
        }
        action={
          <Button
            type="primary"
            title="保存设置（Ctrl+S）"
            disabled={!savable}
            onClick={() => setSaving(true)}
          >
            保存设置
          </Button>
        }
      />
      <ArchiveNav />
      <div className={styles.sheet}>
        <div className={styles.settings}>
          <p className={styles.help}>
            设置只影响今后生成的文书；已经登记的文书保持原样，仍能逐字节核验。文书不印徽标。
          </p>
          {/* Tabs, not panels under each other: however long a list is, the rest stays at hand. */}
          <Tabs
            size="small"
            className={viewer.tabs ?? ''}
            items={[
              {
                key: 'form',
                label: '签章与行',
                children: (
                  <div className={styles.panels}>
                    <Panel title="签章栏与可选行">
                      <Segmented<StyledForm>
                        aria-label="表格"
                        value={form}
                        options={styledForms.map((one) => ({ value: one, label: documentKindLabels[one] }))}
                        onChange={setForm}
                      />
                      <FormPanel form={form} style={style} onChange={setStyle} />
                    </Panel>
                    <Panel title="签名和盖章的位置">
                      <Radio.Group
                        value={style.seal}
                        options={sealPositions.map((seal) => ({
                          value: seal,
                          label: sealPositionLabels[seal],
                        }))}
                        onChange={({ target }) => setStyle({ ...style, seal: target.value })}
                      />
                    </Panel>
                  </div>
                ),
              },
              {
                key: 'organs',
                label: '机关名称',
                children: (
                  <Panel>
                    <OrgansPanel organs={organs} style={style} onChange={setStyle} />
                  </Panel>
                ),
              },
              {
                key: 'fonts',
                label: '字体',
                children: (
                  <Panel>
                    <FontsPanel style={style} onChange={setStyle} />
                  </Panel>
                ),
              },
              {
                key: 'versions',
                label: '历次修改',
                children: (
                  <Panel>
                    <Versions versions={versions} />
                  </Panel>
                ),
              },
            ]}
          />
        </div>
        <div className={styles.preview}>
          {preview.data && !preview.error ? (
            <PdfViewer
              key={form}
              bytes={preview.data.bytes}
              fileName={preview.data.fileName}
              label={`${documentKindLabels[form]}空白表预览`}
              takesSaveKey={false}
              keepsPlace
            />
          ) : preview.error ? (
            <FormError what="预览" error={preview.error} onRetry={() => void preview.refetch()} />
          ) : (
            <Skeleton active className={styles.loading ?? ''} />
          )}
        </div>
      </div>
      <ReasonModal
        open={saving}
        title="保存文书设置"
        consequence={`将作为第 ${version + 1} 版生效，今后生成的文书按它排版。已登记的文书不受影响。`}
        confirm="保存设置"
        onConfirm={async (reason) => {
          await client.archive.saveStyle({ seen: version, style, reason });
          await queryClient.invalidateQueries({ queryKey: orpc.archive.style.key() });
        }}
        onClose={() => setSaving(false)}
      />
      <UnsavedGuard unsaved={unsaved} what="文书设置还没有保存" />
    </>
  );
}

function Versions({ versions }: { readonly versions: readonly StyleVersion[] }) {
  if (versions.length === 0) return <p className={styles.help}>还没有修改过，文书按程序默认排版。</p>;
  return (
    <ol className={styles.versions}>
      {versions.map(({ version, reason, createdAt, createdBy }) => (
        <li key={version}>
          <span>第 {version} 版</span>
          <span>{reason}</span>
          <span className={styles.quiet}>
            {createdBy} {formatMinute(createdAt)}
          </span>
        </li>
      ))}
    </ol>
  );
}
