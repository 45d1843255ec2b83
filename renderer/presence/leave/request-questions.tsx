import { Form, Input, Radio } from 'antd';
import { Link } from 'react-router';
import type { FieldNote, LeaveReasoning } from '#shared/contract/presence-leave.ts';
import { formatHalfDays, halfDaysOf } from '#shared/presence/leave-length.ts';
import { line } from '#shared/text.ts';
import { ruleOf } from '../../roster/form-fields.ts';
import { problemProps } from '../records/parts/field-notes.ts';
import { CountedAsChoice } from './counted-as-choice.tsx';
import styles from './leave.module.css';
import { nameOfLeave } from './leave-words.ts';

interface RequestQuestionsProps {
  readonly reasoning: LeaveReasoning;
  /** What was answered so far. */
  readonly joined: boolean | null;
  readonly problems: readonly FieldNote[];
}

/** What only a person can say, asked only where it matters. */
export function RequestQuestions({ reasoning, joined, problems }: RequestQuestionsProps) {
  const { adjoining, dayCount, ladderSilent } = reasoning;
  return (
    <>
      {adjoining.length > 0 && (
        <div className={styles.question}>
          <p>与以下请假首尾相连（中间没有间隔，或者只隔休息日）：</p>
          <ul>
            {adjoining.map((other) => (
              <li key={other.id}>
                <Link to={`/daily/leave?leave=${other.id}`}>{nameOfLeave(other)}</Link>，
                {formatHalfDays(halvesBetween(other))}
              </li>
            ))}
          </ul>
          <Form.Item
            name="joined"
            label="是否合并计算天数"
            required
            rules={[{ required: true, message: '请选择是否合并计算天数' }]}
            {...problemProps(problems, 'joined')}
          >
            <Radio.Group
              options={[
                { value: true, label: '合并计算' },
                { value: false, label: '不合并计算' },
              ]}
            />
          </Form.Item>
          {joined === false && (
            <Form.Item
              name="joinReason"
              label="不合并计算的理由"
              required
              rules={[ruleOf(line('不合并计算的理由', 200), '')]}
              validateTrigger="onBlur"
              {...problemProps(problems, 'joinReason')}
            >
              <Input maxLength={200} />
            </Form.Item>
          )}
        </div>
      )}
      {dayCount.kind === 'asked' && (
        <div className={styles.question}>
          <CountedAsChoice options={dayCount.options} problem={problemProps(problems, 'countedAs')} />
        </div>
      )}
      {ladderSilent && (
        <div className={styles.question}>
          <Form.Item
            name="approver"
            label="批准单位"
            required
            rules={[ruleOf(line('批准单位', 60), '')]}
            validateTrigger="onBlur"
            extra="制度方案没有写明由谁批准，请按本地做法填写。"
            {...problemProps(problems, 'approver')}
          >
            <Input maxLength={60} />
          </Form.Item>
        </div>
      )}
    </>
  );
}

const halvesBetween = (period: LeaveReasoning['adjoining'][number]): number => {
  const { first, last } = halfDaysOf(period);
  return last - first + 1;
};
