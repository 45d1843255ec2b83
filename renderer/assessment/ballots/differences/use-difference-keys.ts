import { useEffect, useRef } from 'react';

/** Which value holds. */
export interface Choice {
  readonly choice: 'first' | 'second' | 'other';
  readonly value: string | null;
}

interface DifferenceKeys {
  readonly enabled: boolean;
  readonly onDecide: (choice: Choice) => void;
  /** Another value is to be typed. */
  readonly onType: () => void;
  readonly onMove: (by: -1 | 1) => void;
}

/** 1 and 2 decide, Enter asks for another value, arrows move. */
export function useDifferenceKeys(keys: DifferenceKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  const { enabled } = keys;
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const onControl = target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement;
      const { onDecide, onType, onMove } = latest.current;
      const digit = /^(?:Digit|Numpad)([12])$/.exec(event.code)?.[1] ?? event.key;
      const act: Record<string, (() => void) | undefined> = {
        1: () => onDecide({ choice: 'first', value: null }),
        2: () => onDecide({ choice: 'second', value: null }),
        Enter: onControl ? undefined : onType,
        ArrowUp: () => onMove(-1),
        ArrowDown: () => onMove(1),
      };
      const action = act[digit];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [enabled]);
}
