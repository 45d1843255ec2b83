import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { assessmentIdSchema, cycleIdSchema } from '#shared/ids.ts';
import { messageOf, orpc } from '../../app/client.ts';
import { useAddressId } from '../../app/use-address-id.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { usePeople } from '../cycle/people.ts';
import type { FoldName } from './fold.tsx';
import { type ListFilter, PeopleList } from './people-list.tsx';
import type { SheetChoice } from './scorer-bar.tsx';
import { ScoringDesk } from './scoring-desk.tsx';
import styles from './scoring-page.module.css';

/** Scoring of one record: everyone at the left, the sheet in the middle, ballots, figures and evidence at the right. */
export function ScoringPage() {
  const cycleId = useAddressId('cycleId', cycleIdSchema);
  const id = useAddressId('assessmentId', assessmentIdSchema);
  const [filter, setFilter] = useState<ListFilter>({ text: '', townshipId: null });
  // Whoever goes from one person to the next stays with the same scorer and the same parts of the evidence.
  const [sheet, setSheet] = useState<SheetChoice>(1);
  const [open, setOpen] = useState<ReadonlySet<FoldName>>(new Set());
  const people = usePeople({ cycleId, ...filter, state: null });
  const townships = useQuery(orpc.roster.listTownships.queryOptions());
  const detail = useQuery(orpc.assessment.get.queryOptions({ input: { id } }));
  const addressOf = (other: string) => `/assessment/${cycleId}/records/${other}`;
  const rows = people.data ?? [];

  const list = (
    <PeopleList
      rows={rows}
      none={people.error ? messageOf(people.error) : people.data ? '没有找到，换个词再试。' : '正在载入'}
      currentId={id}
      filter={filter}
      townships={townships.data?.townships ?? []}
      onFilter={(change) => setFilter((before) => ({ ...before, ...change }))}
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
        sheet={sheet}
        onSheet={setSheet}
        folds={{
          open,
          onToggle: (name, isOpen) =>
            setOpen(
              (before) => new Set(isOpen ? [...before, name] : [...before].filter((each) => each !== name)),
            ),
        }}
      />
    );
  }
  return (
    <Page fill>
      <PageHeader title="评分" crumbs={[{ label: '考核', to: '/assessment' }]} />
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
