import { Popover } from 'antd';
import type { Ground } from '#shared/policy/scheme.ts';
import styles from './example-mark.module.css';

/** `示例分值` where the notice fixes no figure; nothing where a clause does. Press it and it says who settles it. */
export function ExampleMark({
  ground,
  what = '示例分值',
}: {
  readonly ground: Ground;
  readonly what?: string;
}) {
  if (ground.kind === 'clause') return null;
  return (
    <Popover trigger="click" content={<div className={styles.note}>{ground.note}</div>}>
      <button type="button" className={styles.mark} tabIndex={-1}>
        {what}
      </button>
    </Popover>
  );
}
