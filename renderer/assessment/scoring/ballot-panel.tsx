import { useId, useState } from 'react';
import type { AssessmentDetail, CalculationLine } from '#shared/contract/assessment-record.ts';
import { formatPoints } from '#shared/points.ts';
import type { BallotSection } from '#shared/policy/scheme.ts';
import type { RaterGroup } from '#shared/vocabulary.ts';
import { BallotNote } from './ballot-note.tsx';
import styles from './ballot-panel.module.css';
import { BallotRow } from './ballot-row.tsx';
import type { Editor, EditorState } from './editor.ts';
import { controlTotalLabels, controlTotals } from './fields.ts';
import { tallyStanding } from './typed-tally.ts';
import type { RecordBatch } from './use-ballots.ts';

interface BallotPanelProps {
  readonly detail: AssessmentDetail;
  readonly section: BallotSection;
  /** The dimension's line of the calculation with what is typed. */
  readonly line: CalculationLine | undefined;
  readonly editor: Editor;
  readonly state: EditorState;
  readonly readOnly: boolean;
  /** Batches that rate the record; null while they are not known. */
  readonly batches: readonly RecordBatch[] | null;
}

/** The ballots of every rater group: control totals, votes, what does not add up, what they come to. */
export function BallotPanel(props: BallotPanelProps) {
  const { detail, section, line, editor, state, batches } = props;
  const id = useId();
  const [current, setCurrent] = useState<RaterGroup | null>(null);
  const [typing, setTyping] = useState(false);
  const offered = section.options.map(({ grade }) => grade);
  const rows = section.groups.map((rule) => {
    const { group } = rule;
    const mean = line?.lines.find(({ key }) => key.endsWith(`.${group}`));
    const standing = tallyStanding(detail, rule, mean, state, typing && group === current);
    const own = batches?.filter((batch) => batch.group === group) ?? [];
    // What settled batches have counted is not typed over.
    const readOnly = props.readOnly || own.some((batch) => batch.state === 'settled');
    return { rule, group, mean, standing, batches: own, readOnly, noteId: `${id}-${group}` };
  });
  const typed = rows.some(({ readOnly }) => !readOnly);
  const shown = rows.find(({ group }) => group === current);

  return (
    <>
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
        {rows.map(({ rule, group, mean, standing, batches: own, readOnly, noteId }) => (
          <BallotRow
            key={group}
            detail={detail}
            rule={rule}
            offered={offered}
            mean={mean}
            standing={standing}
            noteId={noteId}
            current={!readOnly && group === current}
            editor={editor}
            state={state}
            readOnly={readOnly}
            batches={own}
            onEnter={() => {
              setCurrent(group);
              setTyping(true);
            }}
            onLeave={() => {
              setTyping(false);
              // Taking a tally back wants a deliberate step; emptied fields alone are none.
              if (standing.unsaved && standing.typed.kind === 'adds_up') void editor.saveTally(group);
            }}
          />
        ))}
      </table>
      {typed && (
        <div className={styles.status}>
          {shown && !shown.readOnly ? (
            <BallotNote
              id={shown.noteId}
              group={shown.group}
              standing={shown.standing}
              editor={editor}
              readOnly={false}
              named
            />
          ) : (
            <p className={styles.noteLine}>每一行填完、数字相符后，离开这一行就会保存。</p>
          )}
        </div>
      )}
    </>
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
