import type { KeyboardEvent } from 'react';

/** What a key on the board means. */
export type BoardKey =
  | { readonly kind: 'go'; readonly by: number; readonly extend: boolean }
  | { readonly kind: 'move'; readonly direction: 'better' | 'worse' }
  | { readonly kind: 'open' | 'toggle' | 'all' | 'undo' | 'clear' };

const steps: Record<string, number | undefined> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 15,
  PageUp: -15,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Reads a key: ↑↓ choose, ←→ move the grade, Enter opens, Space selects, Ctrl+A all, Ctrl+Z takes back. */
export function boardKeyOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): BoardKey | null {
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) {
    const key = event.key.toLowerCase();
    if (key === 'a') return { kind: 'all' };
    return key === 'z' && !event.shiftKey ? { kind: 'undo' } : null;
  }
  const by = steps[event.key];
  if (by !== undefined) return { kind: 'go', by, extend: event.shiftKey };
  switch (event.key) {
    case 'ArrowLeft':
      return { kind: 'move', direction: 'better' };
    case 'ArrowRight':
      return { kind: 'move', direction: 'worse' };
    case 'Enter':
      return { kind: 'open' };
    case ' ':
      return { kind: 'toggle' };
    case 'Escape':
      return { kind: 'clear' };
    default:
      return null;
  }
}
