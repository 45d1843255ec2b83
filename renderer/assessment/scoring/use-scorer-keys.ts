import { useEffect, useRef } from 'react';
import type { SheetChoice } from './scorer-bar.tsx';

/** Alt with 1 to 9 opens the sheet of that scorer, Alt with 0 all side by side; from anywhere on the page. */
export function useScorerKeys(scorers: number, onChoose: (choice: SheetChoice) => void): void {
  const latest = useRef(onChoose);
  useEffect(() => {
    latest.current = onChoose;
  });
  useEffect(() => {
    if (scorers < 2) return;
    function onKeyDown(event: KeyboardEvent) {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
      const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
      if (digit === undefined || Number(digit) > scorers) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(digit === '0' ? 'all' : Number(digit));
    }
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [scorers]);
}
