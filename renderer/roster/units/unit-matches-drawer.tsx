import { useQuery } from '@tanstack/react-query';
import { Drawer, Skeleton } from 'antd';
import { orpc } from '../../app/client.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { UnitMatchCard } from './unit-match-card.tsx';
import styles from './units.module.css';

interface UnitMatchesDrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Pairs of units whose names are alike, the most alike first; a person says of each what it is. */
export function UnitMatchesDrawer({ open, onClose }: UnitMatchesDrawerProps) {
  const matches = useQuery({ ...orpc.roster.listUnitMatches.queryOptions(), enabled: open });
  const units = useQuery({ ...orpc.roster.listUnits.queryOptions(), enabled: open });
  const postingsOf = (id: string) => units.data?.units.find((unit) => unit.id === id)?.postings ?? 0;
  const list = matches.data?.matches;

  return (
    <Drawer open={open} onClose={onClose} title="名称相近的派出单位" size={640} destroyOnHidden>
      <ErrorMessage error={matches.error ?? units.error} onRetry={() => void matches.refetch()} />
      {(matches.isPending || units.isPending) && <Skeleton active title={false} />}
      {list?.length === 0 && <EmptyState>没有待确认的单位。名称都已核对。</EmptyState>}
      {list !== undefined && list.length > 0 && units.data && (
        <>
          <p className={styles.intro}>
            共 {list.length} 组，按相近程度排列。程序只提出可能，不会自行合并；是不是同一单位由您确认。
          </p>
          <ul className={styles.cards}>
            {list.map((match) => (
              <li key={`${match.keepId} ${match.mergeId}`}>
                <UnitMatchCard match={match} postingsOf={postingsOf} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Drawer>
  );
}
