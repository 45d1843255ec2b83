import { skipToken, useQuery } from '@tanstack/react-query';
import { App, Button, Skeleton } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import * as z from 'zod';
import type { SchemeVersion } from '#shared/contract/policy.ts';
import { schemeVersionIdSchema } from '#shared/ids.ts';
import { describeScheme } from '#shared/policy/describe/describe-scheme.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { messageOf, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { useAddressId } from '../../app/use-address-id.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { DownloadIcon, PrintIcon } from '../../components/icons.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { differencesOf } from '../compare/differences.ts';
import { PutInForceDialog } from '../schemes/put-in-force-dialog.tsx';
import { StartDraftDialog } from '../schemes/start-draft-dialog.tsx';
import { saveScheme } from '../transfer/save-scheme.ts';
import { ChapterIndex } from './chapter-index.tsx';
import { type MarkedRule, markedChapters, markTotals } from './marks.ts';
import styles from './reading.module.css';
import { ReadingFilter, type Shown } from './reading-filter.tsx';
import { SchemeFacts } from './scheme-facts.tsx';
import { SchemeText } from './scheme-text.tsx';
import { usePrintCopy } from './use-print-copy.ts';

/** One version of a scheme, to be read like the notice, with what can be done with it. */
export function SchemePage() {
  const id = useAddressId('schemeVersionId', schemeVersionIdSchema);
  const query = useQuery(
    orpc.policy.getScheme.queryOptions({ input: { id }, staleTime: Number.POSITIVE_INFINITY }),
  );
  if (query.data) return <SchemeDesk key={id} version={query.data} scheme={query.data.content} />;
  return (
    <Page>
      <PageHeader title="制度方案" crumbs={[{ label: '制度方案', to: '/policy' }]} />
      <ErrorMessage title="方案没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active />}
    </Page>
  );
}

const addressShape = {
  show: z.enum(['example', 'silent', 'changed']).nullable().default(null),
  against: schemeVersionIdSchema.nullable().default(null),
};

function SchemeDesk({ version, scheme }: { readonly version: SchemeVersion; readonly scheme: Scheme }) {
  const navigate = useNavigate();
  const { message } = App.useApp();
  const mayPutInForce = useAllowed('policy.putInForce');
  const mayDraft = useAllowed('policy.startDraft');
  const scroller = useRef<HTMLElement>(null);
  const print = usePrintCopy(scroller, styles.paper ?? '');
  const [address, changeAddress] = useAddressFilter(addressShape);
  const [dialog, setDialog] = useState<'none' | 'in_force' | 'draft'>('none');
  const schemes = useQuery(orpc.policy.listSchemes.queryOptions()).data?.schemes ?? [];
  const own = schemes.find(({ id }) => id === version.id);
  const other = useQuery(
    orpc.policy.getScheme.queryOptions({
      input: address.against === null ? skipToken : { id: address.against },
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );

  const chapters = useMemo(() => markedChapters(scheme, describeScheme(scheme)), [scheme]);
  const changes = useMemo(() => {
    if (address.against === null || !other.data) return undefined;
    const { content } = other.data;
    const rows = differencesOf(content, scheme, content.code === scheme.code).flatMap((each) => each.rows);
    return new Map(
      rows.flatMap((row) => (row.kind === 'same' || !row.right ? [] : [[row.code, row] as const])),
    );
  }, [address.against, other.data, scheme]);

  const shown: Shown = address.show === 'changed' && changes === undefined ? 'all' : (address.show ?? 'all');
  const isShown = ({ marks, code }: MarkedRule) =>
    shown === 'all' || (shown === 'changed' ? changes?.has(code) === true : marks[shown]);
  const seen = chapters.map(({ chapter, rules }) => ({ chapter, rules: rules.filter(isShown) }));
  const entries = [
    ...(shown === 'all' ? [{ id: 'about', title: '版本与使用' }] : []),
    ...seen
      .filter(({ rules }) => rules.length > 0)
      .map(({ chapter, rules }) => ({
        id: chapter.code,
        title: chapter.title,
        ...(shown !== 'all' && { count: rules.length, counted: '条规则' }),
      })),
  ];

  async function attempt(action: () => Promise<string | null | undefined>) {
    try {
      const done = await action();
      if (done) message.success(done);
    } catch (error) {
      message.error(messageOf(error));
    }
  }

  return (
    <Page fill>
      <PageHeader
        title={version.title}
        crumbs={[{ label: '制度方案', to: '/policy' }]}
        meta={
          <>
            第 {version.version} 版 {own?.inForce && <StatusChip tone="green">现行</StatusChip>}
            {own && !own.newest && <StatusChip tone="amber">已有新版</StatusChip>}
          </>
        }
        extra={
          <>
            <Button icon={<PrintIcon />} onClick={() => void attempt(async () => void (await print()))}>
              打印
            </Button>
            <Button icon={<DownloadIcon />} onClick={() => void attempt(() => saveScheme(version.id))}>
              导出
            </Button>
            <Button onClick={() => void navigate(`/policy/compare?right=${version.id}`)}>比较</Button>
            {mayDraft && <Button onClick={() => setDialog('draft')}>起草副本</Button>}
          </>
        }
        action={
          mayPutInForce &&
          own &&
          !own.inForce && (
            <Button type="primary" onClick={() => setDialog('in_force')}>
              设为现行
            </Button>
          )
        }
      />
      <ErrorMessage title="对照的方案没有载入" error={other.error} />
      <ReadingFilter
        shown={shown}
        onShown={(next) => changeAddress({ show: next === 'all' ? null : next })}
        totals={{ ...markTotals(chapters), changed: changes?.size ?? null }}
        against={address.against}
        onAgainst={(id) => changeAddress({ against: schemeVersionIdSchema.nullable().parse(id) })}
        others={schemes
          .filter(({ id }) => id !== version.id)
          .map((each) => ({ value: each.id, label: `${each.title} 第 ${each.version} 版` }))}
      />
      <div className={styles.reading}>
        <ChapterIndex entries={entries} scroller={scroller} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section ref={scroller} className={styles.text} tabIndex={0} aria-label="方案正文">
          <h1 className={styles.paperTitle}>{version.title}</h1>
          {shown === 'all' && <SchemeFacts version={version} />}
          <SchemeText chapters={seen} changes={changes} />
          {entries.length === 0 && <p className={styles.none}>没有这样的规则。</p>}
        </section>
      </div>
      <PutInForceDialog version={version} open={dialog === 'in_force'} onClose={() => setDialog('none')} />
      <StartDraftDialog basedOn={dialog === 'draft' ? version.id : null} onClose={() => setDialog('none')} />
    </Page>
  );
}
