import { useEffect, useState } from 'react';

/** Milliseconds without a key after which what was typed is looked at. */
const typingPause = 200;

/**
 * The value once it has rested for a moment; the value before meanwhile. Compared by content.
 *
 * @param whole whether it can be looked at at all; what is half typed is passed over
 */
export function useSettled<T>(value: T, whole = true): T {
  const key = JSON.stringify(value);
  const [settled, setSettled] = useState({ key, value });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the value, whose object is new each time
  useEffect(() => {
    if (!whole || key === settled.key) return;
    const timer = setTimeout(() => setSettled({ key, value }), typingPause);
    return () => clearTimeout(timer);
  }, [key, settled.key, whole]);
  return settled.value;
}
