import { useEffect, useReducer } from 'react';
import type { UserId } from '#shared/ids.ts';
import { useSession } from '../../app/session.tsx';
import { useCloseWarning } from '../unsaved-work.ts';
import { type ImportMachine, type ImportSheet, type ImportState, isWritten } from './import-machine.ts';

/**
 * The hook that holds the state of one kind of import. Whoever looks at another page meanwhile finds it as it was, a
 * running job included; only closing the window loses it, and that asks.
 */
export function importHook<Extra extends string, Sheet extends ImportSheet, Choice>({
  empty,
  reduce,
}: ImportMachine<Extra, Sheet, Choice>) {
  /** Imports that people left before they were done, until the window closes. */
  const unfinished = new Map<UserId, ImportState<Extra, Sheet, Choice>>();

  return function useImport() {
    const userId = useSession().user.id;
    const [state, dispatch] = useReducer(reduce, undefined, () => unfinished.get(userId) ?? empty);

    useEffect(() => {
      if (state.file === null || isWritten(state)) unfinished.delete(userId);
      else unfinished.set(userId, state);
    }, [state, userId]);

    useCloseWarning(state.file !== null && state.jobId === null);

    return [state, dispatch] as const;
  };
}
