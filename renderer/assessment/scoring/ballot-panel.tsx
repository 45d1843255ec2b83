import type { KeyboardEvent } from 'react';
import type { AssessmentDetail, CalculationLine } from '#shared/contract/assessment.ts';
import { formatPoints } from '#shared/points.ts';
import type { BallotSection } from '#shared/policy/scheme.ts';
import styles from './ballot-panel.module.css';
import { BallotRow } from './ballot-row.tsx';
import type { Editor, EditorState } from './editor.ts';
import { ExampleMark } from './example-mark.tsx';
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

/** Arrows and Enter move through the grid as in a spreadsheet; left and right only at the ends of a number. */
function moveInGrid(event: KeyboardEvent<HTMLTableElement>): void {
  const { target, currentTarget: grid } = event;
  if (!(target instanceof HTMLInputElement) || event.nativeEvent.isComposing || event.altKey) return;
  const fields = [...grid.querySelectorAll<HTMLInputElement>('[data-count-field]')];
  const rowOf = (field: Element) => [...(field.closest('tr')?.querySelectorAll('[data-count-field]') ?? [])];
  const across = rowOf(target).length;
  const at = fields.indexOf(target);
  const whole = target.selectionStart === 0 && target.selectionEnd === target.value.length;
  const steps: Record<string, number | undefined> = {
    Enter: 1,
    ArrowDown: across,
    ArrowUp: -across,
    ArrowRight: whole || target.selectionStart === target.value.length ? 1 : undefined,
    ArrowLeft: whole || target.selectionEnd === 0 ? -1 : undefined,
  };
  const step = steps[event.key];
  if (at < 0 || step === undefined) return;
  event.preventDefault();
  const next = fields[at + step];
  if (next) next.focus();
  else if (event.key === 'Enter') target.blur();
}

/** The ballots of every rater group: control totals, votes, what does not add up, what they come to. */
export function BallotPanel({ detail, section, line, editor, state, readOnly }: BallotPanelProps) {
  const offered = section.options.map(({ grade }) => grade);
  return (
    <table className={styles.grid} onKeyDown={moveInGrid} aria-label={`${section.title}测评票`}>
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
              {detail.gradeWords[grade]}
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
      <tfoot>
        <tr>
          <td colSpan={controlTotals.length + offered.length + 2}>
            <ExampleMark ground={section.optionsGround} what="示例折算分" />
            <ExampleMark ground={section.groups[0]?.ground ?? section.ground} what="示例权重和最低票数" />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
