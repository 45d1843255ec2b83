import { Button, Form, type FormRule, Input, Select } from 'antd';
import type { KeyboardEvent } from 'react';
import type { FieldNote } from '#shared/contract/presence-leave.ts';
import { needsCorrection } from '#shared/presence/spot-check-rules.ts';
import { type FindingKind, findingKindLabels, findingKinds } from '#shared/vocabulary.ts';
import { optionsOf } from '../../components/choice.tsx';
import { DateField } from '../../components/date-field.tsx';
import { DeleteIcon } from '../../components/icons.tsx';
import { PostingField } from '../../roster/posting-field.tsx';
import { isBlank } from './inspection-values.ts';
import { hintOf, problemProps } from './parts/field-notes.ts';
import styles from './records.module.css';

interface FindingRowProps {
  /** Place in the list, from 0. */
  readonly index: number;
  /** Place of the row in the form, as antd names it. */
  readonly name: number;
  /** What was chosen, which decides whether a deadline makes sense. */
  readonly finding: FindingKind | undefined;
  readonly problems: readonly FieldNote[];
  readonly warnings: readonly FieldNote[];
  readonly removable: boolean;
  readonly onRemove: () => void;
  /** Enter in the row's last field. */
  readonly onNext: () => void;
  /** Another finding was chosen: a deadline that no longer makes sense goes. */
  readonly onFinding: (finding: FindingKind) => void;
}

/** Must be chosen, unless nothing at all has been typed into the row: such a row is left out. */
const neededIn =
  (row: number, message: string): FormRule =>
  ({ getFieldValue }) => ({
    async validator(_, value: unknown) {
      if (!value && !isBlank(getFieldValue(['findings', row]))) throw new Error(message);
    },
  });

/** One person of an inspection. Enter goes from the words to the deadline and on to the next person. */
export function FindingRow(props: FindingRowProps) {
  const { index, name, finding, problems, warnings } = props;
  const at = (field: string) => `findings.${name}.${field}`;
  const below = (field: string) => problemProps(problems, at(field));
  const hint = ['postingId', 'finding', 'detail'].map((field) => hintOf(warnings, at(field))).join('');
  const correctable = finding !== undefined && needsCorrection(finding);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    const { target, currentTarget } = event;
    if (target instanceof HTMLTextAreaElement) {
      event.preventDefault();
      const deadline = currentTarget.querySelector<HTMLInputElement>('input[inputmode="numeric"]');
      if (deadline && !deadline.disabled) deadline.focus();
      else props.onNext();
    } else if (target instanceof HTMLInputElement && target.inputMode === 'numeric') {
      props.onNext();
    }
  }

  return (
    <fieldset
      className={styles.finding}
      aria-label={`第 ${index + 1} 人`}
      data-row={name}
      onKeyDown={onKeyDown}
    >
      <span className={styles.ordinal} aria-hidden>
        {index + 1}
      </span>
      <Form.Item
        name={[name, 'postingId']}
        label="人员"
        required
        rules={[neededIn(name, '请选择人员')]}
        validateTrigger="onBlur"
        {...below('postingId')}
      >
        <PostingField />
      </Form.Item>
      <Form.Item
        name={[name, 'finding']}
        label="检查结果"
        required
        rules={[neededIn(name, '请选择检查结果')]}
        validateTrigger="onBlur"
        {...below('finding')}
      >
        <Select
          options={optionsOf(findingKinds, findingKindLabels)}
          onChange={(next: FindingKind) => props.onFinding(next)}
        />
      </Form.Item>
      <Form.Item name={[name, 'detail']} label="检查情况" {...below('detail')}>
        <Input.TextArea
          rows={1}
          className={styles.detail ?? ''}
          maxLength={1000}
          placeholder={finding === 'on_post' ? '可以不填' : '写明发现的情况'}
        />
      </Form.Item>
      <Form.Item name={[name, 'correctionDueOn']} label="整改期限" {...below('correctionDueOn')}>
        <DateField disabled={!correctable} />
      </Form.Item>
      <Button
        type="text"
        className={styles.remove ?? ''}
        icon={<DeleteIcon />}
        aria-label={`删去第 ${index + 1} 人`}
        disabled={!props.removable}
        onClick={props.onRemove}
      />
      {hint !== '' && <p className={styles.warning}>{hint}</p>}
    </fieldset>
  );
}
