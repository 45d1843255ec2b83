import { useEffect } from 'react';

const unsaved = new Set<symbol>();

/** Makes the browser ask, while `active`, before the window is closed or loaded anew. */
export function useCloseWarning(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [active]);
}

/**
 * Says, while `active`, that something typed is not saved yet: closing the window then asks, and so do signing out
 * and handing a locked page to somebody else.
 */
export function useUnsavedWork(active: boolean): void {
  useCloseWarning(active);
  useEffect(() => {
    if (!active) return;
    const mark = Symbol();
    unsaved.add(mark);
    return () => {
      unsaved.delete(mark);
    };
  }, [active]);
}

/** Whether anything on the page is not saved yet: ask before it goes away with the session. */
export function hasUnsavedWork(): boolean {
  return unsaved.size > 0;
}
