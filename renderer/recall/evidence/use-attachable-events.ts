import { useQuery } from '@tanstack/react-query';
import type { CaseEventKind } from '#shared/case-vocabulary.ts';
import type { CaseEvent } from '#shared/contract/recall-case.ts';
import type { CaseId } from '#shared/ids.ts';
import { orpc } from '../../app/client.ts';

/** Entries of a time line that papers belong to: steps of organs, and what people and organs said. */
const kinds: CaseEventKind[] = [
  'step',
  'statement',
  'verification',
  'opinion',
  'follow_up',
  'accountability',
  'successor',
];

/** Those entries of a case, the newest first; a case has some dozens. */
export function useAttachableEvents(id: CaseId): readonly CaseEvent[] {
  const query = useQuery(orpc.recall.caseEvents.queryOptions({ input: { id, kinds, limit: 500 } }));
  return query.data?.events ?? [];
}

export const eventWords = ({ on, title }: Pick<CaseEvent, 'on' | 'title'>) => `${on} ${title}`;
