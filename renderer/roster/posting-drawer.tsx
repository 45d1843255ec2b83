import { skipToken, useQuery } from '@tanstack/react-query';
import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Person } from '#shared/contract/roster.ts';
import type { PostingId } from '#shared/ids.ts';
import { type client, orpc } from '../app/client.ts';
import { useAllowed } from '../app/session.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { HistoryButton } from '../components/history-drawer.tsx';
import { isRunning } from './early-changes/early-change-words.ts';
import { PersonForm } from './person-form.tsx';
import { PostingActions } from './posting-actions.tsx';
import { PostingChange } from './posting-change.tsx';
import { PersonFacts, PostingFacts } from './posting-facts.tsx';
import { EarlyChangesOfPost, FindSomebody, NominationsOfPost } from './posting-way.tsx';
import styles from './roster.module.css';

interface PostingDrawerProps {
  /** Null while nothing is open. */
  readonly id: PostingId | null;
  readonly onUnsaved: (unsaved: boolean) => void;
  /** Shows another posting instead, e.g. the successor's. */
  readonly onOpenPosting: (id: PostingId) => void;
  readonly onClose: () => void;
}

/** One posting with its person: to read, to mend, to fill, to hand over, to end. */
export function PostingDrawer({ id, onUnsaved, onOpenPosting, onClose }: PostingDrawerProps) {
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
  const title = posting
    ? (posting.personName ?? (posting.nomineeName ? `已提名${posting.nomineeName}` : '待定人的岗位'))
    : '岗位';

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
          shown={query.data}
          onUnsaved={onUnsaved}
          onOpenPosting={onOpenPosting}
        />
      )}
    </Drawer>
  );
}

type Shown = Awaited<ReturnType<typeof client.roster.getPosting>>;

interface PostingSheetProps {
  readonly shown: Shown;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onOpenPosting: (id: PostingId) => void;
}

function PostingSheet({ shown, onUnsaved, onOpenPosting }: PostingSheetProps) {
  const { posting, person, life, nominations, earlyChanges } = shown;
  const mayCorrect = useAllowed('roster.updatePosting');
  // Each opening is a dialog of its own, so that it starts from the record as it is now.
  const [correcting, setCorrecting] = useState({ open: false, turn: 0 });
  const name = posting.personName ?? '这个岗位';

  return (
    <div className={styles.sheet}>
      <section aria-label="派驻信息">
        <div className={styles.sectionHead}>
          <h2>派驻信息</h2>
          {mayCorrect && (
            <Button onClick={() => setCorrecting(({ turn }) => ({ open: true, turn: turn + 1 }))}>
              更正
            </Button>
          )}
          <HistoryButton entityId={posting.id} title={`${name}的派驻信息`} />
        </div>
        <PostingFacts posting={posting} life={life} />
        {posting.status === 'on_post' && (
          <PostingActions
            posting={posting}
            life={life}
            changing={earlyChanges.some(({ state }) => isRunning(state))}
            onOpenPosting={onOpenPosting}
          />
        )}
      </section>
      <EarlyChangesOfPost changes={earlyChanges} />
      <NominationsOfPost nominations={nominations} />
      {person && <PersonSection person={person} onUnsaved={onUnsaved} />}
      {posting.stage === 'open' && (
        <section aria-label="安排人员">
          <div className={styles.sectionHead}>
            <h2>安排人员</h2>
          </div>
          <FindSomebody posting={posting} onUnsaved={onUnsaved} />
        </section>
      )}
      <PostingChange
        key={correcting.turn}
        posting={posting}
        life={life}
        open={correcting.open}
        onClose={() => setCorrecting((now) => ({ ...now, open: false }))}
      />
    </div>
  );
}

function PersonSection({
  person,
  onUnsaved,
}: {
  readonly person: Person;
  readonly onUnsaved: (unsaved: boolean) => void;
}) {
  const mayEdit = useAllowed('roster.updatePerson');
  const [editing, setEditing] = useState(false);
  return (
    <section aria-label="人员信息">
      <div className={styles.sectionHead}>
        <h2>人员信息</h2>
        <Link to={`/people/${person.id}`}>个人页面</Link>
        {mayEdit && !editing && <Button onClick={() => setEditing(true)}>修改</Button>}
        <HistoryButton entityId={person.id} title={`${person.name}的人员信息`} />
      </div>
      {editing ? (
        <PersonForm
          person={person}
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
  );
}
