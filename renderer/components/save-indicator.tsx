import styles from './save-indicator.module.css';

/** How far the saving of a form has got. `at` is the moment of the last successful save. */
export type SaveState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: Date }
  | { readonly kind: 'failed' };

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function wordsOf(state: SaveState): string {
  switch (state.kind) {
    case 'untouched':
      return '';
    case 'unsaved':
      return '未保存';
    case 'saving':
      return '保存中';
    case 'saved':
      return `已保存 ${clock.format(state.at)}`;
    case 'failed':
      return '没有保存成功';
  }
}

/** “已保存 10:32”, quiet, at the top of what is being edited; spoken by screen readers when it changes. */
export function SaveIndicator({ state }: { readonly state: SaveState }) {
  return (
    <span role="status" aria-live="polite">
      {state.kind !== 'untouched' && (
        <span className={`${styles.indicator} ${styles[state.kind] ?? ''}`}>{wordsOf(state)}</span>
      )}
    </span>
  );
}
