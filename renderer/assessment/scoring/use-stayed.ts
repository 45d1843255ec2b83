import { useEffect, useState } from 'react';

/** Milliseconds that somebody stays with a record before what lies behind it is looked up. */
const stay = 300;

/** True once the page has stayed with this record for a moment: whoever runs down the list asks for nothing. */
export function useStayed(): boolean {
  const [stayed, setStayed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setStayed(true), stay);
    return () => clearTimeout(timer);
  }, []);
  return stayed;
}
