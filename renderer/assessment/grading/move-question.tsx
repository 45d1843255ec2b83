import { Button, Input, Radio } from 'antd';
import { type KeyboardEvent, useId, useState } from 'react';
import { type BoardFigures, boardFigures } from '#shared/assessment/grading.ts';
import type { Board, BoardRow } from '#shared/contract/assessment-grading.ts';
import { reasonSchema } from '#shared/text.ts';
import { type Grade, grades } from '#shared/vocabulary.ts';
import { afterMove, columnWord, percentOf, unitOf, wordOf } from './board-words.ts';
import styles from './move-question.module.css';

interface MoveQuestionProps {
  readonly board: Board;
  readonly figures: BoardFigures;
  readonly rows: readonly BoardRow[];
  readonly grade: Grade;
  /** Reasons given on this board before, the latest first. */
  readonly earlier: readonly string[];
  /** Whether whoever moves may not approve it afterwards, because they otherwise could. */
  readonly approves: boolean;
  readonly busy: boolean;
  readonly onGrade: (grade: Grade) => void;
  readonly onMove: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks for the reason of a move at its place, and says what the move does to count and ratio. */
export function MoveQuestion(props: MoveQuestionProps) {
  const { board, figures, rows, grade, earlier } = props;
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const fieldId = useId();
  const [first] = rows;
  const after = boardFigures(
    afterMove(board.rows, new Set(rows.map(({ id }) => id)), grade),
    board.ratio,
    board.rounding,
  );
  const who = rows.length === 1 ? first?.name : `所选 ${rows.length} ${unitOf[board.pool]}`;

  function submit() {
    const parsed = reasonSchema.safeParse(reason);
    if (parsed.success) props.onMove(parsed.data);
    else setProblem(parsed.error.issues[0]?.message ?? '请写明理由');
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.stopPropagation();
      props.onCancel();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      submit();
    }
  }

  return (
    <div className={styles.question} role="dialog" aria-label={`移动${who}的等次`}>
      <div className={styles.head}>
        <b>{who}</b>
        {rows.length === 1 && first?.suggestedGrade && (
          <span>按得分建议{wordOf(board, first, first.suggestedGrade)}</span>
        )}
      </div>
      <Radio.Group
        size="small"
        optionType="button"
        aria-label="移到"
        value={grade}
        options={grades.map((value) => ({ value, label: columnWord(board, value) }))}
        onChange={(event) => props.onGrade(grades.find((each) => each === event.target.value) ?? grade)}
      />
      <Effect figures={figures} after={after} board={board} />
      <label htmlFor={fieldId}>理由（与建议等次不同，须写明）</label>
      <Input.TextArea
        id={fieldId}
        rows={2}
        autoFocus
        maxLength={500}
        value={reason}
        status={problem === null ? '' : 'error'}
        aria-describedby={problem === null ? undefined : `${fieldId}-problem`}
        onChange={(event) => {
          setReason(event.target.value);
          setProblem(null);
        }}
        onKeyDown={onKeyDown}
      />
      {problem !== null && (
        <div id={`${fieldId}-problem`} className="desk-field-error">
          {problem}
        </div>
      )}
      {earlier.length > 0 && (
        <div className={styles.earlier}>
          {earlier.map((text) => (
            <button key={text} type="button" title={text} onClick={() => setReason(text)}>
              {text}
            </button>
          ))}
        </div>
      )}
      {props.approves && <p className={styles.note}>由您移动即由您提出，审定须由另一位领导进行。</p>}
      <div className={styles.steps}>
        <Button size="small" onClick={props.onCancel}>
          取消
        </Button>
        <Button size="small" type="primary" loading={props.busy} onClick={submit}>
          移动
        </Button>
      </div>
    </div>
  );
}

/** `优秀 12 → 11，25.0%，名额 11` */
function Effect({
  figures,
  after,
  board,
}: {
  readonly figures: BoardFigures;
  readonly after: BoardFigures;
  readonly board: Board;
}) {
  const over = after.left !== null && after.left < 0;
  return (
    <p className={over ? styles.over : styles.effect}>
      优秀 {figures.used} → {after.used} {unitOf[board.pool]}，占 {percentOf(after.used, after.size)}
      {after.limit === null
        ? '，没有设定比例'
        : `，名额 ${after.limit}${over ? `，超出 ${-(after.left ?? 0)}` : `，还剩 ${after.left}`}`}
    </p>
  );
}
