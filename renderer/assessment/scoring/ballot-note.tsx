import { Button, Popconfirm } from 'antd';
import { type RaterGroup, raterGroupLabels } from '#shared/vocabulary.ts';
import styles from './ballot-panel.module.css';
import type { Editor } from './editor.ts';
import { tallyFields, tallyPath } from './fields.ts';
import type { TallyStanding } from './typed-tally.ts';

interface BallotNoteProps {
  readonly id: string;
  readonly group: RaterGroup;
  readonly standing: TallyStanding;
  readonly editor: Editor;
  readonly readOnly: boolean;
  /** Says which group is meant, where the note does not stand below its row. */
  readonly named?: boolean;
}

/** What there is to say about a tally, and what one can do with it. */
export function BallotNote({ id, group, standing, editor, readOnly, named = false }: BallotNoteProps) {
  const { typed, unsaved, isStored, savable, wrong, sentence } = standing;
  const name = raterGroupLabels[group];

  function takeBack() {
    for (const field of tallyFields) editor.set(tallyPath(group, field), '');
    void editor.saveTally(group);
  }

  return (
    <div className={styles.noteLine}>
      <span id={id} role="status" className={wrong.length > 0 ? styles.wrong : undefined}>
        {named && `${name}：`}
        {sentence}
      </span>
      {!readOnly && (
        <span className={styles.buttons}>
          {unsaved && (
            <Button
              size="small"
              disabled={!savable}
              aria-label={`保存${name}票数`}
              onClick={() => void editor.saveTally(group)}
            >
              保存
            </Button>
          )}
          {(isStored || typed.kind !== 'empty') && (
            <Popconfirm
              title={`清除${name}的票数吗`}
              description="已录入的数字会撤回，总分随之变化；变更记录中仍可查到。"
              okText="清除"
              cancelText="不清除"
              onConfirm={takeBack}
            >
              <Button size="small" type="text" aria-label={`清除${name}票数`}>
                清除
              </Button>
            </Popconfirm>
          )}
        </span>
      )}
    </div>
  );
}
