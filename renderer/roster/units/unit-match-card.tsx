import { useQueryClient } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { useId, useState } from 'react';
import type { UnitMatch } from '#shared/contract/roster.ts';
import { client, orpc } from '../../app/client.ts';
import { ReasonModal } from '../../components/reason-modal.tsx';
import styles from './units.module.css';

interface UnitMatchCardProps {
  readonly match: UnitMatch;
  readonly postingsOf: (unitId: string) => number;
}

/** One pair: which name stays if they are one unit, or that they are two. */
export function UnitMatchCard({ match, postingsOf }: UnitMatchCardProps) {
  const queryClient = useQueryClient();
  const labelId = useId();
  const [keepId, setKeepId] = useState(match.keepId);
  const [asking, setAsking] = useState<'merge' | 'dismiss' | null>(null);
  const names = [
    { id: match.keepId, name: match.keepName },
    { id: match.mergeId, name: match.mergeName },
  ];
  const keep = names.find(({ id }) => id === keepId) ?? { id: match.keepId, name: match.keepName };
  const merge = names.find(({ id }) => id !== keep.id) ?? { id: match.mergeId, name: match.mergeName };

  async function settle(step: Promise<unknown>) {
    try {
      await step;
    } finally {
      await queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
    }
  }

  return (
    <div className={styles.card}>
      <p id={labelId} className={styles.reason}>
        {match.reason}
      </p>
      <Radio.Group
        className={styles.names ?? ''}
        aria-labelledby={labelId}
        value={keepId}
        onChange={(event) => setKeepId(event.target.value)}
      >
        {names.map(({ id, name }) => (
          <Radio key={id} value={id}>
            <span className={styles.name}>{name}</span>
            <span className={styles.count}>
              {postingsOf(id)} 个岗位，{id === keepId ? '合并后保留这个名称' : '合并后留作别名'}
            </span>
          </Radio>
        ))}
      </Radio.Group>
      <div className={styles.buttons}>
        <Button onClick={() => setAsking('merge')}>是同一单位，合并</Button>
        <Button onClick={() => setAsking('dismiss')}>不是同一单位</Button>
      </div>
      <ReasonModal
        open={asking === 'merge'}
        title="合并派出单位"
        consequence={`“${merge.name}”的 ${postingsOf(merge.id)} 个岗位将并入“${keep.name}”，合并后共 ${postingsOf(keep.id) + postingsOf(merge.id)} 个岗位；“${merge.name}”留作别名，以后导入时自动认出。`}
        confirm="合并"
        suggestedReason={`“${merge.name}”与“${keep.name}”是同一单位的不同写法`}
        onConfirm={(reason) =>
          settle(client.roster.mergeUnits({ keepId: keep.id, mergeId: merge.id, reason }))
        }
        onClose={() => setAsking(null)}
      />
      <ReasonModal
        open={asking === 'dismiss'}
        title="确认不是同一单位"
        consequence={`“${keep.name}”与“${merge.name}”将作为 2 个单位保留，以后不再提示这一组。`}
        confirm="不是同一单位"
        suggestedReason={`“${keep.name}”与“${merge.name}”是两个不同的单位`}
        onConfirm={(reason) =>
          settle(client.roster.dismissUnitMatch({ keepId: match.keepId, mergeId: match.mergeId, reason }))
        }
        onClose={() => setAsking(null)}
      />
    </div>
  );
}
