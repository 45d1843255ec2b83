import { Link } from 'react-router';
import type { AssessmentDetail, CalculationLine } from '#shared/contract/assessment-record.ts';
import type { CycleId } from '#shared/ids.ts';
import { formatPoints } from '#shared/points.ts';
import type { RaterGroupRule } from '#shared/policy/scheme.ts';
import { ballotBatchStateLabels, type Grade, raterGroupLabels } from '#shared/vocabulary.ts';
import { BallotNote } from './ballot-note.tsx';
import styles from './ballot-panel.module.css';
import { CountField } from './count-field.tsx';
import type { Editor, EditorState } from './editor.ts';
import { controlTotalLabels, controlTotals, isGrade, type TallyField, tallyPath } from './fields.ts';
import type { TallyStanding } from './typed-tally.ts';
import type { RecordBatch } from './use-ballots.ts';

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
  /** Batches of the group that rate the record. */
  readonly batches: readonly RecordBatch[];
  readonly onEnter: () => void;
  readonly onLeave: () => void;
}

/** The tally of one rater group: control totals, votes per option, rows left empty. */
export function BallotRow(props: BallotRowProps) {
  const { detail, rule, offered, mean, standing, noteId, current, editor, state, readOnly, batches } = props;
  const span = controlTotals.length + offered.length + 2;
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
      {batches.length > 0 && (
        <tr className={styles.note}>
          <td colSpan={span}>
            <span className={styles.batches}>
              {batches.map((batch) => (
                <BatchLink key={batch.id} cycleId={detail.cycleId} batch={batch} />
              ))}
            </span>
          </td>
        </tr>
      )}
      {!current && standing.needsAttention && (
        <tr className={styles.note}>
          <td colSpan={span}>
            <BallotNote id={noteId} group={group} standing={standing} editor={editor} readOnly={readOnly} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** A batch and how far it is; opens it. */
function BatchLink({ cycleId, batch }: { readonly cycleId: CycleId; readonly batch: RecordBatch }) {
  const { id, number, state, settled } = batch;
  return (
    <span>
      <Link to={`/assessment/${cycleId}/ballots/${id}`}>第 {number} 批</Link>{' '}
      {settled ? `有效 ${settled.valid} 张` : ballotBatchStateLabels[state]}
    </span>
  );
}
