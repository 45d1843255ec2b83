import { skipToken, useQuery } from '@tanstack/react-query';
import { Alert, Skeleton } from 'antd';
import { useMemo, useRef } from 'react';
import type { SchemeDraft } from '#shared/contract/policy.ts';
import { schemeDraftIdSchema } from '#shared/ids.ts';
import { describeScheme } from '#shared/policy/describe/describe-scheme.ts';
import { orpc } from '../../app/client.ts';
import { formatMinute } from '../../app/format.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressId } from '../../app/use-address-id.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { ChapterIndex } from '../reading/chapter-index.tsx';
import { markedChapters } from '../reading/marks.ts';
import readingStyles from '../reading/reading.module.css';
import { SchemeText } from '../reading/scheme-text.tsx';
import { DraftDesk } from './draft-desk.tsx';

const crumbs = [{ label: '制度方案', to: '/policy' }];

/** One draft: its editor, or its text for those who do not draft. */
export function DraftPage() {
  const id = useAddressId('schemeDraftId', schemeDraftIdSchema);
  const mayEdit = useAllowed('policy.saveDraft');
  const draft = useQuery(orpc.policy.getDraft.queryOptions({ input: { id } }));
  const basedOn = draft.data?.basedOn.id;
  const base = useQuery(
    orpc.policy.getScheme.queryOptions({
      input: basedOn === undefined ? skipToken : { id: basedOn },
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  if (draft.data && base.data) {
    return mayEdit ? (
      <DraftDesk key={id} draft={draft.data} base={base.data.content} />
    ) : (
      <DraftText draft={draft.data} />
    );
  }
  const error = draft.error ?? base.error;
  return (
    <Page>
      <PageHeader title="方案草稿" crumbs={crumbs} />
      <ErrorMessage
        title="草稿没有载入"
        error={error}
        onRetry={() => void Promise.all([draft.refetch(), base.refetch()])}
      />
      {error === null && <Skeleton active />}
    </Page>
  );
}

function DraftText({ draft }: { readonly draft: SchemeDraft }) {
  const scroller = useRef<HTMLElement>(null);
  const { content } = draft;
  const chapters = useMemo(() => markedChapters(content, describeScheme(content)), [content]);
  return (
    <Page fill>
      <PageHeader
        title={draft.title}
        crumbs={crumbs}
        meta={`草稿，${draft.updatedBy}最后修改于 ${formatMinute(draft.updatedAt)}`}
      />
      <Alert type="info" showIcon title="这是还没有发布的草稿，内容可能还会修改。" />
      <div className={readingStyles.reading}>
        <ChapterIndex
          scroller={scroller}
          entries={chapters.map(({ chapter }) => ({ id: chapter.code, title: chapter.title }))}
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section ref={scroller} className={readingStyles.text} tabIndex={0} aria-label="草稿正文">
          <SchemeText chapters={chapters} />
        </section>
      </div>
    </Page>
  );
}
