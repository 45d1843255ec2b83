import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { assessmentIdSchema, cycleIdSchema } from '#shared/ids.ts';
import { messageOf, orpc } from '../../app/client.ts';
import { useAddressId } from '../../app/use-address-id.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { usePeople } from '../cycle/people.ts';
import { PeopleList } from './people-list.tsx';
import { ScoringDesk } from './scoring-desk.tsx';
import styles from './scoring-page.module.css';

/** Scoring of one person: people at the left, the sheet in the middle, ballots and figures at the right. */
export function ScoringPage() {
  const cycleId = useAddressId('cycleId', cycleIdSchema);
  const id = useAddressId('assessmentId', assessmentIdSchema);
  const [filter, setFilter] = useState('');
  const people = usePeople({ cycleId, text: filter, state: null, townshipId: null });
  const detail = useQuery(orpc.assessment.get.queryOptions({ input: { id } }));
  const addressOf = (other: string) => `/assessment/${cycleId}/records/${other}`;
  const rows = people.data ?? [];

  const list = (
    <PeopleList
      rows={rows}
      none={people.error ? messageOf(people.error) : people.data ? '没有找到，换个词再试。' : '正在载入'}
      currentId={id}
      filter={filter}
      onFilter={setFilter}
      addressOf={addressOf}
    />
  );
  if (detail.data) {
    return (
      <ScoringDesk
        key={id}
        detail={detail.data}
        list={list}
        neighbours={neighboursOf(
          rows.map((row) => row.id),
          id,
        )}
        addressOf={addressOf}
      />
    );
  }
  return (
    <Page fill>
      <PageHeader title="评分" crumbs={[{ label: '年度考核', to: '/assessment' }]} />
      <ErrorMessage title="这份考核没有载入" error={detail.error} onRetry={() => void detail.refetch()} />
      <div className={`${styles.desk} ${styles.alone}`}>
        {list}
        <div className={styles.loading}>{detail.isPending && <Skeleton active />}</div>
      </div>
    </Page>
  );
}

function neighboursOf(ids: readonly string[], id: string) {
  const at = ids.indexOf(id);
  return { previous: at > 0 ? ids[at - 1] : undefined, next: ids[at + 1] };
}
