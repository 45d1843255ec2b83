import { Form, Input } from 'antd';
import { line, optionalLine } from '#shared/text.ts';
import { ruleOf } from '../../../roster/form-fields.ts';

/** What a Form.Item of a field that must be filled in takes; the sentence stands below it once it was left empty. */
export const mustBe = (message: string) => ({
  required: true,
  rules: [{ required: true, message }],
  validateTrigger: 'onBlur',
});

/** The body that a record comes from, and the number of its document. */
export function OrganFields({ label }: { readonly label: string }) {
  return (
    <>
      <Form.Item
        name="organ"
        label={label}
        required
        rules={[ruleOf(line(label, 60), '')]}
        validateTrigger="onBlur"
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="documentNumber" label="文号" rules={[ruleOf(optionalLine('文号', 60))]}>
        <Input maxLength={60} />
      </Form.Item>
    </>
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
