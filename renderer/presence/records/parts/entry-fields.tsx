import { Form, Input } from 'antd';
import { line, optionalLine, requiredParagraphs } from '#shared/text.ts';
import { DateField } from '../../../components/date-field.tsx';
import { ruleOf } from '../../../roster/form-fields.ts';

/** What a Form.Item of a field that must be filled in takes; the sentence stands below it once it was left empty. */
export const mustBe = (message: string) => ({
  required: true,
  rules: [{ required: true, message }],
  validateTrigger: 'onBlur',
});

interface LineFieldProps {
  readonly name: string;
  readonly label: string;
  /** Most characters. */
  readonly max?: number;
  /** What the refusal calls it where that is not the label. */
  readonly called?: string;
  readonly placeholder?: string;
}

/** One line that must be filled in. */
export function LineField({ name, label, max = 60, called = label, placeholder }: LineFieldProps) {
  return (
    <Form.Item
      name={name}
      label={label}
      required
      rules={[ruleOf(line(called, max), '')]}
      validateTrigger="onBlur"
    >
      <Input maxLength={max} {...(placeholder !== undefined && { placeholder })} />
    </Form.Item>
  );
}

/** The number of a document; not every one has a number. */
export function DocumentNumberField({ label = '文号' }: { readonly label?: string }) {
  return (
    <Form.Item name="documentNumber" label={label} rules={[ruleOf(optionalLine('文号', 60))]}>
      <Input maxLength={60} />
    </Form.Item>
  );
}

/** The body that a record comes from, and the number of its document. */
export function OrganFields({ label }: { readonly label: string }) {
  return (
    <>
      <LineField name="organ" label={label} />
      <DocumentNumberField />
    </>
  );
}

/** A day that must be filled in. */
export function DayField({ name, label }: { readonly name: string; readonly label: string }) {
  return (
    <Form.Item name={name} label={label} {...mustBe(`请填写${label}，如 20260305`)}>
      <DateField />
    </Form.Item>
  );
}

interface ParagraphsFieldProps {
  readonly name: string;
  readonly label: string;
  /** Most characters. */
  readonly max: number;
  /** What the refusal calls it where that is not the label. */
  readonly called?: string;
}

/** Paragraphs that must not be blank. */
export function ParagraphsField({ name, label, max, called = label }: ParagraphsFieldProps) {
  return (
    <Form.Item
      name={name}
      label={label}
      required
      rules={[ruleOf(requiredParagraphs(called, max), '')]}
      validateTrigger="onBlur"
    >
      <Input.TextArea className="desk-growing" maxLength={max} />
    </Form.Item>
  );
}

/** A text of a few lines that must say something. */
export function ProseField(field: { readonly name: string; readonly label: string; readonly max: number }) {
  return (
    <Form.Item
      name={field.name}
      label={field.label}
      required
      rules={[{ required: true, min: 2, message: `请填写${field.label}` }]}
      validateTrigger="onBlur"
    >
      <Input.TextArea className="desk-growing" maxLength={field.max} />
    </Form.Item>
  );
}
