import type { AssessmentDetail, CalculationLine } from '#shared/contract/assessment.ts';
import { formatPoints } from '#shared/points.ts';
import type { BallotSection } from '#shared/policy/scheme.ts';
import styles from './ballot-panel.module.css';
import { BallotRow } from './ballot-row.tsx';
import type { Editor, EditorState } from './editor.ts';
import { controlTotalLabels, controlTotals } from './fields.ts';

interface BallotPanelProps {
  readonly detail: AssessmentDetail;
  readonly section: BallotSection;
  /** The dimension's line of the calculation with what is typed. */
  readonly line: CalculationLine | undefined;
  readonly editor: Editor;
  readonly state: EditorState;
  readonly readOnly: boolean;
}

/** The ballots of every rater group: control totals, votes, what does not add up, what they come to. */
export function BallotPanel({ detail, section, line, editor, state, readOnly }: BallotPanelProps) {
  const offered = section.options.map(({ grade }) => grade);
  return (
    <table className={styles.grid} aria-label={`${section.title}测评票`}>
      <colgroup>
        <col className={styles.groupColumn} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">测评主体</th>
          {controlTotals.map((field) => (
            <th key={field} scope="col">
              {controlTotalLabels[field]}
            </th>
          ))}
          {section.options.map(({ grade, value }, index) => (
            <th key={grade} scope="col" className={index === 0 ? styles.votes : undefined}>
              <GradeWord word={detail.gradeWords[grade]} />
              <span className={styles.worth}>{formatPoints(value)}分</span>
            </th>
          ))}
          <th scope="col">{controlTotalLabels.blank}</th>
        </tr>
      </thead>
      {section.groups.map((rule) => (
        <BallotRow
          key={rule.group}
          detail={detail}
          rule={rule}
          offered={offered}
          mean={line?.lines.find(({ key }) => key.endsWith(`.${rule.group}`))}
          editor={editor}
          state={state}
          readOnly={readOnly}
        />
      ))}
    </table>
  );
}

/** Four characters stand in two lines of two; nothing else breaks. */
function GradeWord({ word }: { readonly word: string }) {
  if (word.length < 4) return word;
  const half = Math.ceil(word.length / 2);
  return (
    <>
      {word.slice(0, half)}
      <wbr />
      {word.slice(half)}
    </>
  );
}
