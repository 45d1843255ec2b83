import { useEffect, useState } from 'react';

/** How long nothing may change before a value counts, in milliseconds: a preview for every key would be too many. */
const pause = 400;

/** The last value that was `valid` and then stood still for a moment. */
export function useSettled<T>(value: T, valid: boolean): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (!valid) return;
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value, valid]);
  return settled;
}
