import { Form, Input } from 'antd';
import { reasonSchema } from '#shared/text.ts';
import { ruleOf } from './form-fields.ts';
import styles from './roster.module.css';

/** The reason of a step, inside of a form; Enter breaks the line, the button or Ctrl+S goes ahead. */
export function ReasonField({ help }: { readonly help?: string }) {
  return (
    <Form.Item
      name="reason"
      label="理由"
      required
      rules={[ruleOf(reasonSchema, '')]}
      validateTrigger="onBlur"
      extra={help}
    >
      <Input.TextArea className={`desk-growing ${styles.low}`} maxLength={500} />
    </Form.Item>
  );
}
