const unsaved = new Set<symbol>();

/** Notes that something typed is not saved yet; call the result when it is. */
export function noteUnsavedWork(): () => void {
  const mark = Symbol();
  unsaved.add(mark);
  return () => unsaved.delete(mark);
}

/** Whether anything on the page is not saved yet: ask before it goes away with the session. */
export function hasUnsavedWork(): boolean {
  return unsaved.size > 0;
}
