import { Button, Form, Input, Select } from 'antd';
import { followUpKindLabels, followUpKinds } from '#shared/case-vocabulary.ts';
import { line } from '#shared/text.ts';
import { optionsOf } from '../../../components/choice.tsx';
import { DateField } from '../../../components/date-field.tsx';
import { AddIcon, DeleteIcon } from '../../../components/icons.tsx';
import { ruleOf } from '../../../roster/form-fields.ts';
import styles from '../edit/edit.module.css';

/** What is followed up after a decision against a recall: what, by whom, until when. */
export function FollowUpRows() {
  return (
    <Form.Item label="跟踪事项">
      <Form.List name="followUps">
        {(fields, { add, remove }) => (
          <div className={styles.rows}>
            {fields.map(({ key, name }) => (
              <div key={key} className={styles.row}>
                <Form.Item
                  name={[name, 'kind']}
                  rules={[{ required: true, message: '请选择种类' }]}
                  validateTrigger="onBlur"
                >
                  <Select
                    aria-label={`第 ${name + 1} 项的种类`}
                    placeholder="种类"
                    options={optionsOf(followUpKinds, followUpKindLabels)}
                  />
                </Form.Item>
                <Form.Item
                  name={[name, 'title']}
                  rules={[ruleOf(line('跟踪事项', 100), '')]}
                  validateTrigger="onBlur"
                >
                  <Input aria-label={`第 ${name + 1} 项的内容`} placeholder="跟踪什么" maxLength={100} />
                </Form.Item>
                <Form.Item
                  name={[name, 'organ']}
                  rules={[ruleOf(line('责任机关', 60), '')]}
                  validateTrigger="onBlur"
                >
                  <Input aria-label={`第 ${name + 1} 项的责任机关`} placeholder="责任机关" maxLength={60} />
                </Form.Item>
                <Form.Item name={[name, 'dueOn']}>
                  <DateField aria-label={`第 ${name + 1} 项的期限`} />
                </Form.Item>
                <Button
                  icon={<DeleteIcon />}
                  aria-label={`删去第 ${name + 1} 项`}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <div>
              <Button icon={<AddIcon />} disabled={fields.length >= 20} onClick={() => add({ dueOn: null })}>
                增加一项
              </Button>
            </div>
          </div>
        )}
      </Form.List>
    </Form.Item>
  );
}
