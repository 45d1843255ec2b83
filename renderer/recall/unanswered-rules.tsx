import { useQuery } from '@tanstack/react-query';
import { Popover } from 'antd';
import { Link } from 'react-router';
import { orpc } from '../app/client.ts';
import { TextButton } from '../components/text-button.tsx';
import styles from './recall.module.css';

/** Rules of the scheme that cannot speak because the notice names no figure: said, so that silence is not taken for peace. */
export function UnansweredRules() {
  const { data } = useQuery(orpc.recall.unansweredRules.queryOptions({ staleTime: 60_000 }));
  if (!data || data.rules.length === 0) return null;
  return (
    <p className={styles.unanswered}>
      有 {data.rules.length} 条线索规则因方案没有规定数值而不作判断。
      <Popover
        trigger="click"
        content={
          <ul className={styles.unansweredList}>
            {data.rules.map((rule) => (
              <li key={`${rule.triggerCode} ${rule.ruleCode}`}>
                <strong>
                  {rule.triggerTitle}：{rule.ruleTitle}
                </strong>
                <span>{rule.note}</span>
              </li>
            ))}
          </ul>
        }
      >
        <TextButton>查看是哪几条</TextButton>
      </Popover>
      <Link to={`/policy/${data.schemeVersionId}`}>查看方案</Link>
    </p>
  );
}
