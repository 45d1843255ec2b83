import { type RefObject, useEffect, useState } from 'react';

/** How far below the top a chapter may begin and still be the one being read, in pixels. */
const margin = 80;

/** Id of the chapter at the top of what is scrolled; sections have the ids `chapter-<id>`. */
export function useScrollSpy(scroller: RefObject<HTMLElement | null>, ids: readonly string[]): string | null {
  const [current, setCurrent] = useState<string | null>(ids[0] ?? null);
  const key = ids.join(' ');
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const top = element.getBoundingClientRect().top + margin;
      const all = key.split(' ');
      const passed = all.filter((id) => {
        const section = element.querySelector(`#chapter-${id}`);
        return section !== null && section.getBoundingClientRect().top <= top;
      });
      // At the very end the last chapter is being read, however short it is.
      const atEnd =
        element.scrollTop > 0 && element.scrollTop + element.clientHeight >= element.scrollHeight - 2;
      setCurrent((atEnd ? all.at(-1) : passed.at(-1)) ?? all[0] ?? null);
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [scroller, key]);
  return current;
}
