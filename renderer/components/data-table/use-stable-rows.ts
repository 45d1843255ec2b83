import { useState } from 'react';

/** The same array as long as it holds the same rows: a fresh array on each render would loop for ever. */
export function useStableRows<Row>(rows: Row[]): Row[] {
  const [stable, setStable] = useState(rows);
  const same = rows.length === stable.length && rows.every((row, index) => row === stable[index]);
  if (same) return stable;
  setStable(rows);
  return rows;
}
