import { useEffect, useRef } from 'react';

interface PersonKeys {
  /** Goes to the next or previous person; `field` is the id of the field one was in, if any. */
  readonly go: (direction: 'next' | 'previous', field: string | undefined) => void;
  /** Enter outside of any field or control. */
  readonly onEnter: (() => void) | undefined;
}

const directions: Record<string, 'next' | 'previous' | undefined> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
};

/**
 * J, K and the arrows move between people as long as one is not in a field; Alt with the arrows does so from
 * anywhere, staying in the same field. Nothing happens while a dialog or drawer is open.
 */
export function usePersonKeys(keys: PersonKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey) return;
      if (isDialogOpen()) return;
      const { target } = event;
      const inField =
        target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]');
      const onControl = target instanceof HTMLElement && target.matches('a, button, summary, [role="tab"]');
      const direction = directions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      const isArrow = event.key.startsWith('Arrow');
      if (direction && (event.altKey ? isArrow : !inField && !(isArrow && isInScroller(target)))) {
        event.preventDefault();
        event.stopPropagation();
        const field = inField && target.id !== '' ? target.id : undefined;
        if (inField) target.blur();
        latest.current.go(direction, field);
      } else if (event.key === 'Enter' && !inField && !onControl && latest.current.onEnter) {
        event.preventDefault();
        latest.current.onEnter();
      }
    }
    // Before the fields see it: they have their own use for the arrows.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}

/** Tabs and grids have their own use for the arrows. */
function isInScroller(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="tablist"], [role="grid"]') !== null;
}

/** A closed dialog may stay in the document unseen. */
function isDialogOpen(): boolean {
  return [...document.querySelectorAll('[role="dialog"]')].some((dialog) => dialog.checkVisibility());
}
