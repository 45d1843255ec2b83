import { Alert, Button } from 'antd';
import { useMemo } from 'react';
import { formatMinute } from '../../app/format.ts';
import { differencesOf } from '../compare/differences.ts';
import styles from './draft.module.css';
import type { DraftEditor, DraftState } from './draft-editor.ts';

/** Somebody else has saved the draft meanwhile: what they have otherwise, and the choice which of both goes on. */
export function ConflictNotice({
  editor,
  state,
}: {
  readonly editor: DraftEditor;
  readonly state: DraftState;
}) {
  const { theirs, scheme } = state;
  const rows = useMemo(
    () =>
      theirs === null
        ? []
        : differencesOf(theirs.content, scheme, true)
            .flatMap((each) => each.rows)
            .filter(({ kind }) => kind !== 'same'),
    [theirs, scheme],
  );
  if (theirs === null) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={`${theirs.updatedBy}在 ${formatMinute(theirs.updatedAt)} 保存了这份草稿，其中 ${rows.length} 条规则与您的不同。您填写的内容还在，没有保存。`}
      description={
        <>
          <table className={styles.conflict} aria-label="两边的不同">
            <thead>
              <tr>
                <th scope="col">规则</th>
                <th scope="col">对方的</th>
                <th scope="col">您的</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ code, title, left, right }) => (
                <tr key={code}>
                  <th scope="row">{title}</th>
                  <td>{left?.sentences.join('') ?? '没有'}</td>
                  <td>{right?.sentences.join('') ?? '没有'}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className={styles.choices}>
            <Button size="small" onClick={() => void editor.resolve('mine')}>
              保留我的，覆盖对方的
            </Button>
            <Button size="small" onClick={() => void editor.resolve('theirs')}>
              采用对方的，放弃我的
            </Button>
          </div>
        </>
      }
    />
  );
}
