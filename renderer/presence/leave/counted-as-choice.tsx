import { Form, Radio } from 'antd';
import type { LeaveReasoning } from '#shared/contract/presence-leave.ts';
import { formatHalfDays } from '#shared/presence/leave-length.ts';
import styles from './leave.module.css';

type Asked = Extract<LeaveReasoning['dayCount'], { kind: 'asked' }>;

interface CountedAsChoiceProps {
  readonly options: Asked['options'];
  /** What is wrong with the answer, as properties of its Form.Item. */
  readonly problem: object;
}

/** Calendar or working days: asked only where the scheme is silent and the two lead to different bodies. */
export function CountedAsChoice({ options, problem }: CountedAsChoiceProps) {
  return (
    <Form.Item
      name="countedAs"
      label="请假天数按哪一种计算"
      required
      rules={[{ required: true, message: '请选择按日历日还是按工作日计算' }]}
      {...problem}
    >
      <Radio.Group
        className={styles.stacked ?? ''}
        options={options.map(({ countedAs, halfDays, approver, substitutionNeeded }) => ({
          value: countedAs,
          label: `按${countedAs === 'calendar' ? '日历日' : '工作日'}：${formatHalfDays(halfDays)}，由${
            approver ?? '填写的单位'
          }批准${substitutionNeeded ? '，须安排接替' : ''}`,
        }))}
      />
    </Form.Item>
  );
}
