import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import styles from './reading.module.css';
import { useScrollSpy } from './use-scroll-spy.ts';

export interface IndexEntry {
  /** Of the section with the id `chapter-<id>`. */
  readonly id: string;
  readonly title: string;
  /** A figure beside the title, e.g. how many rules differ. */
  readonly count?: number;
  /** What the figure counts, for screen readers: `处不同`. */
  readonly counted?: string;
}

interface ChapterIndexProps {
  readonly entries: readonly IndexEntry[];
  readonly scroller: RefObject<HTMLElement | null>;
}

/** Chapters at the side: shows where one is, leads to the others; arrows move along it. */
export function ChapterIndex({ entries, scroller }: ChapterIndexProps) {
  const current = useScrollSpy(
    scroller,
    entries.map(({ id }) => id),
  );

  function goTo(event: MouseEvent, id: string) {
    event.preventDefault();
    const frame = scroller.current;
    const chapter = frame?.querySelector<HTMLElement>(`#chapter-${id}`);
    if (!frame || !chapter) return;
    const below = Number.parseFloat(getComputedStyle(chapter).scrollMarginTop);
    // Only this frame is scrolled, never what it stands in; at 200 % zoom the page itself scrolls.
    const distance = chapter.getBoundingClientRect().top - frame.getBoundingClientRect().top - below;
    if (frame.scrollHeight > frame.clientHeight) frame.scrollTop += distance;
    else chapter.scrollIntoView({ block: 'start' });
    chapter.focus({ preventScroll: true });
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a')];
    const at = links.findIndex((link) => link.matches(':focus'));
    links[at + step]?.focus();
  }

  return (
    <nav className={styles.index} aria-label="方案目录" onKeyDown={onKeyDown}>
      <ul>
        {entries.map(({ id, title, count, counted }) => (
          <li key={id}>
            <a
              href={`#chapter-${id}`}
              aria-current={id === current ? 'location' : undefined}
              onClick={(event) => goTo(event, id)}
            >
              <span>{title}</span>
              {count !== undefined && count > 0 && (
                <span className={styles.indexCount}>
                  {count}
                  <span className="desk-hidden">{counted}</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
