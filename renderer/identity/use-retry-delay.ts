import { useEffect, useState } from 'react';
import * as z from 'zod';
import { errorData } from '../app/client.ts';

const dataSchema = z.object({ retryAfterSeconds: z.number().int().min(0) });

/**
 * Counts down to the next try after a wrong password. `note` takes the error of a try; `seconds` is what is left,
 * 0 when one may try again.
 */
export function useRetryDelay() {
  const [until, setUntil] = useState(0);
  const [seconds, setSeconds] = useState(0);

  useEffect(() => {
    if (until === 0) return;
    const tick = () => setSeconds(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [until]);

  function note(error: unknown) {
    const data = errorData(error, 'INVALID_CREDENTIALS', dataSchema);
    if (data && data.retryAfterSeconds > 0) setUntil(Date.now() + data.retryAfterSeconds * 1000);
  }

  return { seconds, note };
}
