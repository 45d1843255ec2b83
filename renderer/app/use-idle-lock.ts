import { useEffect } from 'react';
import { client } from './client.ts';
import { useSession } from './session.tsx';
import { sessionStore } from './session-store.ts';

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
const checkEveryMilliseconds = 10_000;
const tellEveryMilliseconds = 60_000;

/**
 * Locks when nobody has touched the machine for the minutes that the session allows, and tells the program about
 * people who read or type for long without a call, so that it does not lock under their hands.
 */
export function useIdleLock(): void {
  const { idleMinutes, locked } = useSession();
  useEffect(() => {
    if (locked) return;
    let lastSign = Date.now();
    let lastTold = Date.now();
    const note = () => {
      lastSign = Date.now();
    };
    for (const sign of signs) window.addEventListener(sign, note, { passive: true });
    const timer = setInterval(() => {
      const now = Date.now();
      if (now - lastSign >= idleMinutes * 60_000) {
        sessionStore.lock();
        client.identity.lock().catch(() => {
          // Locked there already, or not reachable: the page is covered in any case.
        });
      } else if (lastSign > lastTold && now - lastTold >= tellEveryMilliseconds) {
        lastTold = now;
        client.system.info().catch(() => {
          // Only a sign of life; whatever is wrong will show with the next real call.
        });
      }
    }, checkEveryMilliseconds);
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, note);
    };
  }, [idleMinutes, locked]);
}
