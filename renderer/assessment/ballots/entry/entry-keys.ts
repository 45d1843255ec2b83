import { useEffect, useRef } from 'react';
import type { BallotOptionView } from '#shared/contract/assessment-ballots.ts';
import { storedDigit } from '../words.ts';
import type { Stroke } from './typing.ts';

/** What a key means here; null where it is not ours. Read by its place too: an input method hides the character. */
function strokeOf(event: KeyboardEvent, options: readonly BallotOptionView[]): Stroke | null {
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1] ?? /^[0-9]$/.exec(event.key)?.[0];
  if (digit === '0') return { kind: 'mark', digit };
  if (digit !== undefined) {
    const option = options[Number(digit) - 1];
    return option ? { kind: 'mark', digit: storedDigit(option) } : null;
  }
  if (event.code === 'Minus' || event.code === 'NumpadSubtract' || event.key === '-') {
    return { kind: 'invalid' };
  }
  switch (event.key) {
    case 'Backspace':
      return { kind: 'back' };
    case 'ArrowUp':
      return { kind: 'up' };
    case 'ArrowDown':
      return { kind: 'down' };
    case 'ArrowLeft':
      return { kind: 'left' };
    case 'ArrowRight':
      return { kind: 'right' };
    default:
      return null;
  }
}

interface EntryKeys {
  readonly enabled: boolean;
  readonly options: readonly BallotOptionView[];
  readonly onStroke: (stroke: Stroke) => void;
  readonly onUndo: () => void;
  readonly onFinish: () => void;
  readonly onLeave: () => void;
}

/** The whole keyboard while ballots are entered; fields and dialogs keep their own keys. */
export function useEntryKeys(keys: EntryKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  const { enabled } = keys;
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      const inField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
      const onButton = target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement;
      if (inField || event.altKey) return;
      const { options, onStroke, onUndo, onFinish, onLeave } = latest.current;
      if (event.ctrlKey || event.metaKey) {
        if (event.code !== 'KeyZ' || event.shiftKey) return;
        event.preventDefault();
        onUndo();
        return;
      }
      if (event.key === 'Enter') {
        if (onButton) return;
        event.preventDefault();
        onFinish();
        return;
      }
      if (event.key === 'Escape') {
        event.preventDefault();
        onLeave();
        return;
      }
      const stroke = strokeOf(event, options);
      if (stroke === null) return;
      event.preventDefault();
      // A key that is held down by accident must not fill in ballots.
      if (event.repeat && (stroke.kind === 'mark' || stroke.kind === 'invalid')) return;
      onStroke(stroke);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [enabled]);
}
