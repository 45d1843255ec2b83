import { useQuery } from '@tanstack/react-query';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import { orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { ballotSectionsOf } from './fields.ts';

/** Batches of ballots that rate a record, and what raters wrote; for whoever may know. */
export function useBallots(detail: AssessmentDetail) {
  const mayKnow = useAllowed('assessment.ballotsOfRecord');
  const query = useQuery(
    orpc.assessment.ballotsOfRecord.queryOptions({
      input: { id: detail.id },
      enabled: mayKnow && ballotSectionsOf(detail).length > 0,
    }),
  );
  return { mayKnow, query, batches: query.data?.batches.filter(({ state }) => state !== 'voided') ?? null };
}

export type RecordBatch = NonNullable<ReturnType<typeof useBallots>['batches']>[number];
export type Remark = NonNullable<ReturnType<typeof useBallots>['query']['data']>['remarks'][number];
