import { Button, Popconfirm } from 'antd';
import { type FocusEvent, useId, useState } from 'react';
import type { AssessmentDetail, CalculationLine } from '#shared/contract/assessment.ts';
import { formatPoints } from '#shared/points.ts';
import type { RaterGroupRule } from '#shared/policy/scheme.ts';
import { type Grade, raterGroupLabels } from '#shared/vocabulary.ts';
import styles from './ballot-panel.module.css';
import { CountField } from './count-field.tsx';
import type { Editor, EditorState } from './editor.ts';
import {
  controlTotalLabels,
  controlTotals,
  isGrade,
  partOf,
  type TallyField,
  tallyFields,
  tallyPath,
} from './fields.ts';
import { tallyIn } from './part-inputs.ts';
import { tallyNote } from './tally-note.ts';

interface BallotRowProps {
  readonly detail: AssessmentDetail;
  readonly rule: RaterGroupRule;
  readonly offered: readonly Grade[];
  /** What the group's ballots come to, with what is typed. */
  readonly mean: CalculationLine | undefined;
  readonly editor: Editor;
  readonly state: EditorState;
  readonly readOnly: boolean;
}

/** The tally of one rater group. It is saved when one leaves it, once it adds up, or with its button. */
export function BallotRow({ detail, rule, offered, mean, editor, state, readOnly }: BallotRowProps) {
  const noteId = useId();
  const [inside, setInside] = useState(false);
  const { group } = rule;
  const name = raterGroupLabels[group];
  const typed = tallyIn(detail, group, state.fields);
  const unsaved = state.unsaved.some((path) => partOf(path) === `tally/${group}`);
  const note = tallyNote(detail, group, state.fields, inside);
  const lacking = mean?.missing?.split('：').at(-1);
  const savable = unsaved && (typed.kind === 'adds_up' || typed.kind === 'empty');
  const isStored = detail.tallies.some((tally) => tally.group === group);

  function leave(event: FocusEvent<HTMLElement>) {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    setInside(false);
    // Taking a tally back wants a deliberate step; emptied fields alone are none.
    if (unsaved && typed.kind === 'adds_up') void editor.saveTally(group);
  }

  function takeBack() {
    for (const field of tallyFields) editor.set(tallyPath(group, field), '');
    void editor.saveTally(group);
  }

  const cell = (field: TallyField) => (
    <td key={field} className={field === offered[0] ? styles.votes : undefined}>
      <CountField
        aria-label={`${name}：${isGrade(field) ? detail.gradeWords[field] : controlTotalLabels[field]}`}
        value={state.fields[tallyPath(group, field)] ?? ''}
        readOnly={readOnly}
        wrong={note?.wrong.includes(field) ?? false}
        describedBy={note?.wrong.includes(field) ? noteId : undefined}
        onChange={(text) => editor.set(tallyPath(group, field), text)}
      />
    </td>
  );

  return (
    <tbody onFocus={() => setInside(true)} onBlur={leave} className={inside ? styles.current : undefined}>
      <tr data-count-row="">
        <th scope="row">
          {name}
          <span className={styles.weight}>
            {rule.weight / 100}%{' '}
            {mean?.points == null ? `至少 ${rule.minimumValid} 张` : `均分 ${formatPoints(mean.points)}`}
          </span>
        </th>
        {[...controlTotals, ...offered, 'blank' as const].map(cell)}
      </tr>
      {(inside || unsaved || (isStored && lacking !== undefined)) && (
        <tr className={styles.note}>
          <td colSpan={controlTotals.length + offered.length + 2}>
            <div className={styles.noteLine}>
              <span
                id={noteId}
                role="status"
                className={note !== null && note.wrong.length > 0 ? styles.wrong : undefined}
              >
                {sentence()}
              </span>
              {!readOnly && (inside || unsaved) && (
                <span className={styles.buttons}>
                  {unsaved && (
                    <Button
                      size="small"
                      disabled={!savable}
                      aria-label={`保存${name}票数`}
                      onClick={() => void editor.saveTally(group)}
                    >
                      保存
                    </Button>
                  )}
                  {(isStored || typed.kind !== 'empty') && (
                    <Popconfirm
                      title={`清除${name}的票数吗`}
                      description="已录入的数字会撤回，总分随之变化；留痕中仍可查到。"
                      okText="清除"
                      cancelText="不清除"
                      onConfirm={takeBack}
                    >
                      <Button size="small" type="text" aria-label={`清除${name}票数`}>
                        清除
                      </Button>
                    </Popconfirm>
                  )}
                </span>
              )}
            </div>
          </td>
        </tr>
      )}
    </tbody>
  );

  function sentence(): string {
    if (note === null) {
      return isStored && unsaved
        ? '票数已清空，保存后撤回。'
        : `先填发出和收回，至少需要 ${rule.minimumValid} 张有效评价。`;
    }
    if (typed.kind !== 'adds_up') return note.sentence;
    return `${lacking ?? note.sentence}${unsaved ? '离开这一行时保存。' : ''}`;
  }
}
