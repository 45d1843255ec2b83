import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AssessmentRow } from '#shared/contract/assessment-record.ts';
import type { CycleId, TownshipId } from '#shared/ids.ts';
import type { AssessmentState } from '#shared/vocabulary.ts';
import { client } from '../../app/client.ts';

export interface PeopleFilter {
  readonly cycleId: CycleId;
  readonly text: string;
  readonly state: AssessmentState | null;
  readonly townshipId: TownshipId | null;
}

/** Most rows a call answers with. */
const pageSize = 500;

async function everyPage(filter: PeopleFilter, signal: AbortSignal): Promise<AssessmentRow[]> {
  const rows: AssessmentRow[] = [];
  for (;;) {
    const page = await client.assessment.list(
      { ...filter, offset: rows.length, limit: pageSize },
      { signal },
    );
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

/**
 * Everyone of a cycle that the filter finds, in the order of the roster. A cycle holds the people of one county:
 * hundreds, at most a few thousand narrow rows. Refreshes with every list of assessments.
 */
export function usePeople(filter: PeopleFilter) {
  return useQuery({
    queryKey: [['assessment', 'list'], { every: filter }],
    queryFn: ({ signal }) => everyPage(filter, signal),
    placeholderData: keepPreviousData,
  });
}
