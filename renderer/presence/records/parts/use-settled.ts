import { useEffect, useState } from 'react';

/** Milliseconds without a key after which what was typed is looked at. */
const typingPause = 200;

/** The value once it has rested for a moment; the value before meanwhile. Compared by content. */
export function useSettled<T>(value: T): T {
  const key = JSON.stringify(value);
  const [settled, setSettled] = useState({ key, value });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the value, whose object is new each time
  useEffect(() => {
    if (key === settled.key) return;
    const timer = setTimeout(() => setSettled({ key, value }), typingPause);
    return () => clearTimeout(timer);
  }, [key, settled.key]);
  return settled.value;
}
