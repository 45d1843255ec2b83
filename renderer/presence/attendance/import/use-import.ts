import { useEffect, useReducer } from 'react';
import type { UserId } from '#shared/ids.ts';
import { useSession } from '../../../app/session.tsx';
import { useCloseWarning } from '../../../components/unsaved-work.ts';
import { emptyImport, type ImportState, importReducer, isWritten } from './import-state.ts';

/** Imports that people left before they were done, until the window closes. */
const unfinished = new Map<UserId, ImportState>();

/** The state of the wizard; whoever looks at another page meanwhile finds it as it was, a running job included. */
export function useImport() {
  const userId = useSession().user.id;
  const [state, dispatch] = useReducer(importReducer, undefined, () => unfinished.get(userId) ?? emptyImport);

  useEffect(() => {
    if (state.file === null || isWritten(state)) unfinished.delete(userId);
    else unfinished.set(userId, state);
  }, [state, userId]);
  useCloseWarning(state.file !== null && state.jobId === null);

  return [state, dispatch] as const;
}
