import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { businessDateOf } from '#shared/dates.ts';
import { orpc } from '../../app/client.ts';
import { formatMinute } from '../../app/format.ts';
import { useSession } from '../../app/session.tsx';
import styles from './conflict-notice.module.css';
import type { Editor, EditorState } from './editor.ts';

/** Says that somebody else has saved this person meanwhile, what they changed, and lets one choose where both did. */
export function ConflictNotice({ editor, state }: { readonly editor: Editor; readonly state: EditorState }) {
  const { changes, stored } = state;
  const { user } = useSession();
  const history = useQuery(
    orpc.audit.history.queryOptions({ input: { entityId: stored.id }, enabled: changes.length > 0 }),
  );
  if (changes.length === 0) return null;
  const contested = changes.filter(({ mine }) => mine !== null);
  const newest = history.data?.events[0];
  // Where nothing waits for a choice, one's own save may lie on top by now and must not pass for theirs.
  const last = contested.length > 0 || newest?.actorId !== user.id ? newest : undefined;
  const today = businessDateOf(new Date());
  const when = last && formatMinute(last.at).replace(`${today} `, '今天 ');
  const who = last ? `${last.actorName}在${when}` : '另一个窗口刚才';
  return (
    <Alert
      type="warning"
      showIcon
      title={
        contested.length === 0
          ? `${who} 保存了这份考核，改动已合并到本页，您填写的内容都还在。`
          : `${who} 保存了这份考核，其中 ${contested.length} 处与您填写的不同。您填写的内容还在，请选定以哪个为准。`
      }
      action={
        contested.length === 0 && (
          <Button size="small" onClick={() => editor.acknowledge()}>
            知道了
          </Button>
        )
      }
      description={
        <table className={styles.changes} aria-label="对方的改动">
          <thead>
            <tr>
              <th scope="col">内容</th>
              <th scope="col">原来</th>
              <th scope="col">对方改为</th>
              <th scope="col">您填写的</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {changes.map(({ unit, label, before, theirs, mine }) => (
              <tr key={unit}>
                <th scope="row">{label}</th>
                <td>{before}</td>
                <td>{theirs}</td>
                <td>{mine ?? '—'}</td>
                <td>
                  {mine !== null && (
                    <span className={styles.choice}>
                      <Button
                        size="small"
                        aria-label={`${label}用我填写的`}
                        onClick={() => void editor.resolve(unit, 'mine')}
                      >
                        用我的
                      </Button>
                      <Button
                        size="small"
                        aria-label={`${label}用对方的`}
                        onClick={() => void editor.resolve(unit, 'theirs')}
                      >
                        用对方的
                      </Button>
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}
