import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { PostingRow } from '#shared/contract/roster.ts';
import type { VillageDemandRow } from '#shared/contract/roster-places.ts';
import { orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { Panel } from '../../components/page.tsx';
import { waitsFor } from '../nominations/nomination-words.ts';
import { type PeopleColumn, PeopleTable, roleColumn, stageColumn, unitColumn } from './people-table.tsx';
import styles from './villages.module.css';

interface OpenPostsProps {
  readonly village: VillageDemandRow;
  readonly posts: readonly PostingRow[];
  readonly onNominate: (posting: PostingRow) => void;
}

/** Posts without a person: who is nominated and what comes next, or the way to nominate somebody. */
export function OpenPosts({ village, posts, onNominate }: OpenPostsProps) {
  const mayNominate = useAllowed('roster.nominate');
  const { data } = useQuery(
    orpc.roster.listNominations.queryOptions({ input: { townshipId: village.townshipId } }),
  );
  if (posts.length === 0) return null;
  const nominationOf = (row: PostingRow) =>
    data?.nominations.find((nomination) => nomination.posting.id === row.id);
  const columns: PeopleColumn[] = [
    unitColumn,
    roleColumn,
    stageColumn,
    {
      title: '人选',
      cell: (row) => {
        const nomination = nominationOf(row);
        return nomination ? (
          <Link to={`/roster/nominations/${nomination.id}`}>{nomination.personName}</Link>
        ) : (
          <span className={styles.unknown}>还没有</span>
        );
      },
    },
    {
      title: '下一步',
      cell: (row) => {
        const nomination = nominationOf(row);
        if (nomination) return waitsFor(nomination);
        return mayNominate ? (
          <Button size="small" onClick={() => onNominate(row)}>
            提名人选
          </Button>
        ) : (
          '提名人选'
        );
      },
    },
  ];
  return (
    <Panel title="待定人的岗位" extra={`${posts.length} 个`}>
      <PeopleTable label="待定人的岗位" columns={columns} rows={posts} />
    </Panel>
  );
}
