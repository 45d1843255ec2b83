import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { PostingFilter, PostingRow } from '#shared/contract/roster.ts';
import { client, orpc } from '../app/client.ts';
import { useAllowed } from '../app/session.tsx';
import { DataTable, type RowSource } from '../components/data-table/index.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { UploadIcon } from '../components/icons.tsx';
import { Page, PageHeader } from '../components/page.tsx';
import { UnsavedGuard } from '../components/unsaved-guard.tsx';
import { CreatePostDrawer } from './create-post-drawer.tsx';
import { PostingDrawer } from './posting-drawer.tsx';
import styles from './roster.module.css';
import { useRosterAddress } from './roster-address.ts';
import { type PostingSort, rosterColumns } from './roster-columns.tsx';
import { isFiltered, RosterFilter } from './roster-filter.tsx';
import { RosterTotals } from './roster-totals.tsx';
import { UnitMatchesDrawer } from './units/unit-matches-drawer.tsx';
import { UnitMatchesNotice } from './units/unit-matches-notice.tsx';

const rowKey = (row: PostingRow) => row.id;

function sourceOf(filter: PostingFilter): RowSource<PostingRow, PostingSort> {
  return {
    key: [...orpc.roster.listPostings.key(), filter],
    load: (page, signal) => client.roster.listPostings({ ...page, filter }, { signal }),
  };
}

/** 台账: every posting of the district. */
export function RosterPage() {
  const navigate = useNavigate();
  const { filter, panel, changeFilter, open } = useRosterAddress();
  const mayImport = useAllowed('roster.commitImport');
  const mayCreate = useAllowed('roster.createPost');
  const totals = useQuery(orpc.roster.totals.queryOptions());
  const filterKey = JSON.stringify(filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the filter, whose object is new each time
  const source = useMemo(() => sourceOf(filter), [filterKey]);
  const close = () => open({ kind: 'none' });
  const [unsaved, setUnsaved] = useState(false);
  if (panel.kind === 'none' && unsaved) setUnsaved(false);
  const newPost = mayCreate && <Button onClick={() => open({ kind: 'new_post' })}>新增岗位</Button>;

  return (
    <Page fill>
      <PageHeader
        title="台账"
        meta={totals.data && <RosterTotals totals={totals.data} />}
        extra={newPost}
        action={
          mayImport && (
            <Button type="primary" icon={<UploadIcon />} onClick={() => void navigate('/roster/import')}>
              导入
            </Button>
          )
        }
      />
      <ErrorMessage error={totals.error} onRetry={() => void totals.refetch()} />
      <UnitMatchesNotice onOpen={() => open({ kind: 'unit_matches' })} />
      <DataTable
        name="roster"
        label="派驻台账"
        unit="个岗位"
        columns={rosterColumns}
        source={source}
        rowKey={rowKey}
        onOpen={(row) => open({ kind: 'posting', id: row.id })}
        toolbar={<RosterFilter filter={filter} onChange={changeFilter} />}
        empty={
          isFiltered(filter) ? (
            <EmptyState>没有符合筛选条件的岗位。可以换一个写法，或清除筛选。</EmptyState>
          ) : (
            <EmptyState
              action={
                mayImport && (
                  <div className={styles.buttons}>
                    <Button onClick={() => void navigate('/roster/import')}>导入力量安排表或名册</Button>
                    {newPost}
                  </div>
                )
              }
            >
              台账里还没有岗位。
            </EmptyState>
          )
        }
      />
      <PostingDrawer
        id={panel.kind === 'posting' ? panel.id : null}
        onUnsaved={setUnsaved}
        onOpenPosting={(id) => open({ kind: 'posting', id })}
        onClose={close}
      />
      <CreatePostDrawer
        open={panel.kind === 'new_post'}
        onUnsaved={setUnsaved}
        onClose={close}
        onCreated={(id) => open({ kind: 'posting', id })}
      />
      <UnitMatchesDrawer open={panel.kind === 'unit_matches'} onClose={close} />
      <UnsavedGuard unsaved={unsaved} withinPage what="填写的内容还没有保存" />
    </Page>
  );
}
