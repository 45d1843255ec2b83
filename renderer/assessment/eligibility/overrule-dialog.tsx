import { Form, Input, Select } from 'antd';
import type { EligibilityDetail } from '#shared/contract/assessment-eligibility.ts';
import type { GradeWords } from '#shared/policy/scheme.ts';
import { reasonSchema } from '#shared/text.ts';
import {
  type Grade,
  grades,
  type Participation,
  participationLabels,
  participations,
} from '#shared/vocabulary.ts';
import { client } from '../../app/client.ts';
import { optionsOf } from '../../components/choice.tsx';
import { DocumentNumberField, LineField } from '../../presence/records/parts/entry-fields.tsx';
import { FormDialog } from '../../roster/form-dialog.tsx';
import { ruleOf } from '../../roster/form-fields.ts';
import { capWords, outcomeWords } from './words.ts';

interface Values {
  participation: Participation;
  cap: Grade | 'none';
  approver: string;
  documentNumber: string;
  reason: string;
}

interface OverruleDialogProps {
  readonly detail: EligibilityDetail;
  readonly gradeWords: GradeWords;
  readonly open: boolean;
  readonly onDone: (detail: EligibilityDetail) => void;
  readonly onConflict: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Decides about one person otherwise than the rules: with a reason, and with who approved it. */
export function OverruleDialog({ detail, gradeWords, open, ...on }: OverruleDialogProps) {
  const { determination } = detail;
  const byRules = determination && outcomeWords(determination.participation, determination.cap, gradeWords);
  return (
    <FormDialog<Values>
      open={open}
      title={`调整${detail.name}的考核资格`}
      confirm="调整"
      consequence={`按方案核定的是“${byRules ?? ''}”。调整后按这里选定的执行，再次核定时也保留，理由和批准人记入审计。`}
      initial={{ participation: detail.participation, cap: detail.gradeCap ?? 'none' }}
      fields={['participation', 'cap', 'approver', 'documentNumber', 'reason']}
      submit={async ({ participation, cap, approver, documentNumber, reason }) => {
        const changed = await client.assessment.overruleEligibility({
          id: detail.id,
          revision: detail.revision,
          participation,
          cap: cap === 'none' ? null : cap,
          approver: approver ?? '',
          documentNumber: documentNumber ?? null,
          reason: reason ?? '',
        });
        on.onDone(changed);
      }}
      onConflict={async () => {
        await on.onConflict();
        return '这份考核记录刚刚被别人改动过，您填写的内容还在。请对照最新情况，仍然要调整的，再保存一次。';
      }}
      onClose={on.onClose}
    >
      <Form.Item name="participation" label="参加考核情况" required>
        <Select autoFocus options={optionsOf(participations, participationLabels)} />
      </Form.Item>
      <Form.Item name="cap" label="等次限制">
        <Select
          options={[
            { value: 'none', label: '不限制' },
            ...grades.slice(1).map((grade) => ({ value: grade, label: capWords(grade, gradeWords) })),
          ]}
        />
      </Form.Item>
      <LineField name="approver" label="批准机关或批准人" />
      <DocumentNumberField />
      <Form.Item
        name="reason"
        label="理由"
        required
        rules={[ruleOf(reasonSchema, '')]}
        validateTrigger="onBlur"
      >
        <Input.TextArea className="desk-growing" maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
