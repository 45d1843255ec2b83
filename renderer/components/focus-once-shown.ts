import { useEffect } from 'react';

/**
 * Gives the focus to something as soon as it is shown. A drawer that opens without motion takes the focus after what is
 * in it; so this waits for the next frame.
 */
export function useFocusOnceShown(wanted: boolean, find: () => { focus(): void } | null | undefined): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only on being shown, whatever changes later
  useEffect(() => {
    if (!wanted) return;
    const frame = requestAnimationFrame(() => find()?.focus());
    return () => cancelAnimationFrame(frame);
  }, [wanted]);
}
