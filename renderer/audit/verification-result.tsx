import { Alert } from 'antd';
import type { ChainVerification } from '#shared/contract/audit.ts';
import { formatCount, formatSecond } from '../app/format.ts';
import styles from './audit.module.css';

function sentence({ intact, events, anchorsChecked, problems }: ChainVerification): string {
  const anchors = anchorsChecked > 0 ? `，并与 ${formatCount(anchorsChecked)} 处另存的校验值核对` : '';
  if (events === 0) return '还没有审计记录。';
  return intact
    ? `已逐条核对 ${formatCount(events)} 条记录${anchors}，全部完整，没有被改动、删除或截断。`
    : `已逐条核对 ${formatCount(events)} 条记录${anchors}，发现 ${formatCount(problems.length)} 处问题。请保留现场，不要继续录入，并联系维护人员。`;
}

/** The outcome of a verification in a sentence, with what is wrong and the head that printed forms can be held against. */
export function VerificationResult({
  result,
  onClose,
}: {
  readonly result: ChainVerification;
  readonly onClose: () => void;
}) {
  return (
    <Alert
      type={result.intact ? 'success' : 'error'}
      showIcon
      closable={{ onClose, 'aria-label': '关闭核对结果' }}
      title={sentence(result)}
      description={
        <>
          {result.problems.length > 0 && (
            <ul className={styles.problems}>
              {result.problems.slice(0, 50).map((problem) => (
                <li key={`${problem.kind}-${problem.sequence}`}>{problem.message}</li>
              ))}
              {result.problems.length > 50 && <li>另有 {formatCount(result.problems.length - 50)} 处。</li>}
            </ul>
          )}
          {result.head && (
            <div>
              第 {formatCount(result.head.sequence)} 条，校验值{' '}
              <span className={styles.hash}>{result.head.hash}</span>
              ，核对于 {formatSecond(result.verifiedAt)}
            </div>
          )}
        </>
      }
    />
  );
}
