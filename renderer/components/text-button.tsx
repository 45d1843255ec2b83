import type { ComponentProps } from 'react';
import styles from './text-button.module.css';

/** A button that looks like a link, for a small act in the midst of words. */
export function TextButton(props: Omit<ComponentProps<'button'>, 'type' | 'className'>) {
  return <button {...props} type="button" className={styles.button} />;
}
