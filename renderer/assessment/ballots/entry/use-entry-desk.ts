import { useEffect, useState, useSyncExternalStore } from 'react';
import type { BallotEntry, BatchDetail } from '#shared/contract/assessment-ballots.ts';
import { client, codeOf } from '../../../app/client.ts';
import { createEntryDesk, type DeskState, type EntryDesk } from './entry-desk.ts';

/** The desk of one pass, for as long as its page is open; what is waiting is sent when it is left. */
export function useEntryDesk(batch: BatchDetail, entry: BallotEntry): { desk: EntryDesk; state: DeskState } {
  const [desk] = useState(() =>
    createEntryDesk(
      { ballots: entry.ballots, revision: entry.revision, people: batch.subjects.length },
      {
        save: ({ revision, ballots, total }) =>
          client.assessment.saveBallots({
            id: batch.id,
            pass: entry.pass,
            revision,
            ballots: [...ballots],
            total,
          }),
        isConflict: (error) => codeOf(error) === 'CONFLICT',
        now: () => new Date(),
      },
    ),
  );
  useEffect(() => () => desk.retry(), [desk]);
  return { desk, state: useSyncExternalStore(desk.subscribe, desk.get) };
}
