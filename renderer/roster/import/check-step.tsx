import { Alert, Skeleton } from 'antd';
import type { Dispatch } from 'react';
import { formatCount } from '../../app/format.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Panel } from '../../components/page.tsx';
import styles from './import.module.css';
import {
  choiceOf,
  type ImportAction,
  type ImportState,
  openQuestions,
  type Preview,
} from './import-state.ts';
import { importConsequence } from './import-words.ts';
import { ProblemTable } from './problem-table.tsx';
import { SampleTable } from './sample-table.tsx';
import { UnitQuestions } from './unit-questions.tsx';

interface CheckStepProps {
  readonly state: ImportState;
  readonly dispatch: Dispatch<ImportAction>;
  /** Null while it is on its way, or when it failed. */
  readonly preview: Preview | null;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Everything that is to be known before writing: numbers, problems, questions, the first rows. */
export function CheckStep({ state, dispatch, preview, error, onRetry }: CheckStepProps) {
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
  const questions = preview.unitQuestions.length;
  const open = openQuestions(state, preview).length;
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
            type={warnings + open > 0 ? 'warning' : 'success'}
            showIcon
            title={`没有错误${warnings > 0 ? `，有 ${formatCount(warnings)} 处提示，请看一遍` : ''}。${importConsequence(state, preview)}`}
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
      {questions > 0 && (
        <Panel title={`派出单位名称核对（共 ${questions} 个，待核对 ${open} 个）`}>
          <UnitQuestions
            questions={preview.unitQuestions}
            decisions={choiceOf(state)?.decisions ?? {}}
            onDecide={(decisions) => dispatch({ kind: 'decided', decisions })}
            onClear={() => dispatch({ kind: 'undecided' })}
          />
        </Panel>
      )}
      {errors === 0 && preview.sample.length > 0 && (
        <Panel title={`写入后的样子（前 ${preview.sample.length} 行）`}>
          <SampleTable rows={preview.sample} kind={choiceOf(state)?.kind ?? 'roster'} />
        </Panel>
      )}
    </>
  );
}
