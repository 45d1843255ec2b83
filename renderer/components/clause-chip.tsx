import { Popover } from 'antd';
import type { Clause, Ground } from '#shared/policy/ground.ts';
import styles from './chip.module.css';

interface ChipProps {
  /** `-1` where Tab should run past it, as in a sheet whose fields it stands between. */
  readonly tabIndex?: -1;
}

/** `赣州办法 第二十条`: the one way a clause is cited. Press it (or Enter) and it shows its words. */
export function ClauseChip({ clause, ...rest }: ChipProps & { readonly clause: Clause }) {
  const name = `${clause.document} ${clause.article}`;
  return (
    <Popover
      trigger="click"
      content={
        <div className={styles.clause}>
          <blockquote>{clause.text}</blockquote>
          <footer>{name}</footer>
        </div>
      }
    >
      <button type="button" className={styles.chip} aria-label={`查看条文：${name}`} {...rest}>
        {name}
      </button>
    </Popover>
  );
}

/** Where a figure comes from: its clause, or the note that the notice leaves it open and the figure is an example. */
export function GroundChip({ ground, ...rest }: ChipProps & { readonly ground: Ground }) {
  if (ground.kind === 'clause') return <ClauseChip clause={ground.clause} {...rest} />;
  return (
    <Popover trigger="click" content={<div className={styles.clause}>{ground.note}</div>}>
      <button
        type="button"
        className={`${styles.chip} ${styles.example}`}
        aria-label={`查看说明：${ground.note}`}
        {...rest}
      >
        示例
      </button>
    </Popover>
  );
}
