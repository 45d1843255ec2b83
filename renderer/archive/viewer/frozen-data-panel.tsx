import { Checkbox, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FrozenData, FrozenField, FrozenGroup } from '#shared/contract/archive-preview.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Panel } from '../../components/page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import type { Asked } from './use-asked.ts';
import styles from './viewer.module.css';

/** Fields that say something else now. */
export const changedIn = ({ groups }: FrozenData): number =>
  groups.reduce((sum, { fields }) => sum + fields.filter(({ changed }) => changed).length, 0);

interface FrozenDataPanelProps {
  /** What the data are, e.g. 登记时的数据. */
  readonly title: string;
  readonly data: FrozenData | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly asked: Asked;
  /** Way to the record that the data come from. */
  readonly origin?: ReactNode;
}

/** The data that a paper was made from, part by part; each value is found in the paper by choosing it. */
export function FrozenDataPanel({ title, data, error, onRetry, asked, origin }: FrozenDataPanelProps) {
  const [onlyChanged, setOnlyChanged] = useState(false);
  const changed = data ? changedIn(data) : 0;
  const narrowed = onlyChanged && changed > 0;
  return (
    <Panel title={title}>
      {error !== null && <ErrorMessage title="数据没有载入" error={error} onRetry={onRetry} />}
      {!data && error === null && <Skeleton active title={false} />}
      {data && (
        <>
          {data.compared && (
            <p className={styles.verdict}>
              {changed === 0
                ? '与现在的数据一致。'
                : `登记后有 ${changed} 项数据已变更，文件不会跟着变。确需更新请核实后重新生成。`}
            </p>
          )}
          {data.note !== null && <p className={styles.verdict}>{data.note}</p>}
          {origin}
          {changed > 0 && (
            <Checkbox checked={onlyChanged} onChange={(event) => setOnlyChanged(event.target.checked)}>
              只看已变更的 {changed} 项
            </Checkbox>
          )}
          <p className={styles.hint}>选择一项，在文件中找到它；再选一次看下一处。</p>
          {data.groups.map((group) => (
            <Group key={group.key} group={group} asked={asked} narrowed={narrowed} />
          ))}
        </>
      )}
    </Panel>
  );
}

interface GroupProps {
  readonly group: FrozenGroup;
  readonly asked: Asked;
  readonly narrowed: boolean;
}

function Group({ group: { title, fields }, asked, narrowed }: GroupProps) {
  const shown = narrowed ? fields.filter(({ changed }) => changed) : fields;
  if (shown.length === 0) return null;
  return (
    <section className={styles.group}>
      <h3>{title}</h3>
      {byEntry(shown).map(({ entry, fields: own }) => (
        <div key={own[0]?.path}>
          {entry !== null && <h4>{entry}</h4>}
          <ul className={styles.fields}>
            {own.map((field) => (
              <Field key={field.path} field={field} asked={asked} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** Fields that follow each other within the same entry of a list. */
function byEntry(fields: readonly FrozenField[]): { entry: string | null; fields: FrozenField[] }[] {
  const runs: { entry: string | null; fields: FrozenField[] }[] = [];
  for (const field of fields) {
    const last = runs.at(-1);
    if (last && last.entry === field.entry) last.fields.push(field);
    else runs.push({ entry: field.entry, fields: [field] });
  }
  return runs;
}

function Field({ field, asked }: { readonly field: FrozenField; readonly asked: Asked }) {
  const { path, label, value, now, changed } = field;
  const chosen = asked.path === path;
  return (
    <li>
      {value === null ? (
        <div className={styles.field}>
          <span className={styles.label}>{label}</span>
          <span className={styles.blank}>{changed ? '登记时没有' : '空白'}</span>
        </div>
      ) : (
        <button
          type="button"
          className={styles.field}
          aria-pressed={chosen}
          title="在文件中查找"
          onClick={() => asked.ask(field)}
        >
          <span className={styles.label}>{label}</span>
          <span className={styles.value}>{value}</span>
        </button>
      )}
      {chosen && (
        <p className={styles.answer} role="status">
          {answerOf(asked)}
        </p>
      )}
      {changed && (
        <p className={styles.now}>
          <StatusChip tone="amber">登记后已变更</StatusChip> 现在：{now ?? '没有这一项'}
        </p>
      )}
    </li>
  );
}

function answerOf({ answer }: Asked): string {
  if (answer === null) return '正在查找';
  if (answer.places === 0) return '文件中没有这样的原文，可能合并或换了写法。';
  return answer.places === 1 ? '已在文件中标出。' : `已标出第 ${answer.shown} 处，共 ${answer.places} 处。`;
}
