import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import styles from '../roster.module.css';

/** `有 5 组派出单位名称相近，待确认`, for those who may settle it; nothing while there is nothing to settle. */
export function UnitMatchesNotice({ onOpen }: { readonly onOpen: () => void }) {
  const allowed = useAllowed('roster.listUnitMatches');
  const { data } = useQuery({ ...orpc.roster.listUnitMatches.queryOptions(), enabled: allowed });
  const count = data?.matches.length ?? 0;
  if (!allowed || count === 0) return null;
  return (
    <div role="status" className={styles.notice}>
      <span>
        有 <strong>{count}</strong> 组派出单位名称相近，待确认是不是同一单位。
      </span>
      <Button size="small" onClick={onOpen}>
        逐组核对
      </Button>
    </div>
  );
}
