import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { NextIcon, PreviousIcon } from '../../components/icons.tsx';
import styles from './viewer.module.css';
import type { Walk, WalkStep } from './walk.ts';

/** Goes through the list that the document was opened from, one after the other (Alt+← and Alt+→). */
export function WalkBar({ walk }: { readonly walk: Walk | null }) {
  const navigate = useNavigate();
  const { previous = null, next = null } = walk ?? {};
  const latest = useRef({ previous, next });
  useEffect(() => {
    latest.current = { previous, next };
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      // A question that stands open is answered first.
      if (document.querySelector('[role="dialog"]')) return;
      // Without this the browser would go back in its history.
      event.preventDefault();
      const step = event.key === 'ArrowLeft' ? latest.current.previous : latest.current.next;
      if (step) void navigate(step.to, { replace: true });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [navigate]);
  if (!walk) return null;
  const go = (step: WalkStep | null) => {
    if (step) void navigate(step.to, { replace: true });
  };
  return (
    <nav className={styles.walk} aria-label="逐份查看">
      <Button
        icon={<PreviousIcon />}
        disabled={previous === null}
        title={previous ? `上一份：${previous.label}（Alt+←）` : '这是第一份'}
        onClick={() => go(previous)}
      >
        上一份
      </Button>
      <span className={styles.position}>
        {walk.position === null ? `共 ${walk.total} 份` : `${walk.position} / ${walk.total}`}
      </span>
      <Button
        icon={<NextIcon />}
        iconPlacement="end"
        disabled={next === null}
        title={next ? `下一份：${next.label}（Alt+→）` : '这是最后一份'}
        onClick={() => go(next)}
      >
        下一份
      </Button>
    </nav>
  );
}
