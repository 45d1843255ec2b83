import { Form, type FormInstance, Input, Segmented, Select } from 'antd';
import type { FieldNote } from '#shared/contract/presence-leave.ts';
import type { BusinessDate } from '#shared/dates.ts';
import { optionalLine, reasonSchema } from '#shared/text.ts';
import { leaveKindLabels, leaveKinds } from '#shared/vocabulary.ts';
import { optionsOf } from '../../components/choice.tsx';
import { DateField } from '../../components/date-field.tsx';
import { FieldPair } from '../../components/field-pair.tsx';
import { ruleOf } from '../../roster/form-fields.ts';
import { PostingField } from '../../roster/posting-field.tsx';
import { hintOf, problemProps } from '../records/parts/field-notes.ts';
import styles from './leave.module.css';
import { halfLabels, reportedByLabels } from './leave-words.ts';
import { endAfter, type RequestValues } from './request-values.ts';

interface RequestFieldsProps {
  readonly form: FormInstance<RequestValues>;
  /** Sentences that stand in the way, by field. */
  readonly problems: readonly FieldNote[];
  /** Sentences worth a second look. */
  readonly warnings: readonly FieldNote[];
}

const halves = optionsOf(['am', 'pm'], halfLabels);

/** Whose leave, which kind, from when to when, why, and how it was asked for. */
export function RequestFields({ form, problems, warnings }: RequestFieldsProps) {
  const below = (path: string) => ({ ...problemProps(problems, path), extra: hintOf(warnings, path) });
  const followStart = (start: BusinessDate | null) => {
    // Once the focus has moved on: whoever went straight to the last day is about to type it.
    requestAnimationFrame(() => {
      if (start === null || document.activeElement?.id.endsWith('_endDate')) return;
      form.setFieldValue('endDate', endAfter(start, form.getFieldValue('endDate')));
    });
  };
  return (
    <>
      <Form.Item
        name="postingId"
        label="人员"
        required
        rules={[{ required: true, message: '请选择请假的人' }]}
        validateTrigger="onBlur"
        {...below('postingId')}
      >
        <PostingField autoFocus />
      </Form.Item>
      <Form.Item name="kind" label="类别" required>
        <Select options={optionsOf(leaveKinds, leaveKindLabels)} />
      </Form.Item>
      <div className={styles.ends}>
        <Form.Item
          name="startDate"
          label="开始日期"
          required
          rules={[{ required: true, message: '请填写开始日期，如 20260305' }]}
          validateTrigger="onBlur"
          {...below('startDate')}
        >
          <StartField onPicked={followStart} />
        </Form.Item>
        <Form.Item name="startHalf" label="从" {...below('startHalf')}>
          <Segmented aria-label="从上午还是下午开始" options={halves} />
        </Form.Item>
        <Form.Item
          name="endDate"
          label="结束日期"
          required
          rules={[{ required: true, message: '请填写结束日期，如 20260307' }]}
          validateTrigger="onBlur"
          {...below('endDate')}
        >
          <DateField />
        </Form.Item>
        <Form.Item name="endHalf" label="到" {...below('endHalf')}>
          <Segmented aria-label="到上午还是下午结束" options={halves} />
        </Form.Item>
      </div>
      <Form.Item
        name="reason"
        label="事由"
        required
        rules={[ruleOf(reasonSchema, '')]}
        validateTrigger="onBlur"
        {...below('reason')}
      >
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item
        name="destination"
        label="去向"
        rules={[ruleOf(optionalLine('去向', 60))]}
        {...below('destination')}
      >
        <Input maxLength={60} />
      </Form.Item>
      <FieldPair>
        <Form.Item name="reportedBy" label="报告方式" required {...below('reportedBy')}>
          <Select options={optionsOf(['paper', 'telephone', 'message'], reportedByLabels)} />
        </Form.Item>
        <Form.Item
          name="requestedOn"
          label="申请日期"
          required
          rules={[{ required: true, message: '请填写申请日期，如 20260301' }]}
          validateTrigger="onBlur"
          {...below('requestedOn')}
        >
          <DateField />
        </Form.Item>
      </FieldPair>
    </>
  );
}

/** The first day; the last one follows it until it is typed itself. */
function StartField({
  onPicked,
  onChange,
  ...rest
}: {
  readonly id?: string;
  readonly value?: BusinessDate | null;
  readonly onChange?: (value: BusinessDate | null) => void;
  readonly onPicked: (value: BusinessDate | null) => void;
}) {
  return (
    <DateField
      {...rest}
      onChange={(value) => {
        onChange?.(value);
        onPicked(value);
      }}
    />
  );
}
