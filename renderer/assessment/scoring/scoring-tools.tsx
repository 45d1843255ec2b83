import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import * as z from 'zod';
import type { Cycle } from '#shared/contract/assessment-cycle.ts';
import { client, orpc } from '../../app/client.ts';
import { formatCount } from '../../app/format.ts';
import { useAllowed } from '../../app/session.tsx';
import { JobDialog } from '../grading/job-dialog.tsx';

const recomputed = z.object({ records: z.number(), changed: z.number() });

/** What is done with the scores of a whole cycle: score sheets come in as workbooks, everything is worked out again. */
export function ScoringTools({ cycle }: { readonly cycle: Cycle }) {
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const mayImport = useAllowed('assessment.commitScoreImport') && cycle.state === 'scoring';
  const mayRecompute = useAllowed('assessment.recomputeCycle') && ['scoring', 'review'].includes(cycle.state);
  const open = cycle.counts.all - cycle.counts.locked;
  return (
    <>
      {mayRecompute && <Button onClick={() => setAsking(true)}>重新计算</Button>}
      {mayImport && (
        <Link to={`/assessment/${cycle.id}/scores/import`}>
          <Button tabIndex={-1}>导入评分表</Button>
        </Link>
      )}
      {asking && (
        <JobDialog
          title="重新计算得分"
          confirm="重新计算"
          consequence={`将按现有的评分、票数和规则重新计算 ${formatCount(open)} 份没有锁定的考核。评分和票数不变；得分有变化的会记入变更记录。计算时可以取消。`}
          start={() => client.assessment.recomputeCycle({ cycleId: cycle.id })}
          onEnd={() => void queryClient.invalidateQueries({ queryKey: orpc.assessment.key() })}
          onClose={() => setAsking(false)}
          outcome={({ result }) => {
            const parsed = recomputed.safeParse(result);
            if (!parsed.success) return null;
            const { records, changed } = parsed.data;
            return (
              <p>
                共计算 {formatCount(records)} 份，
                {changed === 0 ? '得分都没有变化。' : `${formatCount(changed)} 份的得分有变化。`}
              </p>
            );
          }}
        />
      )}
    </>
  );
}
