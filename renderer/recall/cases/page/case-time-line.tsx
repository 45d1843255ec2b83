import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { type CaseEventKind, caseEventKindLabels, caseEventKinds } from '#shared/case-vocabulary.ts';
import type { CaseDetail, CaseEvent } from '#shared/contract/recall-case.ts';
import { orpc } from '../../../app/client.ts';
import { formatCount, formatMinute } from '../../../app/format.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { nextOffset } from '../../../components/event-pages.ts';
import { KindChips } from '../../../components/kind-chips.tsx';
import { Panel } from '../../../components/page.tsx';
import styles from './case-time-line.module.css';

const pageSize = 50;

/** Everything that happened to the case, to be narrowed by kind and person, and read to its first entry. */
export function CaseTimeLine({ detail }: { readonly detail: CaseDetail }) {
  const [kinds, setKinds] = useState<readonly CaseEventKind[]>([]);
  const [person, setPerson] = useState('');
  const [oldestFirst, setOldestFirst] = useState(false);
  const query = useInfiniteQuery(
    orpc.recall.caseEvents.infiniteOptions({
      input: (offset: number) => ({
        id: detail.id,
        kinds: [...kinds],
        person,
        oldestFirst,
        offset,
        limit: pageSize,
      }),
      initialPageParam: 0,
      getNextPageParam: nextOffset,
      placeholderData: (before) => before,
    }),
  );
  const pages = query.data?.pages ?? [];
  const events = pages.flatMap((page) => page.events);
  const total = pages[0]?.total ?? 0;
  const narrowed = kinds.length > 0 || person !== '';

  return (
    <Panel
      title="时间线"
      extra={
        <Segmented<'new' | 'old'>
          aria-label="排列顺序"
          size="small"
          value={oldestFirst ? 'old' : 'new'}
          onChange={(order) => setOldestFirst(order === 'old')}
          options={[
            { value: 'new', label: '新的在前' },
            { value: 'old', label: '旧的在前' },
          ]}
        />
      }
    >
      <div className={styles.filter}>
        <KindChips
          small
          kinds={caseEventKinds}
          labels={caseEventKindLabels}
          counts={pages[0]?.counts ?? {}}
          chosen={kinds}
          onChange={setKinds}
        />
        <Select<string>
          aria-label="只看谁办理或登记的"
          className={styles.person ?? ''}
          size="small"
          placeholder="人员"
          allowClear
          showSearch
          value={person === '' ? null : person}
          options={(pages[0]?.people ?? []).map((name) => ({ value: name, label: name }))}
          onChange={(name?: string) => setPerson(name ?? '')}
        />
      </div>
      <ErrorMessage title="时间线没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active title={false} />}
      {query.data && events.length === 0 && (
        <EmptyState>{narrowed ? '没有符合筛选条件的记录。' : '还没有记录。'}</EmptyState>
      )}
      <ol className={styles.events}>
        {events.map((event) => (
          <Entry key={event.sequence} event={event} />
        ))}
      </ol>
      {events.length > 0 && (
        <p className={styles.foot} role="status">
          <span>
            {formatCount(events.length)} / {formatCount(total)} 条
          </span>
          {query.hasNextPage && (
            <Button
              size="small"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              再看 {formatCount(Math.min(pageSize, total - events.length))} 条
            </Button>
          )}
        </p>
      )}
    </Panel>
  );
}

function Entry({ event }: { readonly event: CaseEvent }) {
  const acted = [event.organ, event.handler, event.documentNumber].filter(Boolean).join(' · ');
  const moved = event.from !== null && event.to !== null;
  return (
    <li className={event.kind === 'step' || event.kind === 'opened' ? styles.step : undefined}>
      <p className={styles.line}>
        <time dateTime={event.on}>{event.on}</time>
        <span className={styles.label}>{caseEventKindLabels[event.kind]}</span>
      </p>
      <p className={styles.title}>{event.title}</p>
      {moved && (
        <p className={styles.quiet}>
          {event.from} → {event.to}
        </p>
      )}
      {acted !== '' && <p className={styles.quiet}>{acted}</p>}
      {event.opinion !== null && (
        <p className={styles.said}>
          {(event.kind === 'step' || event.kind === 'opinion') && '意见：'}
          {event.opinion}
        </p>
      )}
      {event.reason !== null && <p className={styles.said}>理由：{event.reason}</p>}
      <p className={styles.quiet}>
        {event.byName} <time dateTime={event.at}>{formatMinute(event.at)}</time> 登记
      </p>
    </li>
  );
}
