import { Alert, Skeleton } from 'antd';
import type { Month } from '#shared/dates.ts';
import { formatCount } from '../../../app/format.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { Panel } from '../../../components/page.tsx';
import styles from '../../../roster/import/import.module.css';
import { ProblemTable } from '../../../roster/import/problem-table.tsx';
import type { Preview } from './import-state.ts';
import { importConsequence } from './import-words.ts';
import { SampleTable } from './sample-table.tsx';

interface CheckStepProps {
  readonly month: Month;
  /** Null while it is on its way, or when it failed. */
  readonly preview: Preview | null;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Everything that is to be known before writing: numbers, problems beside their cells, the first rows. */
export function CheckStep({ month, preview, error, onRetry }: CheckStepProps) {
  if (error !== null) return <ErrorMessage title="检查没有完成" error={error} onRetry={onRetry} />;
  if (!preview) {
    return (
      <Panel title="正在逐格检查">
        <Skeleton active title={false} />
      </Panel>
    );
  }
  const { errors, warnings } = preview.problemCount;
  const listed = preview.problems.length;
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
            type={warnings + preview.overwritten > 0 ? 'warning' : 'success'}
            showIcon
            title={`没有错误${warnings > 0 ? `，有 ${formatCount(warnings)} 处提示，请看一遍` : ''}。${importConsequence(month, preview)}`}
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
          <ProblemTable problems={preview.problems} />
        </Panel>
      )}
      {preview.sample.length > 0 && (
        <Panel title={`读出来的样子（前 ${preview.sample.length} 行）`}>
          <SampleTable month={month} rows={preview.sample} />
        </Panel>
      )}
    </>
  );
}
