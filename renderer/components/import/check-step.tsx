import { Alert, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { formatCount } from '../../app/format.ts';
import { ErrorMessage } from '../error-message.tsx';
import { Panel } from '../page.tsx';
import styles from './import.module.css';
import type { CheckedSheet } from './import-machine.ts';
import { ProblemTable } from './problem-table.tsx';
import type { Check } from './use-check.ts';

interface CheckStepProps<Checked extends CheckedSheet> {
  readonly check: Check<Checked>;
  /** What the import will do, in numbers, and whether something of it wants a second look. */
  readonly outlook: (checked: Checked) => { readonly words: string; readonly attention: boolean };
  /** What there is to see below the problems: questions, the first rows. */
  readonly children: (checked: Checked) => ReactNode;
}

/** Everything that is to be known before writing: numbers, problems beside their cells, what is this import's own. */
export function CheckStep<Checked extends CheckedSheet>({
  check: { checked, error, retry },
  outlook,
  children,
}: CheckStepProps<Checked>) {
  if (error !== null) return <ErrorMessage title="检查没有完成" error={error} onRetry={retry} />;
  if (!checked) {
    return (
      <Panel title="正在逐格检查">
        <Skeleton active title={false} />
      </Panel>
    );
  }
  const { errors, warnings } = checked.problemCount;
  const listed = checked.problems.length;
  const { words, attention } = outlook(checked);
  return (
    <>
      <div role="status">
        {errors > 0 ? (
          <Alert
            type="error"
            showIcon
            title={`有 ${formatCount(errors)} 处错误，一行也不会写入。请按下面的位置改好文件，保存后回到“选择文件”重新选择。`}
          />
        ) : (
          <Alert
            type={warnings > 0 || attention ? 'warning' : 'success'}
            showIcon
            title={`没有错误${warnings > 0 ? `，有 ${formatCount(warnings)} 处提示，请看一遍` : ''}。${words}`}
          />
        )}
      </div>
      {errors + warnings > 0 && (
        <Panel
          title={`问题（错误 ${formatCount(errors)}，提示 ${formatCount(warnings)}）`}
          extra={
            listed < errors + warnings && (
              <span className={styles.hint}>只列出前 {formatCount(listed)} 处，改好后会列出其余的。</span>
            )
          }
        >
          <ProblemTable problems={checked.problems} />
        </Panel>
      )}
      {children(checked)}
    </>
  );
}
