import { useSyncExternalStore } from 'react';
import type { Session } from '#shared/contract/identity.ts';
import type { ProcedureName } from '#shared/contract/index.ts';
import { isAllowed } from '#shared/permissions.ts';
import { type SessionState, sessionStore } from './session-store.ts';

/** The state of the session; the page is drawn anew when it changes. */
export function useSessionState(): SessionState {
  return useSyncExternalStore(sessionStore.subscribe, sessionStore.get);
}

/** Who is signed in. Only below the signed-in frame, where there always is somebody. */
export function useSession(): Session {
  const state = useSessionState();
  if (state.kind !== 'signed_in') throw new Error('useSession outside of the signed-in page');
  return state.session;
}

/** Name of the county, city or district, as set at the first run. */
export function useOrganisation(): string {
  const state = useSessionState();
  return state.kind === 'signed_in' ? (state.organisation ?? '') : '';
}

/** Whether the signed-in person may call a procedure; what is not allowed is not shown. */
export function useAllowed(name: ProcedureName): boolean {
  const state = useSessionState();
  return state.kind === 'signed_in' && isAllowed(state.session.user.role, name);
}
