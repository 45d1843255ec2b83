import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Nomination } from '#shared/contract/roster-lifecycle.ts';
import type { NominationId } from '#shared/ids.ts';
import { client, codeOf, orpc } from '../../app/client.ts';

/** What was found out about one rule; `fulfilled: null` takes it back. */
export interface Answer {
  readonly code: string;
  readonly fulfilled: boolean | null;
  readonly note: string | null;
}

interface Failure {
  readonly code: string;
  readonly error: unknown;
}

/**
 * Saves answers one after the other, each on the newest revision, so that questions can be answered as fast as one
 * reads them. When somebody else has changed the nomination the newest state is loaded and the answer saved on top:
 * an answer to one rule takes nothing from anybody.
 */
export function useAnswers(nomination: Nomination) {
  const queryClient = useQueryClient();
  const queue = useRef<Promise<void>>(Promise.resolve());
  const [saving, setSaving] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { id } = nomination;

  function answer(given: Answer): Promise<boolean> {
    setSaving((codes) => [...codes, given.code]);
    setFailure((current) => (current?.code === given.code ? null : current));
    const saved = queue.current.then(async () => {
      try {
        await send(given, true);
        return true;
      } catch (error) {
        setFailure({ code: given.code, error });
        return false;
      } finally {
        setSaving((codes) => codes.filter((code) => code !== given.code));
      }
    });
    queue.current = saved.then(() => {});
    return saved;
  }

  async function send(given: Answer, again: boolean): Promise<void> {
    const { revision } = await latest(id);
    try {
      const after = await client.roster.answerNomination({ id, revision, answers: [given] });
      queryClient.setQueryData(
        sheetKey(id),
        (before: Sheet | undefined) => before && { ...before, nomination: after },
      );
      await queryClient.invalidateQueries({ queryKey: orpc.roster.listNominations.key() });
    } catch (error) {
      if (!again || codeOf(error) !== 'CONFLICT') throw error;
      await queryClient.invalidateQueries({ queryKey: sheetKey(id) });
      await send(given, false);
    }
  }

  const latest = async (nominationId: NominationId) =>
    queryClient.getQueryData<Sheet>(sheetKey(nominationId))?.nomination ?? nomination;

  return { answer, saving, failure };
}

type Sheet = Awaited<ReturnType<typeof client.roster.getNomination>>;

const sheetKey = (id: NominationId) => orpc.roster.getNomination.queryOptions({ input: { id } }).queryKey;
