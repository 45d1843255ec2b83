import type { LeaveDetail } from '#shared/contract/presence-leave.ts';
import { formatMinute } from '../../app/format.ts';
import styles from './leave.module.css';

const occasions = { requested: '登记时', decided: '审批时' } as const;

/** Why the leave needed whom at each step: the facts may have changed since. */
export function ReasoningHistory({ history }: { readonly history: LeaveDetail['history'] }) {
  if (history.length === 0) return null;
  return (
    <details className={styles.history}>
      <summary>登记和审批时的依据（{history.length}）</summary>
      <ol>
        {history.map(({ at, by, occasion, reasoning }) => (
          <li key={`${at} ${occasion}`}>
            <p>
              <strong>{occasions[occasion]}</strong>，{by}，{formatMinute(at)}：
              {reasoning.requiredOrgan === null ? '批准单位未定' : `由${reasoning.requiredOrgan}批准`}
            </p>
            <p className={styles.hint}>{reasoning.sentences.join('')}</p>
            <p className={styles.hint}>依据：{reasoning.schemeTitle}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}
