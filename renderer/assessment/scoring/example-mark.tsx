import { Popover } from 'antd';
import type { Ground } from '#shared/policy/ground.ts';
import styles from './example-mark.module.css';

interface ExampleMarkProps {
  readonly ground: Ground;
  /** What is an example, for whoever does not see the figure beside the mark. */
  readonly what?: string;
  /** The words on the mark where there is room for more than 示例. */
  readonly word?: string;
}

/** Marks a figure that the notice does not fix; press it and it says who settles it. Nothing where a clause does. */
export function ExampleMark({ ground, what = '示例分值', word = '示例' }: ExampleMarkProps) {
  if (ground.kind === 'clause') return null;
  return (
    <Popover trigger="click" title={what} content={<div className={styles.note}>{ground.note}</div>}>
      <button type="button" className={styles.mark} tabIndex={-1} aria-label={what}>
        {word}
      </button>
    </Popover>
  );
}
