import { Form, Input } from 'antd';
import { passwordSchema } from '#shared/contract/identity.ts';

interface PasswordFieldsProps {
  /** Name of the form's field for the password; the repetition is `${name}Again`. */
  readonly name: string;
  readonly label: string;
  readonly size?: 'large' | 'middle';
}

/** A new password and its repetition, checked as the contract does. */
export function PasswordFields({ name, label, size = 'middle' }: PasswordFieldsProps) {
  return (
    <>
      <Form.Item
        name={name}
        label={label}
        extra="至少 8 位。几个不相干的词连在一起，比短而复杂的密码更安全，也更好记。"
        validateTrigger="onBlur"
        rules={[
          {
            validator: async (_, value: string | undefined) => {
              const parsed = passwordSchema.safeParse(value ?? '');
              if (!parsed.success) throw new Error(parsed.error.issues[0]?.message ?? '密码不符合要求');
            },
          },
        ]}
      >
        <Input.Password size={size} autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name={`${name}Again`}
        label={`再输入一次${label}`}
        dependencies={[name]}
        validateTrigger="onBlur"
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value: string | undefined) => {
              if ((value ?? '') !== (getFieldValue(name) ?? '')) throw new Error('两次输入的密码不一样');
            },
          }),
        ]}
      >
        <Input.Password size={size} autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
