import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import {
  type TimelineEvent,
  type TimelineKind,
  timelineKindLabels,
  timelineKinds,
} from '#shared/contract/overview.ts';
import type { PersonId } from '#shared/ids.ts';
import { orpc } from '../../app/client.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { nextOffset } from '../../components/event-pages.ts';
import { KindChips } from '../../components/kind-chips.tsx';
import { Panel } from '../../components/page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { addressOfEvent } from './event-address.ts';
import styles from './person.module.css';

const pageSize = 100;

/** All that happened to a person, the newest first, by year; kinds can be chosen. */
export function PersonTimeline({ id, name }: { readonly id: PersonId; readonly name: string }) {
  const [kinds, setKinds] = useState<readonly TimelineKind[]>([]);
  const [parameters] = useSearchParams();
  const marked = parameters.get('record');
  const query = useInfiniteQuery(
    orpc.overview.timeline.infiniteOptions({
      input: (offset: number) => ({ personId: id, kinds: [...kinds], offset, limit: pageSize }),
      initialPageParam: 0,
      getNextPageParam: nextOffset,
      placeholderData: (before) => before,
    }),
  );
  const pages = query.data?.pages ?? [];
  const events = pages.flatMap((page) => page.events);
  const years = Map.groupBy(events, (event) => event.date.slice(0, 4));

  return (
    <Panel title="时间线">
      <div className={styles.kinds}>
        <KindChips
          kinds={timelineKinds}
          labels={timelineKindLabels}
          counts={pages[0]?.counts ?? {}}
          chosen={kinds}
          onChange={setKinds}
        />
      </div>
      <ErrorMessage title="时间线没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active title={false} />}
      {query.data && events.length === 0 && <EmptyState>{name}还没有任何记录。</EmptyState>}
      {[...years].map(([year, ofYear]) => (
        <section key={year} aria-label={`${year}年`}>
          <h3 className={styles.year}>{year}年</h3>
          <ol className={styles.events}>
            {ofYear.map((event) => (
              <TimelineLine
                key={`${event.kind} ${event.postingId} ${event.id}`}
                event={event}
                marked={event.id === marked}
              />
            ))}
          </ol>
        </section>
      ))}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          更早的记录
        </Button>
      )}
    </Panel>
  );
}

function TimelineLine({ event, marked }: { readonly event: TimelineEvent; readonly marked: boolean }) {
  const address = addressOfEvent(event);
  return (
    <li
      className={marked ? `${styles.event} ${styles.marked}` : styles.event}
      ref={marked ? (line) => line?.scrollIntoView({ block: 'center' }) : null}
    >
      <time dateTime={event.date}>{event.date.slice(5)}</time>
      <span className={styles.eventKind}>{timelineKindLabels[event.kind]}</span>
      <div>
        <p>
          {address ? <Link to={address}>{event.title}</Link> : event.title}
          {event.attention && (
            <>
              {' '}
              <StatusChip tone="amber">留意</StatusChip>
            </>
          )}
        </p>
        {event.detail && <p className={styles.quiet}>{event.detail}</p>}
      </div>
    </li>
  );
}
