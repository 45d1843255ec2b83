import { skipToken, useQuery } from '@tanstack/react-query';
import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import type { Person, PostingRow } from '#shared/contract/roster.ts';
import type { PostingId } from '#shared/ids.ts';
import { orpc } from '../app/client.ts';
import { useAllowed } from '../app/session.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { HistoryButton } from '../components/history-drawer.tsx';
import { FillPostForm } from './fill-post-form.tsx';
import { PersonForm } from './person-form.tsx';
import { PostingChange } from './posting-change.tsx';
import { PersonFacts, PostingFacts } from './posting-facts.tsx';
import styles from './roster.module.css';

interface PostingDrawerProps {
  /** Null while nothing is open. */
  readonly id: PostingId | null;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onClose: () => void;
}

/** One posting with its person: to read, to mend, to fill, to end. */
export function PostingDrawer({ id, onUnsaved, onClose }: PostingDrawerProps) {
  // What was shown stays while the drawer slides out.
  const [last, setLast] = useState(id);
  if (id !== null && id !== last) setLast(id);
  const shown = id ?? last;
  const query = useQuery(
    orpc.roster.getPosting.queryOptions({
      input: shown === null ? skipToken : { id: shown },
      enabled: id !== null,
    }),
  );
  const posting = query.data?.posting;
  const title = posting ? (posting.personName ?? '待定人的岗位') : '岗位';

  return (
    <Drawer
      open={id !== null}
      onClose={onClose}
      title={posting ? `${title} · ${posting.villageName}` : title}
      size={640}
      destroyOnHidden
    >
      <ErrorMessage title="这条记录没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && id !== null && <Skeleton active title={false} />}
      {query.data && (
        <PostingSheet
          key={query.data.posting.id}
          posting={query.data.posting}
          person={query.data.person}
          onUnsaved={onUnsaved}
        />
      )}
    </Drawer>
  );
}

interface Change {
  readonly kind: 'correct' | 'end';
  readonly open: boolean;
  readonly turn: number;
}

interface PostingSheetProps {
  readonly posting: PostingRow;
  readonly person: Person | null;
  readonly onUnsaved: (unsaved: boolean) => void;
}

function PostingSheet({ posting, person, onUnsaved }: PostingSheetProps) {
  const mayChange = useAllowed('roster.updatePosting');
  const mayEdit = useAllowed('roster.updatePerson');
  const mayFill = useAllowed('roster.fillPost');
  // Each opening is a dialog of its own, so that it starts from the record as it is now.
  const [change, setChange] = useState<Change>({ kind: 'correct', open: false, turn: 0 });
  const ask = (kind: Change['kind']) => setChange(({ turn }) => ({ kind, open: true, turn: turn + 1 }));
  const [editing, setEditing] = useState(false);
  const name = posting.personName ?? '这个岗位';

  return (
    <div className={styles.sheet}>
      <section aria-label="派驻信息">
        <div className={styles.sectionHead}>
          <h2>派驻信息</h2>
          {mayChange && <Button onClick={() => ask('correct')}>更正</Button>}
          {mayChange && posting.status === 'on_post' && <Button onClick={() => ask('end')}>登记离岗</Button>}
          <HistoryButton entityId={posting.id} title={`${name}的派驻信息`} />
        </div>
        <PostingFacts posting={posting} />
      </section>
      {person && (
        <section aria-label="人员信息">
          <div className={styles.sectionHead}>
            <h2>人员信息</h2>
            {mayEdit && !editing && <Button onClick={() => setEditing(true)}>修改</Button>}
            <HistoryButton entityId={person.id} title={`${person.name}的人员信息`} />
          </div>
          {editing ? (
            <PersonForm
              person={person}
              postingId={posting.id}
              onUnsaved={onUnsaved}
              onDone={() => {
                onUnsaved(false);
                setEditing(false);
              }}
            />
          ) : (
            <PersonFacts person={person} />
          )}
        </section>
      )}
      {posting.status === 'open' && (
        <section aria-label="安排人员">
          <div className={styles.sectionHead}>
            <h2>安排人员</h2>
          </div>
          {mayFill ? (
            <FillPostForm posting={posting} onUnsaved={onUnsaved} />
          ) : (
            <p className={styles.hint}>这个岗位还没有定人，由管理员、档案员或考核组安排。</p>
          )}
        </section>
      )}
      <PostingChange
        key={change.turn}
        posting={posting}
        kind={change.kind}
        open={change.open}
        onClose={() => setChange((current) => ({ ...current, open: false }))}
      />
    </div>
  );
}
