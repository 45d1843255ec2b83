import { Alert, Button } from 'antd';
import { messageOf } from '../app/errors.ts';
import styles from './error-message.module.css';

interface ErrorMessageProps {
  readonly error: unknown;
  /** Offers 重试. */
  readonly onRetry?: (() => void) | undefined;
  /** What did not work, before the reason, e.g. `名册没有载入`. */
  readonly title?: string;
}

/** An error in words: what is wrong, where, what to do. Shows nothing for `null` and `undefined`. */
export function ErrorMessage({ error, onRetry, title }: ErrorMessageProps) {
  if (error === null || error === undefined) return null;
  const message = messageOf(error);
  return (
    <Alert
      className={styles.lines ?? ''}
      type="error"
      showIcon
      title={title ?? message}
      description={title === undefined ? undefined : message}
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            重试
          </Button>
        )
      }
    />
  );
}
