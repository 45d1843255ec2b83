import type { AssessmentDetail, CalculationLine } from '#shared/contract/assessment-record.ts';
import { formatPoints } from '#shared/points.ts';
import type { RaterGroupRule } from '#shared/policy/scheme.ts';
import { type Grade, raterGroupLabels } from '#shared/vocabulary.ts';
import { BallotNote } from './ballot-note.tsx';
import styles from './ballot-panel.module.css';
import { CountField } from './count-field.tsx';
import type { Editor, EditorState } from './editor.ts';
import { controlTotalLabels, controlTotals, isGrade, type TallyField, tallyPath } from './fields.ts';
import type { TallyStanding } from './typed-tally.ts';

interface BallotRowProps {
  readonly detail: AssessmentDetail;
  readonly rule: RaterGroupRule;
  readonly offered: readonly Grade[];
  /** What the group's ballots come to, with what is typed. */
  readonly mean: CalculationLine | undefined;
  readonly standing: TallyStanding;
  /** Id of the element that says what is wrong. */
  readonly noteId: string;
  /** The row one is in, or was in last: its note stands below the grid, so that nothing moves while typing. */
  readonly current: boolean;
  readonly editor: Editor;
  readonly state: EditorState;
  readonly readOnly: boolean;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
}

/** The tally of one rater group: control totals, votes per option, rows left empty. */
export function BallotRow(props: BallotRowProps) {
  const { detail, rule, offered, mean, standing, noteId, current, editor, state, readOnly } = props;
  const { group } = rule;
  const name = raterGroupLabels[group];

  const cell = (field: TallyField) => {
    const wrong = standing.wrong.includes(field);
    return (
      <td key={field} className={field === offered[0] ? styles.votes : undefined}>
        <CountField
          aria-label={`${name}：${isGrade(field) ? detail.gradeWords[field] : controlTotalLabels[field]}`}
          value={state.fields[tallyPath(group, field)] ?? ''}
          readOnly={readOnly}
          wrong={wrong}
          describedBy={wrong ? noteId : undefined}
          onChange={(text) => editor.set(tallyPath(group, field), text)}
        />
      </td>
    );
  };

  return (
    <tbody className={current ? styles.current : undefined}>
      <tr
        data-count-row=""
        onFocus={props.onEnter}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) props.onLeave();
        }}
      >
        <th scope="row">
          {name}
          <span className={styles.weight}>
            {rule.weight / 100}%{' '}
            {mean?.points == null ? `至少 ${rule.minimumValid} 张` : `均分 ${formatPoints(mean.points)}`}
          </span>
        </th>
        {[...controlTotals, ...offered, 'blank' as const].map(cell)}
      </tr>
      {!current && standing.needsAttention && (
        <tr className={styles.note}>
          <td colSpan={controlTotals.length + offered.length + 2}>
            <BallotNote id={noteId} group={group} standing={standing} editor={editor} readOnly={readOnly} />
          </td>
        </tr>
      )}
    </tbody>
  );
}
