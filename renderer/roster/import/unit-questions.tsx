import { Button, Radio } from 'antd';
import { useId } from 'react';
import frame from '../../components/import/import.module.css';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './import.module.css';
import type { UnitDecisions, UnitQuestion } from './import-state.ts';

interface UnitQuestionsProps {
  readonly questions: readonly UnitQuestion[];
  readonly decisions: UnitDecisions;
  readonly onDecide: (decisions: UnitDecisions) => void;
  readonly onClear: () => void;
}

/** The most likely candidate of a question; it is marked, never chosen by itself. */
const proposalOf = ({ candidates }: UnitQuestion) => candidates[0]?.unitName ?? null;

/** Names that may mean a unit under another name; a person answers each of them. */
export function UnitQuestions({ questions, decisions, onDecide, onClear }: UnitQuestionsProps) {
  const open = questions.filter(({ name }) => decisions[name] === undefined);
  const takeProposals = () =>
    onDecide(Object.fromEntries(open.map((question) => [question.name, proposalOf(question)])));
  return (
    <div className={frame.stack}>
      <div className={styles.questionsHead}>
        <p className={frame.hint}>
          这些名称与已有的名称相近。程序不会自行合并，请逐个确认；确认为同一单位的名称会留作别名，以后自动认出。
        </p>
        <Button disabled={open.length === 0} onClick={takeProposals}>
          全部采用建议
        </Button>
        <Button disabled={open.length === questions.length} onClick={onClear}>
          重新核对
        </Button>
      </div>
      <ol className={styles.questions}>
        {questions.map((question) => (
          <li key={question.name}>
            <Question
              question={question}
              decision={decisions[question.name]}
              onDecide={(sameAs) => onDecide({ [question.name]: sameAs })}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

interface QuestionProps {
  readonly question: UnitQuestion;
  /** Undefined while nobody has answered. */
  readonly decision: string | null | undefined;
  readonly onDecide: (sameAs: string | null) => void;
}

/** Stands for “a unit of its own”; no unit can be named like it, since names are tidied. */
const ownUnit = '\u0000';

function Question({ question, decision, onDecide }: QuestionProps) {
  const titleId = useId();
  const value = decision === undefined ? null : (decision ?? ownUnit);
  return (
    <div className={styles.question}>
      <div className={styles.asked}>
        <span id={titleId} className={styles.askedName}>
          文件中的“{question.name}”
        </span>
        {decision === undefined ? (
          <StatusChip tone="amber">待核对</StatusChip>
        ) : (
          <StatusChip tone="green">已核对</StatusChip>
        )}
      </div>
      <Radio.Group
        className={styles.answers ?? ''}
        aria-labelledby={titleId}
        value={value}
        onChange={(event) => onDecide(event.target.value === ownUnit ? null : String(event.target.value))}
      >
        {question.candidates.map((candidate, index) => (
          <Radio key={candidate.unitName} value={candidate.unitName}>
            就是“{candidate.unitName}”
            {index === 0 && <span className={`${frame.badge} ${styles.proposed}`}>建议</span>}
            <span className={styles.why}>
              {candidate.reason}
              {candidate.unitId === null ? '（在同一个文件里）' : ''}
            </span>
          </Radio>
        ))}
        <Radio value={ownUnit}>
          是另一个单位
          <span className={styles.why}>新建为单独的派出单位</span>
        </Radio>
      </Radio.Group>
    </div>
  );
}
